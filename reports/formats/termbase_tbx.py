"""A termbase as TBX-Basic in the DCA style of ISO 30042:2019.

TBX-Basic has no rule of capitals; a term that is not translated has itself as its rendering. A concept is one source
term with its renderings; the first rendering is the preferred one, the others are admitted. Candidates have no status
yet, but the context they were found in.
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
# What TBX-Basic allows; names are proper nouns to it.
_PARTS = {"noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb", "name": "properNoun"}
# Characters that XML 1.0 has no place for.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(termbase: Termbase, candidates: Sequence[Candidate] = ()) -> str:
    """The termbase as one XML document; ``candidates`` are none or one for each of its terms.

    Raises SamesaidError where a term's languages are not known: TBX needs them.
    """
    bare = next((t for t in termbase.terms if not (t.source_language and t.target_language)), None)
    if bare is not None:
        raise SamesaidError(f"TBX needs the languages of “{bare.source}” and its renderings; name them or write CSV")
    found: Sequence[Candidate | None] = candidates or [None] * len(termbase.terms)
    told = zip(termbase.terms, found, strict=True)
    concepts = (line for n, (term, one) in enumerate(told, 1) for line in _concept(n, term, one))
    language = termbase.terms[0].source_language if termbase.terms else "en"
    head = _HEAD.format(title=_text(termbase.name), language=quoteattr(language))
    return head + "".join(f"      {line}\n" for line in concepts) + _TAIL


def _concept(number: int, term: Term, found: Candidate | None) -> Iterator[str]:
    yield f'<conceptEntry id="c{number}">'
    if term.domain:
        yield f'  <descrip type="subjectField">{_text(term.domain)}</descrip>'
    if term.note:
        yield f"  <note>{_text(term.note)}</note>"
    yield from _section(term.source_language, [(term.source, _status("preferred", found))], _source(term, found))
    accepted = (term.source,) if term.keep else term.renderings
    told = [(r, _status("admitted" if n else "preferred", found)) for n, r in enumerate(accepted)]
    told += [(f, _status("deprecated", None)) for f in term.forbidden]
    context = [_context(found.example[1])] if found else []
    yield from _section(term.target_language, told, context)
    yield "</conceptEntry>"


def _status(status: str, found: Candidate | None) -> str:
    return "" if found else f'<termNote type="administrativeStatus">{status}Term-admn-sts</termNote>'


def _source(term: Term, found: Candidate | None) -> list[str]:
    """What is told of the source term beside its status."""
    part = _PARTS.get(term.part_of_speech)
    lines = [f'<termNote type="partOfSpeech">{part}</termNote>'] if part else []
    if found:
        where = f'<admin type="source">{found.together} of {found.count} places</admin>'
        lines += [_context(found.example[0]), where]
    return lines


def _context(example: str) -> str:
    return f'<descrip type="context">{_text(example)}</descrip>'


def _section(language: str, terms: Sequence[tuple[str, str]], told: Sequence[str]) -> Iterator[str]:
    """A language's terms, each with its status and what is ``told`` of all of them."""
    yield f"  <langSec xml:lang={quoteattr(language)}>"
    for wording, status in terms:
        yield "    <termSec>"
        yield f"      <term>{_text(wording)}</term>"
        yield from (f"      {line}" for line in (*told, status) if line)
        yield "    </termSec>"
    yield "  </langSec>"


def _text(wording: str) -> str:
    return escape(_UNFIT.sub(" ", wording))
