"""The page of figures: every floor that `make bench` holds, with its rows, what they shaped, and what peers have."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence

from benchmarks import floors
from benchmarks.floors import Floor
from benchmarks.measures.alignment import SETS
from benchmarks.measures.pairs import CLEAN
from benchmarks.run import GROUPS, ROWS
from scripts.reference.markdown import WRITTEN, plain, table

# How the figures of a group of `make bench` begin, the longest first where one is the beginning of another.
BEGINNINGS = {
    "align ": "alignment",
    "archive pairing ": "archives",
    "briefing ": "briefing",
    "comparable": "comparable",
    "confidence": "confidence",
    "european names": "european-names",
    "fresh": "fresh",
    "glossary ": "glossary",
    "items ": "lists",
    "left words": "left-words",
    "names ": "names",
    "negat": "negations",
    "office ranks": "office-ranks",
    "opposites": "opposites",
    "pairs ": "pairs",
    "parts ": "parts",
    "parts with e5-small ": "parts-e5",
    "persons": "european-names",
    "planted in ": "planted",
    "planted in clean sets": "everywhere",
    "planted in own pairs of every kind": "everywhere",
    "planted in unread rows": "unread",
    "planted office ranks": "office-ranks",
    "planted renderings": "terms",
    "planted terms": "terms",
    "quotations": "quotations",
    "renderings": "terms",
    "roles": "roles",
    "sentences ": "sentences",
    "signs, held out": "signs-apart",
    "signs, shaped": "signs",
    "spellings ": "spellings",
    "swissgov ": "swissgov",
    "terms ": "terms",
    "transliteration ": "transliteration",
    "turned, held out": "turned-apart",
    "turned, shaped": "turned",
}
_HEAD = f"""# Figures

What `make bench` prints is held by a floor: a figure that becomes worse than its floor ends the run, and a floor may be
lowered with a written reason alone. This page lists all {{count}} floors, so a figure of today is as good as the one
here or better. The rows are gold data that are not ours to ship; [accuracy](../accuracy.md) explains how alarms were
judged, and what the sets are.

First what matters most, over all languages; then every figure, group by group: those on rows that shaped no rule come
before the others, which flatter.

{WRITTEN}

"""
_PLANTED = re.compile(r"planted in (.+): (.+) caught")
_TWIN = re.compile(r"pairs demetr\.(\S+) number caught")
_FRESH = re.compile(r"fresh (\S+): (false alarms per 100|real alarms kept)")
# The codes that report a kind of planted error.
_CODES = {
    "bounds": "N105", "currencies": "N106", "dates": "D201", "digits": "N103", "dropped": "N102",
    "number words": "N103", "ordinals": "N103", "percent against point": "N106", "scales": "N104", "units": "N106",
    "shares": "N103", "Han numerals 2 to 9": "N103",
}  # fmt: skip
_UNREAD = {
    "value": "N103", "magnitude": "N104", "sign": "N108", "date": "D201", "unit": "N106", "bound": "N105",
    "number left out": "N102", "name replaced": "E302", "name removed": "E301", "name spelled otherwise": "E303",
    "term": "T404", "clause left out": "O501", "rise or fall": "M601", "earlier or later": "M601", "modality": "M601",
}  # fmt: skip


def page() -> str:
    """The whole page."""
    known = floors.load()
    rows = tomllib.loads(ROWS.read_text(encoding="utf-8"))
    parts = [
        _HEAD.format(count=len(known)).rstrip() + "\n",
        _planted(known),
        _unread(known),
        _twins(known),
        _fresh(known),
    ]
    for heading, shaped in (("Rows that shaped no rule", False), ("Rows that shaped rules", True)):
        parts.append(f"## {heading}\n")
        for group in GROUPS:
            own = [one for name, one in sorted(known.items()) if group_of(name) == group]
            if own and bool(rows[group]["shaped"]) is shaped:
                parts.append(_group(group, rows[group], own))
    return "\n".join(parts)


def group_of(figure: str) -> str:
    """The group of `make bench` that prints a figure. Raises ValueError for one that no beginning fits."""
    fitting = [beginning for beginning in BEGINNINGS if figure.startswith(beginning)]
    if not fitting:
        raise ValueError(f"{figure}: no group for it: add its beginning to scripts/reference/figures.py")
    return BEGINNINGS[max(fitting, key=len)]


def _group(name: str, rows: Mapping[str, str], own: Sequence[Floor]) -> str:
    said = f"Rows: {plain(rows['rows'])}. What they shaped: {plain(rows['shaped'] or 'nothing')}.\n"
    cells = ((f"`{one.name}`", _held(one), plain(_peer(one.name))) for one in own)
    return f"### {name}\n\n{said}\n" + table(("figure", "floor", "beside it"), cells)


def _held(one: Floor) -> str:
    return f"{'≥' if one.better == 'higher' else '≤'} {_number(one.value, 4)}"


def _number(value: float, decimals: int = 2) -> str:
    return f"{value:.{decimals}f}"


def _peer(figure: str) -> str:
    """What another tool has on the same rows."""
    for name, (*_, peer) in SETS.items():
        if figure == f"align {name} strict F1":
            return peer
    for name, peer in CLEAN.items():
        if figure == f"pairs {name} numbers per 100" and peer:
            return f"a checker that scales 万, 亿 and million: {peer}"
    return "a checker that scales 万, 亿 and million: 43 of 44" if figure == "pairs demetr.zh-en number caught" else ""


def _planted(known: Mapping[str, Floor]) -> str:
    """Planted errors of numbers and dates that are found, by kind and languages."""
    places = {
        "gold": "Chinese, English", "gold en-de": "English, German", "gold en-fr": "English, French",
        "own pairs nl-en": "Dutch, English (our own pairs)",
    }  # fmt: skip
    found = {
        match.groups(): _number(one.value)
        for name, one in known.items()
        if (match := _PLANTED.fullmatch(name)) is not None
    }
    kinds = [kind for kind in _CODES if any((place, kind) in found for place in places)]
    rows = ((plain(kind), _CODES[kind], *(found.get((place, kind), "") for place in places)) for kind in kinds)
    head = ("planted error", "code", *places.values())
    return "## Planted numbers and dates: the share that is found\n\n" + table(head, rows)


def _unread(known: Mapping[str, Floor]) -> str:
    """Planted errors of every kind in rows whose alarms nobody has read."""
    rows = [
        (plain(match[2]), _UNREAD.get(match[2], ""), _number(one.value))
        for name, one in known.items()
        if (match := _PLANTED.fullmatch(name)) and match[1] == "unread rows"
    ]
    said = "Nine languages, at the default level. Names, terms and clauses are where most is missed.\n\n"
    return (
        "\n## Planted errors of every kind, in rows that nobody has read\n\n"
        + said
        + table(("error", "code", "found"), rows)
    )


def _twins(known: Mapping[str, Floor]) -> str:
    """DEMETR's wrong numbers, by language."""
    rows = []
    for name, one in known.items():
        if match := _TWIN.fullmatch(name):
            twin = known.get(f"pairs demetr.{match[1]} number false on the good twin")
            rows.append((match[1], _number(one.value), _number(twin.value) if twin else ""))
    return "## Wrong numbers of DEMETR, and alarms on the same sentence without the error\n\n" + table(
        ("languages", "found", "false"), rows
    )


def _fresh(known: Mapping[str, Floor]) -> str:
    """Alarms on professional translations, set by set."""
    found: dict[str, dict[str, str]] = {}
    for name, one in known.items():
        if match := _FRESH.fullmatch(name):
            found.setdefault(match[1], {})[match[2]] = _number(one.value)
    kinds = ("false alarms per 100", "real alarms kept")
    rows: Iterable[tuple[str, ...]] = (
        (one, *(values.get(kind, "") for kind in kinds)) for one, values in found.items()
    )
    return "## Professional translations: alarms that readers judged\n\n" + table(("set", *kinds), rows)
