"""The sentences of a catalogue as its file has them, for tests."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from samesaid.reports.catalogue import review_sentences


def sentences(language: str) -> dict[str, str]:
    """Every sentence of a catalogue by its key, those of the web application included."""

    def flat(table: dict[str, object], above: str = "") -> dict[str, str]:
        found: dict[str, str] = {}
        for name, value in table.items():
            found |= flat(value, f"{above}{name}.") if isinstance(value, dict) else {above + name: str(value)}
        return found

    report = tomllib.loads((files("samesaid.reports.catalogue") / f"{language}.toml").read_text(encoding="utf-8"))
    return flat({**report, "review": review_sentences(language)})
