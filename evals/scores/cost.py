"""What a case cost, a document."""

from __future__ import annotations

from collections.abc import Iterator

from evals.cases import Case
from evals.scores.model import Output, Score
from evals.scores.table import Maker


def cost_scores(case: Case, output: Output) -> Iterator[Score]:
    """Tokens, calls, seconds and money; what nobody measured or priced is unscored, not 0."""
    assert output.briefing is not None, "a failed output is not scored"
    make, of = Maker(case.name), len(case.documents)
    usage = output.briefing.provenance.usage
    calls = usage.calls + usage.cache_hits
    tokens = [f"sent: {usage.prompt_tokens}", f"received: {usage.completion_tokens}"]
    yield make.ratio("cost.tokens_per_document", usage.prompt_tokens + usage.completion_tokens, of, tokens)
    answered = [f"by the endpoint, or recorded there: {usage.calls}", f"from the cache: {usage.cache_hits}"]
    yield make.ratio("cost.calls_per_document", calls, of, answered)
    yield make.ratio("cost.model_seconds_per_document", usage.seconds, of)
    stages = [f"{stage}: {seconds:.3f} s" for stage, seconds in output.seconds.items()]
    if output.seconds:
        yield make.ratio("cost.seconds_per_document", sum(output.seconds.values()), of, stages)
    else:
        yield make.unscored("cost.seconds_per_document", "no stage was timed")
    if usage.cost_usd is not None:
        yield make.ratio("cost.usd_per_document", usage.cost_usd, of)
    else:
        yield make.unscored("cost.usd_per_document", "the prices are not known")
