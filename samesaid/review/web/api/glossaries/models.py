"""Glossaries in JSON."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict

from samesaid.review.web.api.words import Answering

_GLOSSARY: Any = {
    "desk": "economy", "terms": 120, "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "who": "Mara", "at": "2026-11-09T08:00:00+00:00", "warnings": [],
}  # fmt: skip


class Glossary(Answering):
    """The glossary of a desk. ``digest`` is the SHA-256 of its file; ``warnings`` are what was odd when it came."""

    model_config = ConfigDict(json_schema_extra={"examples": [_GLOSSARY]})

    desk: str
    terms: int
    digest: str
    who: str
    at: str
    warnings: list[str]


class Glossaries(Answering):
    """All of them."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"glossaries": [_GLOSSARY]}]})

    glossaries: list[Glossary]
