"""Findings as translator's comments of a message catalogue: ``# samesaid: …`` above the message, where the tools of
gettext keep them; with ``needs_review`` the message is marked fuzzy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from samesaid.reports.common.xmltext import shown
from samesaid.reports.formats.bilingual.remark import AUTHOR, Remark

_OURS = f"# {AUTHOR}: "
_BEGINS = re.compile(r"\s*(msgctxt|msgid)\b")
_HAS_TRANSLATION = re.compile(r"\s*msgstr\b")
_OBSOLETE = "#~"


_CHARSET = re.compile(rb"Content-Type:[^\"]*charset=([\w-]+)", re.IGNORECASE)
# As many bytes at the beginning of a catalogue may be its header.
_HEAD = 4_096


def charset(data: bytes) -> str | None:
    """The encoding that the header of a catalogue declares."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def annotated(text: str, remarks: Mapping[int, Sequence[Remark]], *, needs_review: bool) -> str:
    """The catalogue with our old comments gone, and the remarks of each message, counted from 1, above it."""
    lines = [line for line in text.split("\n") if not line.lstrip().startswith(_OURS)]
    end = "\r" if any(line.endswith("\r") for line in lines) else ""
    made: list[str] = []
    done = 0
    for number, (comments, message) in enumerate(_messages(lines), 1):
        about = remarks.get(number, ())
        made += lines[done:comments]
        head = lines[comments:message]
        if needs_review and any(remark.finding.alarm for remark in about):
            head = _fuzzy(head, end)
        own = next((i for i, line in enumerate(head) if not _is_translators(line)), len(head))
        made += [*head[:own], *(f"{_OURS}{shown(remark.sentence())}{end}" for remark in about), *head[own:]]
        done = message
    return "\n".join([*made, *lines[done:]])


def _messages(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """For each message the numbers of the lines where its comments and its first field begin."""
    translated = True
    for number, line in enumerate(lines):
        if _HAS_TRANSLATION.match(line):
            translated = True
        elif translated and _BEGINS.match(line):
            translated = False
            above = number
            while above and lines[above - 1].startswith("#") and not lines[above - 1].startswith(_OBSOLETE):
                above -= 1
            yield above, number


def _is_translators(line: str) -> bool:
    return line.rstrip() == "#" or line.startswith("# ")


def _fuzzy(head: Sequence[str], end: str) -> list[str]:
    """The comments above a message with the flag among them."""
    for number, line in enumerate(head):
        if line.startswith("#,"):
            flags = [flag.strip() for flag in line[2:].split(",")]
            marked = line if "fuzzy" in flags else f"#, fuzzy,{line[2:]}"
            return [*head[:number], marked, *head[number + 1 :]]
    previous = next((i for i, line in enumerate(head) if line.startswith("#|")), len(head))
    return [*head[:previous], f"#, fuzzy{end}", *head[previous:]]
