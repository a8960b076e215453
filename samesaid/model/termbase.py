"""Agreed terms."""

from __future__ import annotations

from dataclasses import dataclass, field

from samesaid.model.message import Message


@dataclass(frozen=True, slots=True)
class Termbase:
    """Agreed terms. ``digest`` is for the signature; ``name`` is the file's name.

    ``warnings`` say what a reader of the findings must know of the glossary: rows that repeat or contradict others.
    """

    name: str
    digest: str
    terms: tuple[Term, ...] = ()
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A source term, its accepted renderings (one suffices), and renderings that are forbidden.

    ``keep`` marks a term that is not translated: the version must have it unchanged. With ``case``, capitals must
    match, in the term and in its renderings. ``part_of_speech`` is noun, verb, adjective, adverb, name or empty. The
    language tags are empty where the glossary has none.
    """

    source: str
    renderings: tuple[str, ...]
    forbidden: tuple[str, ...] = field(default=())
    keep: bool = False
    case: bool = False
    part_of_speech: str = ""
    domain: str = ""
    note: str = ""
    source_language: str = ""
    target_language: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term and its probable rendering, for a glossary to edit.

    ``count`` is the number of beads with the source term, ``together`` the number of those that have the rendering as
    well; ``example`` is the text of both sides of one of these.
    """

    term: Term
    count: int
    together: int
    example: tuple[str, str]
