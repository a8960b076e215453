"""A store made by hand: texts about a port, whose regulatory regime has two renderings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from samesaid.archive.ledger.ledger import Example, Rendering, Term
from samesaid.archive.site.build import Site
from samesaid.archive.site.data import Archive
from samesaid.archive.store.about import About
from samesaid.archive.store.parts import part_name, write_part
from samesaid.archive.store.schema import TABLES, packed
from samesaid.archive.store.storage import FolderStorage, Storage

REGIMES = ("regulatory regime", "regulatory regime", "regulatory framework", "regulatory regime")
# Said of the regime in one text after another, so that no word beside it is a part of it.
SAID = (
    ("港务局公布了新的监管制度。", "The port office has announced a new {0}."),
    ("渔民认为监管制度过于复杂。", "Fishermen find the {0} too complicated."),
    ("监管制度明年才会生效。", "The {0} will take effect only next year."),
    ("没有人读过监管制度的附件。", "Nobody has read the annex to the {0}."),
    ("他们要求修改监管制度！", "They ask for the {0} to be amended!"),
)
OTHERS = (
    ("灯塔的屋顶昨晚被风吹走了。", "The roof of the lighthouse was blown away last night."),
    ("议员们下周讨论码头的租金。", "Councillors will discuss the rent of the pier next week."),
    ("学校的乐队在广场上演奏。", "The school band played in the square."),
    ("桥上的灯整夜亮着。", "The lamps on the bridge burned all night."),
    ("面包店早上六点开门。", "The bakery opens at six in the morning."),
    ("图书馆买了两百本书。", "The library bought two hundred books."),
    ("雨一直下到中午。", "It rained until noon."),
    ("老船长在讲他的故事。", "The old captain was telling his story."),
)


def lines_of(number: int) -> tuple[tuple[str, str], ...]:
    """Two sentences about the regime, the rendering being another one in every fourth text, and all the others."""
    said = (SAID[number % 5], SAID[(number + 2) % 5])
    return tuple((source, target.format(REGIMES[number % 4])) for source, target in said) + OTHERS


def text(number: int, key: str = "a", few: int | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows of one text, a month each."""
    head = {"entry": f"{number:04}", "version": 0, "published": date(2020, 1 + number, 5)}
    pair = {"reference": f"zh/{number}.txt", "target": f"en/{number}.txt", "key": key, "problem": None,
            "source_language": "zh", "target_language": "en", "warnings": [], "words": 60.0, "penalty": 5.0,
            "coverage": 1.0, "source_sentences": 4, "target_sentences": 4, "paired": 4, "title": f"港口{number}",
            "signature": "made by hand"}  # fmt: skip
    beads = [
        {"bead": n, "source": [n], "target": [n], "similarity": 0.8, "confidence": 0.9, "moved": False,
         "source_text": source, "target_text": target}
        for n, (source, target) in enumerate(lines_of(number)[:few])
    ]  # fmt: skip
    return {"pairs": [head | pair], "beads": [head | bead for bead in beads], "findings": []}


def stored(folder: Path, *texts: dict[str, list[dict[str, Any]]]) -> FolderStorage:
    """A store of one shard."""
    rows = {table: [row for one in texts for row in one[table]] for table in TABLES}
    return whole(folder, [rows])


def whole(folder: Path, parts: list[dict[str, list[dict[str, Any]]]]) -> FolderStorage:
    """A complete store of parts by their rows, in a folder."""
    storage = FolderStorage(folder)
    complete(storage, parts)
    return storage


def complete(storage: Storage, parts: list[dict[str, list[dict[str, Any]]]]) -> None:
    """Write a complete store of parts by their rows."""
    names = tuple(part_name(number, len(parts)) for number in range(len(parts)))
    for name, rows in zip(names, parts, strict=True):
        write_part(storage, name, {table: packed(table, rows[table]) for table in TABLES})
    About(len(parts), names, "made by hand", complete=True).write(storage)


def finding(number: int, **other: Any) -> dict[str, Any]:
    row = {"entry": f"{number:04}", "version": 0, "published": date(2020, 1 + number, 5), "finding": f"{number:016x}",
           "code": "N103", "type": "numbers", "severity": "critical", "confidence": 0.9, "alarm": True,
           "message": "The reference says 3; the version says 4.", "reading": "3 ≠ 4", "suggestion": None, "bead": 1,
           "source": ["监管制度"], "target": ["regulatory regime"], "source_text": "", "target_text": "",
           "source_words": "3", "target_words": "4", "document": f"{number}.txt"}  # fmt: skip
    return row | other


def told(number: int, **other: Any) -> dict[str, list[dict[str, Any]]]:
    return text(number) | {"findings": [finding(number, **other)]}


def failed(number: int) -> dict[str, list[dict[str, Any]]]:
    one = text(number)
    one["pairs"][0] |= {"problem": "no such file; check the path", "title": None}
    return one | {"beads": []}


def term(word: str, renderings: int = 1) -> Term:
    example = Example("0000", 0, 1, date(2020, 1, 5), "zh/0.txt", "en/0.txt", f"一句{word}话", "a saying", "zh", "en")
    made = tuple(
        Rendering(f"saying {n}", 5 - n, 1, None, None, bool(n), (example,)) for n in range(renderings)
    )  # fmt: skip
    return Term(word, False, ("zh", "en"), 9, 2, date(2020, 1, 5), date(2020, 3, 5), made)


def made(folder: Path) -> Path:
    """The site of four texts and two terms: one text with a critical finding, one with a small one, one with none, one
    that could not be checked."""
    storage = stored(folder / "store", told(0), told(1, severity="minor", code="E301"), text(2), failed(3))
    site = folder / "made"
    site.mkdir()
    assert Site(site, Archive(storage, ()), [term("港口", 2), term("灯塔")]).write() == 4
    return site
