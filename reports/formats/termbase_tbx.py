"""A glossary as TBX-Basic in the DCA style of ISO 30042:2019.

A concept is one term with its renderings, of which the first is preferred and the others are admitted. TBX-Basic cannot
say that capitals matter. A term that is not translated has itself as its rendering. Candidates have no status yet but
the context that they were found in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from samesaid.model import Candidate, SamesaidError, Term, Termbase

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang={language} xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <titleStmt><title>{title}</title></titleStmt>
      <sourceDesc><p>Written by samesaid.</p></sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_TAIL = """    </body>
  </text>
</tbx>
"""
# Parts of speech of TBX-Basic by ours.
_PARTS = {"noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb", "name": "properNoun"}
# Characters that XML 1.0 does not allow.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(termbase: Termbase, candidates: Sequence[Candidate] = ()) -> str:
    """The glossary as one XML document; ``candidates`` are none or one for each of its terms.

    Raises SamesaidError if the languages of a term are unknown: TBX needs them.
    """
    bare = next((t for t in termbase.terms if not (t.source_language and t.target_language)), None)
    if bare is not None:
        raise SamesaidError(f"TBX needs the languages of “{bare.source}” and its renderings; name them or write CSV")
    found: Sequence[Candidate | None] = candidates or [None] * len(termbase.terms)
    numbered = enumerate(zip(termbase.terms, found, strict=True), 1)
    concepts = (line for n, (term, candidate) in numbered for line in _concept(n, term, candidate))
    language = termbase.terms[0].source_language if termbase.terms else "en"
    head = _HEAD.format(title=_text(termbase.name), language=quoteattr(language))
    return head + "".join(f"      {line}\n" for line in concepts) + _TAIL


def _concept(number: int, term: Term, candidate: Candidate | None) -> Iterator[str]:
    yield f'<conceptEntry id="c{number}">'
    if term.domain:
        yield f'  <descrip type="subjectField">{_text(term.domain)}</descrip>'
    if term.note:
        yield f"  <note>{_text(term.note)}</note>"
    yield from _section(
        term.source_language, [(term.source, _status("preferred", candidate))], _source_categories(term, candidate)
    )
    accepted = (term.source,) if term.keep else term.renderings
    renderings = [(r, _status("admitted" if n else "preferred", candidate)) for n, r in enumerate(accepted)]
    renderings += [(f, _status("deprecated", None)) for f in term.forbidden]
    context = [_context(candidate.example[1])] if candidate else []
    yield from _section(term.target_language, renderings, context)
    yield "</conceptEntry>"


def _status(status: str, candidate: Candidate | None) -> str:
    return "" if candidate else f'<termNote type="administrativeStatus">{status}Term-admn-sts</termNote>'


def _source_categories(term: Term, candidate: Candidate | None) -> list[str]:
    """Data categories of the source term besides its status."""
    part = _PARTS.get(term.part_of_speech)
    lines = [f'<termNote type="partOfSpeech">{part}</termNote>'] if part else []
    if candidate:
        where = f'<admin type="source">{candidate.together} of {candidate.count} places</admin>'
        lines += [_context(candidate.example[0]), where]
    return lines


def _context(example: str) -> str:
    return f'<descrip type="context">{_text(example)}</descrip>'


def _section(language: str, terms: Sequence[tuple[str, str]], common: Sequence[str]) -> Iterator[str]:
    """The terms of a language, each with its status and the ``common`` data categories."""
    yield f"  <langSec xml:lang={quoteattr(language)}>"
    for wording, status in terms:
        yield "    <termSec>"
        yield f"      <term>{_text(wording)}</term>"
        yield from (f"      {line}" for line in (*common, status) if line)
        yield "    </termSec>"
    yield "  </langSec>"


def _text(wording: str) -> str:
    return escape(_NOT_XML.sub(" ", wording))
