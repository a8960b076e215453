"""Numbers and names of a page that are not in the text that was read: a silent loss would look like a difference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from samesaid.documents import tuning
from samesaid.documents.boilerplate import classify, dateline
from samesaid.documents.reader import Passed
from samesaid.model import Note, Span, message

_WORD = re.compile(r"[^\W\d_]+")
# Between two words of which the second begins a sentence.
_SENTENCE_ENDS = re.compile(r"[^\w\s]*[.!?:…][^\w\s]*\s.*", re.S)
_CASELESS_ENDS = frozenset("。！？…”」』।؟۔")


def notes(passed: Sequence[Passed], text: str) -> list[Note]:
    """Notes on numbers, and on names amid the text, that only lines have which were passed over.

    Page boilerplate and the day of publication are no loss. Names are words with a capital letter inside a sentence; in
    a script without capitals a whole sentence counts.
    """
    found: list[Note] = []
    lost = dict.fromkeys(number for one in passed if one.numbers and _is_text(one.line) for number in one.numbers)
    if lost:
        most = tuning.MAX_LOST_NUMBERS_NAMED
        some = ", ".join(list(lost)[:most]) + (" …" if len(lost) > most else "")
        found.append(Note("dropped", message("note.numbers-lost", n=len(lost), some=some)))
    words = set(_WORD.findall(text))
    lines = [one.line for one in passed if one.is_amid and _has_name(one.line, words) and _is_text(one.line)]
    if lines:
        most = tuning.MAX_LOST_LINE_NAMED
        shown = lines[0] if len(lines[0]) <= most else lines[0][:most] + "…"
        found.append(Note("dropped", message("note.lines-lost", n=len(lines), line=shown)))
    return found


def _is_text(line: str) -> bool:
    return not dateline.is_date(line) and bool(classify.remove(line, [Span(0, len(line))]).paragraphs)


def _has_name(line: str, known: set[str]) -> bool:
    letters = [char for char in line if char.isalpha()]
    cased = sum(char.islower() or char.isupper() for char in letters)
    if 2 * cased < len(letters):
        return line[-1] in _CASELESS_ENDS
    found = list(_WORD.finditer(line))
    return any(
        _is_name(word[0]) and word[0] not in known and not _SENTENCE_ENDS.fullmatch(line, before.end(), word.start())
        for before, word in pairwise(found)
    )


def _is_name(word: str) -> bool:
    return word[0].isupper() and any(map(str.islower, word))
