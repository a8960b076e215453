"""Short forms that a document introduces: *the Harbour Patrol Board (the Board)*, 港口巡查局（以下简称港巡局）."""

from __future__ import annotations

import re
from collections.abc import Mapping

from samesaid.compare.terms.matching.normalise import joined
from samesaid.compare.terms.matching.stemming import units_in
from samesaid.model import Document

_BRACKETS = re.compile(r"[(（]([^()（）\n]{1,48})[)）]")
_BEFORE = re.compile(
    r"^(?:以下)?(?:简称|簡稱|称|稱|即)(?:为|為)?|^[,，:：]"
    r"|^(?:hereinafter|hereafter|henceforth|or|also known as|abbreviated as|the)\b",
    re.IGNORECASE,
)
_MARKS = " \t“”‘’\"'「」『』《》"
# Code points before the bracket that may hold the long form, and units of it.
_REACH, _UNITS = 120, 16
# A short form is no longer than this, and shorter than what it stands for.
_WORDS = 4


def short_forms(document: Document) -> Mapping[str, tuple[str, ...]]:
    """The short forms in brackets, by the keys (run together) of every wording that stands right before."""
    forms: dict[str, list[str]] = {}
    for match in _BRACKETS.finditer(document.text):
        form = _BEFORE.sub("", match[1].strip(_MARKS)).strip(_MARKS)
        size = len(form.split())
        if not form or size > _WORDS or not any(map(str.isalpha, form)):
            continue
        before = units_in(document.text[max(0, match.start() - _REACH) : match.start()], document.language)
        keys = [u.key for u in before[-_UNITS:]]
        for n in range(2, len(keys) + 1):
            if len(wording := joined(keys[-n:])) > len(form):
                forms.setdefault(wording, []).append(form)
    return {wording: tuple(dict.fromkeys(told)) for wording, told in forms.items()}
