"""The page of languages: what each check looks for between which of them, asked of the checks themselves."""

from __future__ import annotations

from collections.abc import Iterator

import samesaid
from samesaid.align.encoders.use import bundled
from samesaid.compare.pair import pair_of
from samesaid.compare.registry import chosen
from samesaid.languages import display_name
from samesaid.model import Bead, Document
from samesaid.reports.catalogue import catalogue
from scripts.reference.markdown import WRITTEN, plain, table

OWN = ("numbers", "names", "terms", "coverage", "meaning")
# Beside English: those that several checks know, two that few know, and one for all others.
LANGUAGES = ("zh", "ja", "ru", "de", "fr", "es", "it", "pt", "nl", "pl", "ko", "sw")
BOTH, FROM, INTO = "●", "◐→", "◐←"
_HEAD = f"""# Languages

What is looked for between English and each language, and between two versions in one language: {BOTH} in both
directions, {FROM} only where the reference is in that language and the version in English, {INTO} only the other way
round. Where a mark is missing, the report says so (“Not checked: names (not between Korean and English)”), and nothing
is claimed for it.

- Languages: {{tags}}.
- The sentences of texts are paired in any of these languages and in more: the bundled encoder knows sixteen languages,
  `--model e5-small` 95.
- Agreed terms are looked for between all languages, where a glossary is given.
- What a mark promises is not the same everywhere: [how well each check was measured](../accuracy.md) depends on the
  languages. Swahili, in the last column, is there for all languages that no check knows in particular.

{WRITTEN}

"""
_TAIL = """
## Without English

Between two languages neither of which is English, such as these, less is looked for:

"""


def page() -> str:
    """The whole page."""
    pairs = {(one, other) for one in LANGUAGES for other in (one, "en")}
    pairs |= {(other, one) for one, other in pairs} | {("en", "en"), ("de", "fr"), ("zh", "de")}
    looked = {pair: set(_looked_for(*pair)) for pair in sorted(pairs)}
    names = [name for name in catalogue("en").table("check") if any(name in found for found in looked.values())]
    head = ("looked for", "two in English", "two in one language", *LANGUAGES)
    rows = (
        (
            plain(_title(name)),
            BOTH if name in looked["en", "en"] else "",
            _in_one_language(name, looked),
            *(_cell(name in looked[one, "en"], name in looked["en", one]) for one in LANGUAGES),
        )
        for name in names
    )
    between = (
        (plain(_title(name)), *(BOTH if name in looked[pair] else "" for pair in (("de", "fr"), ("zh", "de"))))
        for name in names
    )
    tags = ", ".join(f"{one} {display_name(one, 'en')}" for one in LANGUAGES)
    without_english = table(("looked for", "German, French", "Chinese, German"), between)
    return _HEAD.format(tags=tags) + table(head, rows) + _TAIL + without_english


def _looked_for(reference: str, version: str) -> Iterator[str]:
    """The names of the checks that look for something between texts in these languages, without a glossary."""
    pair = pair_of(_document(reference), _document(version), (Bead((0,), (0,)),), bundled())
    for comparator in chosen(OWN):
        for check in comparator.checks(pair):
            if check.reason is None:
                yield check.name.key.removeprefix("check.")


def _document(language: str) -> Document:
    return samesaid.text("12.", language=language)


def _title(name: str) -> str:
    return catalogue("en")(f"check.{name}")


def _in_one_language(name: str, looked: dict[tuple[str, str], set[str]]) -> str:
    """Both marks where every language has it, else the languages that do."""
    having = [one for one in LANGUAGES if name in looked[one, one]]
    return BOTH if len(having) == len(LANGUAGES) else ", ".join(having)


def _cell(to_english: bool, from_english: bool) -> str:
    return BOTH if to_english and from_english else FROM if to_english else INTO if from_english else ""
