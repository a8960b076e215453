"""A termbase as TBX-Basic in the DCA style of ISO 30042:2019.

TBX-Basic has no rule of capitals; a term that is not translated has itself as its rendering. A concept is one source
term with its renderings; the first rendering is the preferred one, the others are admitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from samesaid.model import SamesaidError, Term, Termbase

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
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


def render(termbase: Termbase) -> str:
    """The termbase as one XML document. Raises SamesaidError where a term's languages are not known: TBX needs them."""
    bare = next((t for t in termbase.terms if not (t.source_language and t.target_language)), None)
    if bare is not None:
        raise SamesaidError(f"TBX needs the languages of “{bare.source}” and its renderings; name them or write CSV")
    concepts = (line for n, term in enumerate(termbase.terms, 1) for line in _concept(n, term))
    return _HEAD.format(title=_text(termbase.name)) + "".join(f"      {line}\n" for line in concepts) + _TAIL


def _concept(number: int, term: Term) -> Iterator[str]:
    yield f'<conceptEntry id="c{number}">'
    if term.domain:
        yield f'  <descrip type="subjectField">{_text(term.domain)}</descrip>'
    if term.note:
        yield f"  <note>{_text(term.note)}</note>"
    yield from _section(term.source_language, [(term.source, "preferredTerm-admn-sts")], term.part_of_speech)
    accepted = (term.source,) if term.keep else term.renderings
    told = [(r, "admittedTerm-admn-sts" if n else "preferredTerm-admn-sts") for n, r in enumerate(accepted)]
    told += [(f, "deprecatedTerm-admn-sts") for f in term.forbidden]
    yield from _section(term.target_language, told, "")
    yield "</conceptEntry>"


def _section(language: str, terms: list[tuple[str, str]], part_of_speech: str) -> Iterator[str]:
    yield f"  <langSec xml:lang={quoteattr(language)}>"
    for wording, status in terms:
        yield "    <termSec>"
        yield f"      <term>{_text(wording)}</term>"
        if part := _PARTS.get(part_of_speech):
            yield f'      <termNote type="partOfSpeech">{part}</termNote>'
        yield f'      <termNote type="administrativeStatus">{status}</termNote>'
        yield "    </termSec>"
    yield "  </langSec>"


def _text(wording: str) -> str:
    return escape(_UNFIT.sub("", wording))
