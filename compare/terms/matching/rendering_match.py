"""Find renderings in the text that should have one: inflected, hyphenated, in full, or as an acronym or short form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import Unit, fold, has_spaceless_script
from samesaid.compare.terms.matching.stemming import units_in
from samesaid.compare.terms.matching.term_index import same_case, within_clause
from samesaid.model import Document, Span

# Words that acronyms leave out.
SMALL_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"})
_OPENING_BRACKETS = ("(", "（")
# Code points before an acronym that hold the word before its bracket.
_CONTEXT_CHARACTERS = 40

_BRACKETS = re.compile(r"[(（]([^()（）\n]{1,48})[)）]")
_INTRODUCTION = re.compile(
    r"^(?:以下)?(?:简称|簡稱|称|稱|即)(?:为|為)?|^[,，:：]"
    r"|^(?:hereinafter|hereafter|henceforth|or|also known as|abbreviated as|the)\b",
    re.IGNORECASE,
)
_QUOTATION_MARKS = " \t“”‘’\"'「」『』《》"
# Code points and units before a bracket that may hold the long form.
_LONG_FORM_CHARACTERS, _LONG_FORM_UNITS = 120, 16


class SearchableText:
    """A text that should have a rendering, prepared once because many terms are looked up in it.

    ``raw`` is the text that the spans of the units count in, ``language`` its tag (empty if unknown).
    ``introduced_forms`` gives the short forms that the document introduces by the joined keys of the long ones.
    """

    def __init__(
        self,
        text: Sequence[Unit],
        raw: str,
        language: str = "",
        introduced_forms: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._units = text
        self._keys = _JoinedKeys([u.key for u in text])
        self._stems = _JoinedKeys([u.stem for u in text])
        self._lemmas = (
            _JoinedKeys([next(iter(u.other_keys), u.key) for u in text]) if any(u.other_keys for u in text) else None
        )
        self._raw = raw
        self._language = language
        self._introduced_forms = introduced_forms or {}

    def find(self, rendering: str, *, case: bool = False) -> Span | None:
        """The first occurrence of ``rendering``, inflected or not, hyphenated or not, as its acronym or in full."""
        return next(self.occurrences(rendering, case=case), None) or self._acronym_or_title(rendering, spell_out=True)

    def find_all(self, renderings: Sequence[str], *, case: bool = False) -> list[Span]:
        """Every occurrence of one of ``renderings``, from left to right; of those that overlap the longest.

        An acronym among them that abbreviates another of them is not spelled out in any other way.
        """
        found = {span for r in renderings for span in self.occurrences(r, case=case)}
        if not found:
            known = {r for r in renderings if any(abbreviates(r, other) for other in renderings)}
            others = (self._acronym_or_title(r, spell_out=r not in known) for r in renderings)
            found = {span for span in others if span}
        kept: list[Span] = []
        for span in sorted(found, key=lambda s: (-len(s), s)):
            if not any(span.overlaps(other) for other in kept):
                kept.append(span)
        return sorted(kept)

    def occurrences(self, rendering: str, *, case: bool = False) -> Iterator[Span]:
        """Every occurrence of the words of ``rendering``, or of a short form that the document introduces for them."""
        wanted = units_in(rendering, self._language)
        # Keys are joined, so that e-wallet, e wallet and ewallet are one.
        keys, stems = "".join(u.key for u in wanted), "".join(u.stem for u in wanted)
        ways = ((keys, self._keys), (keys, self._lemmas), (stems, self._stems))
        found = {self._span(units) for joined, text in ways if text for units in text.find_all(joined)}
        yield from sorted(span for span in found if self._is_written_as(rendering, span, case=case))
        for form in self._introduced_forms.get(keys, ()):
            yield from self.occurrences(form, case=True)

    def find_verbatim(self, wording: str) -> Span | None:
        """The first occurrence of ``wording`` exactly as written, capitals included, in whole words."""
        keys = "".join(u.key for u in units_in(wording, self._language))
        spans = (self._span(units) for units in self._keys.find_all(keys))
        return next((s for s in spans if "".join(s.of(self._raw).split()) == "".join(wording.split())), None)

    def has_reordered(self, rendering: str) -> bool:
        """True if all words of ``rendering`` but small ones occur close together, in any order."""
        if has_spaceless_script(rendering):
            return False
        words = {u.stem for u in units_in(rendering, self._language) if u.key not in SMALL_WORDS}
        places = [n for n, u in enumerate(self._units) if u.stem in words]
        window = len(words) + tuning.MAX_WORDS_BETWEEN_REORDERED
        windows = ({self._units[n].stem for n in places if first <= n < first + window} for first in places)
        return len(words) > 1 and any(words <= found for found in windows)

    def _is_written_as(self, rendering: str, span: Span, *, case: bool) -> bool:
        written = span.of(self._raw)
        return within_clause(rendering, written) and (not case or same_case(rendering, written))

    def _span(self, units: tuple[int, int]) -> Span:
        return Span(self._units[units[0]].span.start, self._units[units[1] - 1].span.end)

    def _acronym_or_title(self, rendering: str, *, spell_out: bool) -> Span | None:
        """The acronym of a title, or the title whose acronym is the rendering."""
        wanted = {fold(a) for a in acronyms(rendering)}
        for unit in self._units:
            written = unit.span.of(self._raw)
            if written.isupper() and fold(written) in wanted and not self._follows_title(unit.span.start):
                return unit.span
        if spell_out and rendering.isupper() and rendering.isalpha() and len(rendering) >= tuning.MIN_ACRONYM_LETTERS:
            return spelled_out(rendering, [u.span for u in self._units], self._raw)
        return None

    def _follows_title(self, start: int) -> bool:
        """True if the acronym at ``start`` is in brackets behind a title: then the title is the rendering."""
        before = self._raw[max(0, start - _CONTEXT_CHARACTERS) : start].rstrip()
        return before.endswith(_OPENING_BRACKETS) and before.rstrip("(（ ").rpartition(" ")[2][:1].isupper()


class _JoinedKeys:
    """Keys joined to one string, with the offsets at which a unit begins or ends."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._text = "".join(keys)
        offsets = list(itertools.accumulate(map(len, keys), initial=0))
        # Of several units at one offset, some of them empty, the first counts.
        self._unit_at = {offset: number for number, offset in reversed(list(enumerate(offsets)))}

    def find_all(self, wanted: str) -> Iterator[tuple[int, int]]:
        """(first unit, unit after the last) of each occurrence of ``wanted`` in whole units."""
        at = self._text.find(wanted)
        while at >= 0 and wanted:
            first, last = self._unit_at.get(at), self._unit_at.get(at + len(wanted))
            if first is not None and last is not None:
                yield first, last
            at = self._text.find(wanted, at + 1)


def acronyms(title: str) -> frozenset[str]:
    """The acronyms of a title of three words or more, with its small words and without; none for lower case."""
    words = [w for w in title.replace("-", " ").split() if w[0].isalpha()]
    if len(words) < tuning.MIN_ACRONYM_LETTERS or not any(w[0].isupper() for w in words):
        return frozenset()
    made = {"".join(w[0] for w in words), "".join(w[0] for w in words if w.lower() not in SMALL_WORDS)}
    return frozenset(a.upper() for a in made if len(a) >= tuning.MIN_ACRONYM_LETTERS)


def abbreviates(acronym: str, title: str) -> bool:
    """True if the letters of an acronym are initials of the title's words, in order, the first and last among them."""
    if not acronym.isupper() or title.isupper():
        return False
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", title) if word.lower() not in SMALL_WORDS).upper()
    rest = iter(initials)
    ends = initials[:1] == acronym[0] and initials[-1:] == acronym[-1]
    return ends and all(letter in rest for letter in acronym)


def spelled_out(acronym: str, words: Sequence[Span], text: str) -> Span | None:
    """The first run of ``words`` of ``text`` whose capitals spell ``acronym``; it may have small words inside."""
    for start in range(len(words)):
        spelled = ""
        for word in words[start : start + 2 * len(acronym)]:
            written = word.of(text)
            if written[0].isupper() and not written.isupper():
                spelled += written[0]
            elif not spelled or written.lower() not in SMALL_WORDS:
                break
            if spelled == acronym:
                return Span(words[start].start, word.end)
            if not acronym.startswith(spelled):
                break
    return None


def introduced_forms(document: Document) -> Mapping[str, tuple[str, ...]]:
    """Short forms that a document introduces, by the joined keys of every wording right before the bracket.

    *The Harbour Patrol Board (the Board)*, 港口巡查局（以下简称港巡局）. An annotation.
    """
    forms: dict[str, list[str]] = {}
    for match in _BRACKETS.finditer(document.text):
        form = _INTRODUCTION.sub("", match[1].strip(_QUOTATION_MARKS)).strip(_QUOTATION_MARKS)
        size = len(form.split())
        if not form or size > tuning.MAX_SHORT_FORM_WORDS or not any(map(str.isalpha, form)):
            continue
        before = document.text[max(0, match.start() - _LONG_FORM_CHARACTERS) : match.start()]
        keys = [u.key for u in units_in(before, document.language)[-_LONG_FORM_UNITS:]]
        for n in range(2, len(keys) + 1):
            if len(wording := "".join(keys[-n:])) > len(form):
                forms.setdefault(wording, []).append(form)
    return {wording: tuple(dict.fromkeys(found)) for wording, found in forms.items()}
