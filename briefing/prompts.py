"""Prompts are files: a header (name, version, schema), the text, and few-shot examples in a second file beside it.

What is sent never passes through a template. The text of the file and the passage that is asked about are separate
messages, so "{{ 7 * 7 }}" or an order in a passage is nothing but characters; and all that is static comes first, where
an endpoint's prefix cache finds it again.

An answer either copies the sentence that a claim rests on or gives its number. What is copied can be copied wrongly,
and costs as many tokens again as the statement; a number can be wrong too, but then the statement finds no support in
that sentence and the claim is refused like any other.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Literal, TypedDict

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.errors import PromptError
from briefing.model import Modality, Role, Value
from briefing.text import sentences

_HEADER = re.compile(r"\A---\n(?P<header>.*?)^---[ ]*\n(?P<text>.*)\Z", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(r'(?<![^\s(\[–—“‘])"')
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)


class Message(TypedDict):
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


class _Filled(BaseModel):
    """Base of what a model fills in: unknown keys are dropped, and the schema tells the model to add none."""

    model_config = ConfigDict(
        frozen=True, use_attribute_docstrings=True, json_schema_extra={"additionalProperties": False}
    )


class NamedSource(_Filled):
    """Whom a claim comes from."""

    name: str
    """As the passage names them."""
    role: Role
    """`speaker` whose own words or findings these are, `relay` who passes them on."""


class ProposedClaim(_Filled):
    """A claim; the quote stands first, so that a model copies before it puts anything in its own words."""

    quote: str
    """The whole sentence that the claim rests on, copied character by character."""
    attribution: list[NamedSource]
    """Outermost first; empty where the passage tells it by itself."""
    statement: str
    """One sentence that is understood by itself."""
    modality: Modality
    """Whether it is put as so, as possible, or as an intention."""


class ProposedClaims(_Filled):
    """All claims of a passage."""

    claims: list[ProposedClaim]
    """In the order of the passage."""


class NumberedClaim(_Filled):
    """A claim that says which sentence it rests on."""

    sentence: int
    """The number that stands before the sentence."""
    attribution: list[NamedSource]
    """Outermost first; empty where the passage tells it by itself."""
    statement: str
    """One sentence that is understood by itself."""
    modality: Modality
    """Whether it is put as so, as possible, or as an intention."""


class NumberedClaims(_Filled):
    """All claims of a passage whose sentences are numbered."""

    claims: list[NumberedClaim]
    """In the order of the passage."""


Answer = ProposedClaims | NumberedClaims
SCHEMAS: dict[str, type[ProposedClaims | NumberedClaims]] = {"claims": ProposedClaims, "numbered": NumberedClaims}


class Example(BaseModel):
    """A passage with the answer that is expected for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    passage: str
    claims: list[ProposedClaim]


class Prompt(Value):
    """What is sent before a passage."""

    name: str = Field(min_length=1)
    """By its header."""
    version: int = Field(ge=1)
    """By its header; raised with every change of what is sent."""
    schema_name: Literal["claims", "numbered"] = Field(alias="schema")
    """Which shape the answer has: a key of `SCHEMAS`."""
    quotation_marks: Literal["as_printed", "curly"] = "as_printed"
    """`curly` sends “ and ” for each straight mark: in JSON a straight one must be escaped, and small models end their
    string there instead. Quotes are looked for without regard to the form of their marks."""
    text: str = Field(min_length=1)
    """The instruction, without header and comments."""
    examples: tuple[Example, ...] = ()
    """In the order of their file."""

    @property
    def schema_type(self) -> type[ProposedClaims | NumberedClaims]:
        """The type that an answer is read into."""
        return SCHEMAS[self.schema_name]

    @property
    def hash(self) -> str:
        """SHA-256 over all that is sent but the passage, the answer's schema included: 12 hex digits."""
        sent = json.dumps([self.messages(""), self.schema_type.model_json_schema()], ensure_ascii=False)
        return hashlib.sha256(sent.encode()).hexdigest()[:12]

    def messages(self, passage: str) -> list[Message]:
        """The chat that asks about a passage: what is static first, the passage last and alone in its message."""
        chat: list[Message] = [{"role": "system", "content": self.text}]
        for example in self.examples:
            chat += [
                {"role": "user", "content": self._shown(example.passage)},
                {"role": "assistant", "content": self._answered(example).model_dump_json()},
            ]
        return [*chat, {"role": "user", "content": self._shown(passage)}]

    def claims(self, answer: Answer, passage: str) -> tuple[ProposedClaim, ...]:
        """What an answer about the passage proposes; a number that no sentence has stands as the quote, and is refused.

        >>> prompt = Prompt(name="p", version=1, schema="numbered", text="List what is claimed.")
        >>> answer = NumberedClaims(
        ...     claims=[NumberedClaim(sentence=2, attribution=[], statement="It poured.", modality="asserted")]
        ... )
        >>> prompt.claims(answer, "It rained. It poured.")[0].quote
        'It poured.'
        """
        if isinstance(answer, ProposedClaims):
            return tuple(answer.claims)
        quotes = {str(number): passage[start:end] for number, (start, end) in enumerate(sentences(passage), 1)}
        return tuple(
            ProposedClaim(
                quote=quotes.get(str(claim.sentence), f"[{claim.sentence}]"), **claim.model_dump(exclude={"sentence"})
            )
            for claim in answer.claims
        )

    def _shown(self, passage: str) -> str:
        shown = passage
        if self.schema_name == "numbered":
            spans = enumerate(sentences(passage), 1)
            shown = "\n".join(f"[{number}] {passage[start:end]}" for number, (start, end) in spans)
        return _curled(shown) if self.quotation_marks == "curly" else shown

    def _answered(self, example: Example) -> Answer:
        if self.schema_name == "claims":
            return ProposedClaims(claims=example.claims)
        numbers = {example.passage[start:end]: n for n, (start, end) in enumerate(sentences(example.passage), 1)}
        return NumberedClaims(
            claims=[
                NumberedClaim(sentence=numbers[claim.quote], **claim.model_dump(exclude={"quote"}))
                for claim in example.claims
            ]
        )


def load(name: str, folder: Path) -> Prompt:
    """Read `<name>.md` and, where it exists, `<name>.examples.yaml`.

    Raises PromptError, naming the file, where one is missing, cannot be read or does not have its form.
    """
    path = folder / f"{name}.md"
    match = _HEADER.match(_read(path))
    if match is None:
        raise PromptError(f"{path} has no header", remedy="begin it with ---, name, version and schema, and --- again")
    header = _yaml(path, match["header"])
    if not isinstance(header, dict):
        raise PromptError(f"the header of {path} is no list of fields", remedy="give name, version and schema")
    text = _COMMENT.sub("", match["text"]).strip()
    return _checked(path, {**header, "text": text, "examples": _examples(folder / f"{name}.examples.yaml")})


def _curled(text: str) -> str:
    """Straight double marks as curly ones, by what stands before them.

    >>> _curled('He said "no" ("not now").')
    'He said “no” (“not now”).'
    """
    return _OPENING.sub("“", text).replace('"', "”")


def _examples(path: Path) -> list[object]:
    if not path.exists():
        return []
    found = _yaml(path, _read(path))
    if not isinstance(found, list):
        raise PromptError(f"{path} is no list of examples", remedy="begin each example with '- passage:'")
    return found


def _checked(path: Path, fields: dict[str, object]) -> Prompt:
    try:
        return Prompt.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise PromptError(f"{path} or its examples: {where}: {first['msg']}", remedy="correct that field") from None


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        raise PromptError(
            f"there is no prompt {path}", remedy="check BRIEFING_PROMPT and BRIEFING_PROMPTS_DIR"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"{path} cannot be read ({error.__class__.__name__})", remedy="give a UTF-8 file") from None


def _yaml(path: Path, text: str) -> object:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = f" near line {line + 1}" if isinstance(line, int) else ""
        raise PromptError(f"{path} is not valid YAML{where}", remedy="correct it") from None
