# The recipes for people, hooks and CI. `make brief` and `make test` set up all that they need first.
# Python: PYTHON=python3.12 make brief  (any 3.11 or newer)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEEDS := seeds
RECORDINGS := evals/recordings/qwen2.5-coder-1.5b

.PHONY: brief test check lint types contracts test-live serve eval eval-embedded eval-model eval-mutants measure bench clean lock help
.DEFAULT_GOAL := help

help:
	@echo "make brief      the briefing of $(SEEDS)/, in the terminal and in out/"
	@echo "make test       the tests, hermetic"
	@echo "make check      linters, types, import contracts, tests"
	@echo "make test-live  the pipeline against the endpoint in OPENAI_BASE_URL, OPENAI_API_KEY, BRIEFING_MODEL"
	@echo "make eval       run the labelled stories with the embedded extractor and on a model's recorded answers, score both,"
	@echo "                and stop where a score fell: out/eval.json and .html, out/eval.model.json and .html"
	@echo "make eval-mutants  seeded regressions and harmless changes, each through the gate"
	@echo "make measure    readers and merger on public labelled data, where it is present: out/measure.json"
	@echo "make bench      seconds and memory of the merger from 1,000 claims to 1,000,000: out/bench.json (MOST=100000 for less)"
	@echo "make serve      the HTTP API on 127.0.0.1:8000"
	@echo "make lock       renew the pinned requirements from pyproject.toml"
	@echo "make clean      remove the virtual environment and what was made"

brief: $(VENV)/.run
	@$(BIN)/briefing make $(SEEDS) --out out

serve: $(VENV)/.run
	@$(BIN)/briefing serve

test: $(VENV)/.dev
	$(BIN)/pytest -n auto -m "not live"

check: lint types contracts test

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

test-live: $(VENV)/.dev
	$(BIN)/pytest -m live tests/live

eval: eval-embedded eval-model

eval-embedded: $(VENV)/.dev
	$(BIN)/python -m evals run --out out/runs/embedded --force
	$(BIN)/python -m evals gate out/runs/embedded --table out/eval.json --junit out/eval.junit.xml --report out/eval.html

# Not the ferry: there the model was cut off in a passage, which the gate rightly stops.
eval-model: $(VENV)/.dev
	$(BIN)/python -m evals run --extractor model --cases climbers,pirates,seeds --recordings $(RECORDINGS) --replay --out out/runs/model --force
	$(BIN)/python -m evals gate out/runs/model --table out/eval.model.json --junit out/eval.model.junit.xml --report out/eval.model.html

eval-mutants: $(VENV)/.dev
	$(BIN)/python -m evals.mutants

measure: $(VENV)/.dev
	$(BIN)/python -m evals.measure --out out/measure.json

MOST ?= 1000000

bench: $(VENV)/.bench
	$(BIN)/python -m evals.bench --most $(MOST)

# ── Set-up ────────────────────────────────────────────────────────────────────────────────────────────────────────────
# Sets of pinned, hashed requirements: what runs, what also tests, what is measured against. uv installs each in seconds.

$(VENV)/bin/uv: requirements-setup.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: PYTHON=python3.12 make …"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "venv is missing: on Debian, apt install python3-venv"; exit 2; }
	@echo "Setting up $(VENV) (once) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-setup.txt
	@touch $@

$(VENV)/.run: $(VENV)/bin/uv requirements.txt pyproject.toml
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.dev requirements-bench.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-bench.txt
	@touch $@

lock: $(VENV)/bin/uv
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev -c requirements.txt --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -o requirements-dev.txt
	$(BIN)/uv pip compile pyproject.toml --extra bench -c requirements-dev.txt --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -o requirements-bench.txt

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
