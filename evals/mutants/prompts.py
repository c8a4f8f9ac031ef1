"""The prompt's files, changed: in a folder for the occasion, never where they lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from briefing.errors import PromptError
from briefing.settings import Settings


@dataclass(frozen=True, slots=True)
class PromptFiles:
    """A prompt as it lies on disk."""

    text: str
    """Header and instruction."""
    examples: tuple[dict[str, Any], ...]
    """Few-shot passages with their answers."""


def without_attribution(files: PromptFiles) -> PromptFiles:
    """No rule says whom to cite, and no example cites anybody."""
    examples = _answers(files, lambda claim: {**claim, "attribution": []})
    return PromptFiles(text=_rule(files.text, "attribution", ""), examples=examples)


def inviting_paraphrase(files: PromptFiles) -> PromptFiles:
    """Quotes may be put in other words, and the examples do it; where sentences go by number, statements may."""
    if re.search(r"^quote:", files.text, re.MULTILINE):
        rule = "quote: what the passage says, in short and in your own words where that reads better.\n\n"
        examples = _answers(files, lambda claim: {**claim, "quote": claim["statement"]})
        return PromptFiles(text=_rule(files.text, "quote", rule), examples=examples)
    rule = "statement: what the sentence means, in short and in your own words, with numbers rounded.\n\n"
    return replace(files, text=_rule(files.text, "statement", rule))


def with_comment(files: PromptFiles) -> PromptFiles:
    """A comment at the end, which is not sent."""
    return replace(files, text=files.text.rstrip() + "\n\n<!-- Read again, and nothing changed. -->\n")


@contextmanager
def in_force(settings: Settings, change: Callable[[PromptFiles], PromptFiles]) -> Iterator[Settings]:
    """Settings that lead to the changed prompt while the block runs."""
    changed = change(_read(settings))
    with TemporaryDirectory() as folder:
        Path(folder, f"{settings.prompt}.md").write_text(changed.text, "utf-8")
        if changed.examples:
            examples = yaml.safe_dump(list(changed.examples), allow_unicode=True, sort_keys=False)
            Path(folder, f"{settings.prompt}.examples.yaml").write_text(examples, "utf-8")
        yield settings.model_copy(update={"prompts_dir": Path(folder)})


def _read(settings: Settings) -> PromptFiles:
    examples = settings.prompts_dir / f"{settings.prompt}.examples.yaml"
    return PromptFiles(
        text=(settings.prompts_dir / f"{settings.prompt}.md").read_text("utf-8"),
        examples=tuple(yaml.safe_load(examples.read_text("utf-8"))) if examples.exists() else (),
    )


def _rule(text: str, name: str, instead: str) -> str:
    """The text with the paragraph that begins with `name:` replaced. Raises PromptError where there is none."""
    changed, count = re.subn(rf"^{name}:.*?\n\n", lambda _: instead, text, count=1, flags=re.DOTALL | re.MULTILINE)
    if not count:
        raise PromptError(f"the prompt has no paragraph {name!r} to change", remedy="adapt evals/mutants/prompts.py")
    return changed


def _answers(files: PromptFiles, change: Callable[[dict[str, Any]], dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    return tuple({**example, "claims": [change(claim) for claim in example["claims"]]} for example in files.examples)
