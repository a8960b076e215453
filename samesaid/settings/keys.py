"""The keys of a settings file: what each holds, for messages and for the JSON Schema that editors read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from samesaid.settings.record import FAIL_ON, LEVELS, MAX_LABEL_CHARS, MAX_MAX_SIZE_MB, REPORT_LANG, Settings

TEXT, YES_NO, WORDS, NUMBER, DAY, TABLE = (
    "text in quotes",
    "true or false",
    'a list of texts, such as ["a", "b"]',
    "a whole number",
    "a day without quotes, such as 2026-11-09",
    "a table of texts",
)
_TYPES: Mapping[str, type] = MappingProxyType(
    {TEXT: str, YES_NO: bool, WORDS: list, NUMBER: int, DAY: date, TABLE: dict}
)
_SCHEMA_TYPES: Mapping[str, dict[str, Any]] = MappingProxyType(
    {
        TEXT: {"type": "string"},
        YES_NO: {"type": "boolean"},
        WORDS: {"type": "array", "items": {"type": "string"}},
        NUMBER: {"type": "integer"},
        # Editors of TOML give a day to a schema as text.
        DAY: {"type": "string", "format": "date"},
        TABLE: {"type": "object", "additionalProperties": {"type": "string"}},
    }
)


@dataclass(frozen=True, slots=True)
class Key:
    """What a key holds: ``kind`` is how it is written, ``about`` a sentence, ``rules`` what a schema says beside it."""

    kind: str
    about: str
    rules: Mapping[str, Any] | None = None

    def accepts(self, value: object) -> bool:
        """Whether a value of TOML is of this kind."""
        if not isinstance(value, _TYPES[self.kind]) or (isinstance(value, bool) and self.kind != YES_NO):
            return False
        inner = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
        return all(isinstance(item, str) for item in inner)


KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "source_lang": Key(TEXT, "Language of the reference (zh, zh-Hant, en); detected if absent."),
        "target_lang": Key(TEXT, "Language of the versions; detected if absent."),
        "model": Key(TEXT, "Encoder: bundled, e5-small, a sentence-transformers name or folder, or several with +."),
        "device": Key(TEXT, "Device for sentence-transformers: cpu, cuda."),
        "prompt": Key(TEXT, "Put before every text that an encoder of sentence-transformers reads."),
        "cache": Key(YES_NO, "Keep vectors of sentence-transformers and unpacked weights between runs."),
        "model_nli": Key(
            TEXT, "A model of entailment of sentence-transformers as a second opinion: its name or folder."
        ),
        "level": Key(TEXT, "How confident a finding must be to be shown.", {"enum": list(LEVELS)}),
        "only": Key(WORDS, "Checks to run: numbers, names, terms, coverage, meaning; all if absent."),
        "glossary": Key(TEXT, "Agreed terms: a file, relative to the folder of the settings."),
        "fail_on": Key(TEXT, "The least severity that holds a text: exit code 1.", {"enum": list(FAIL_ON)}),
        "encoding": Key(TEXT, "Encoding of the texts; detected if absent."),
        "selectors": Key(TABLE, "The CSS selector of the article, by the host name of a site."),
        "published": Key(DAY, "The day the texts appeared, where they do not say it."),
        "strict_faults": Key(YES_NO, "An internal error stops the run, instead of being a warning."),
        "report_lang": Key(TEXT, "Language of the report.", {"enum": list(REPORT_LANG)}),
        "max_size": Key(NUMBER, "MB of the largest file.", {"minimum": 1, "maximum": MAX_MAX_SIZE_MB}),
        "split": Key(YES_NO, "Divide a text in two languages into two; if absent, only one that is given alone."),
        "labels": Key(
            WORDS,
            "Names of the texts in reports, the reference first.",
            {"items": {"type": "string", "minLength": 1, "maxLength": MAX_LABEL_CHARS}, "uniqueItems": True},
        ),
        "references": Key(
            TABLE, "Where versions and their references are: docs/{lang}/{path} = docs/en/{path}; relative to the file."
        ),
    }
)
OTHER_NAMES: Mapping[str, str] = MappingProxyType({"gate": "fail_on"})
"""Names by which a key may be called as well."""


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a settings file, made from ``KEYS`` and the defaults of ``Settings``.

    A key may be written with ``-`` or ``_``.
    """
    properties: dict[str, Any] = {}
    for name, key in KEYS.items():
        default = getattr(Settings(), name)
        entry = {"description": key.about, **_SCHEMA_TYPES[key.kind], **(key.rules or {})}
        if isinstance(default, str | bool | int):
            entry["default"] = default
        properties[name.replace("_", "-")] = entry
    others = {name: name.replace("_", "-") for name in KEYS if "_" in name}
    others |= {name: key.replace("_", "-") for name, key in OTHER_NAMES.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of samesaid",
        "description": "A file samesaid.toml, or the table [tool.samesaid] of pyproject.toml.",
        "type": "object",
        "properties": properties | {name: {"$ref": f"#/properties/{key}"} for name, key in others.items()},
        "additionalProperties": False,
    }


def schema_path() -> Path:
    """Where the JSON Schema of a settings file is installed."""
    return Path(__file__).parent / "settings.schema.json"
