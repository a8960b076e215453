"""Renderings that a ledger lists beside the usual one, judged by a person: how many are renderings of that term?

usage: python -m benchmarks.measures.ledger_judgements
    [--keep FOLDER] [--half read|apart] [--sample N] [--new] [SET …]

The sets are in two halves. Rules were written after reading the renderings of the one half; those of the other were
judged, too, and shaped nothing. The gold texts may not be copied, so a judgement names a rendering by its set and a
hash of the term and the wording (`benchmarks/cases/ledger_verdicts.tsv`). ``--sample`` draws so many renderings of a
half, always the same ones from the same ledger; ``--new`` prints those that were not judged yet, with examples.
``--keep`` keeps the stores, whose texts are then not read again: that takes some ten minutes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora.bead_stores import Paired, write_beads
from benchmarks.data import CASES, GOLD
from benchmarks.measures.alignment import read_gold
from benchmarks.measures.swissgov import joined
from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.use import bundled
from samesaid.archive.ledger import update
from samesaid.archive.ledger.ledger import FEWEST, Rendering, Term, Wanted, ledger
from samesaid.archive.store.storage import FolderStorage
from samesaid.inputs import Content
from samesaid.model import Document

VERDICTS = CASES / "ledger_verdicts.tsv"
# Rows of a set that make a text.
_ROWS = 25
Texts = Iterator[tuple[str, Paired]]


def rows_of(path: str) -> Callable[[], Texts]:
    """The pairs of a set NAME.SRC-TGT.jsonl, some of them a text."""

    def read() -> Texts:
        lines = (GOLD / path).read_text(encoding="utf-8").split("\n")
        rows = [row for row in map(json.loads, filter(None, lines)) if row.get("label", "clean") == "clean"]
        pairs = list({(row["source"], row["target"]): None for row in rows})
        for start in range(0, len(pairs), _ROWS):
            yield f"{start // _ROWS:03}", pairs[start : start + _ROWS]

    return read


def pages_of(language: str) -> Callable[[], Texts]:
    """Pages of an administration in another language and in English, aligned."""

    def read() -> Texts:
        encoder = bundled()
        for line in (GOLD / "swissgov" / f"en-{language}.jsonl").read_text(encoding="utf-8").splitlines():
            page = json.loads(line)
            one = _page(page["target_tokens"], language)
            two = _page(page["source_tokens"], "en")
            yield page["id"], [(_text(one, b.source), _text(two, b.target)) for b in align(one, two, encoder)]

    return read


def _page(tokens: Sequence[str], language: str) -> Document:
    content = Content("page.txt", ".txt", joined(tokens)[0].encode())
    return documents.load(content, language=language, encoding="utf-8")


def _text(document: Document, numbers: Sequence[int]) -> str:
    return " ".join(document.sentences[n].text for n in numbers)


def lines_of(name: str) -> Callable[[], Texts]:
    """A set of lines in English and another language, with a gold alignment."""

    def read() -> Texts:
        for file in sorted((GOLD / "align" / name).rglob("gold.txt")):
            one, two = (
                file.with_name(f"{side}.txt").read_text(encoding="utf-8").split("\n") for side in ("src", "tgt")
            )
            beads = sorted(bead for bead in read_gold(file) if all(bead))
            yield file.parent.name, [(_lines(two, b), _lines(one, a)) for a, b in beads]

    return read


def _lines(lines: Sequence[str], numbers: Sequence[int]) -> str:
    return " ".join(lines[n].strip() for n in numbers)


READ, APART = "read", "apart"


@dataclass(frozen=True, slots=True)
class Set:
    """Texts in two languages; ``half`` says whether rules were written after reading its renderings."""

    half: str
    languages: tuple[str, str]
    texts: Callable[[], Texts]


def archive(half: str, language: str, *parts: Callable[[], Texts] | str) -> Set:
    """Sets of a language and English as one archive, the reference not being in English, as archives are paired.

    A part is a file of rows, or what reads texts whose version is in English.
    """

    def read() -> Texts:
        for number, part in enumerate(parts):
            for name, pairs in _turned(part) if isinstance(part, str) else part():
                yield f"{number}/{name}", pairs

    return Set(half, (language, "en"), read)


def _turned(path: str) -> Texts:
    away = path.rsplit(".", 2)[1].startswith("en-")
    return ((name, [(b, a) for a, b in pairs] if away else pairs) for name, pairs in rows_of(path)())


SETS: dict[str, Set] = {
    "monetary authority zh": archive(READ, "zh", "pairs/clean.hkma.zh-en.jsonl"),
    "medicine zh": archive(READ, "zh", "pairs/clean.tico19.en-zh.jsonl"),
    "news zh": archive(READ, "zh", "pairs/clean.ntrex.en-zh.jsonl"),
    "all sorts es": archive(
        READ, "es", "fresh/wmt24pp.en-es.jsonl", "fresh/xquad.en-es.jsonl", "pairs/demetr.es-en.jsonl"
    ),
    "all sorts zh": archive(
        APART, "zh", "fresh/wmt21.zh-en.jsonl", "fresh/wmt21.en-zh.jsonl", "fresh/wmt24pp.en-zht.jsonl",
        "pairs/clean.mqm.zh-en.jsonl", "pairs/clean.wmt22.en-zh.jsonl", "fresh/xquad.en-zh.jsonl", lines_of("mag"),
    ),
    "all sorts de": archive(
        APART, "de", pages_of("de"), "pairs/clean.ntrex.en-de.jsonl", "fresh/wmt21.en-de.jsonl",
        "fresh/xquad.en-de.jsonl", "pairs/demetr.de-en.jsonl",
    ),
    "all sorts fr": archive(
        APART, "fr", pages_of("fr"), "pairs/clean.ntrex.en-fr.jsonl", "fresh/wmt24pp.en-fr.jsonl",
        "pairs/demetr.fr-en.jsonl",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A rendering that the ledger of a set lists beside the usual one."""

    set: str
    term: Term
    rendering: Rendering

    @property
    def key(self) -> tuple[str, str]:
        """What names it without its words."""
        words = f"{self.term.text}\t{self.rendering.text}"
        return self.set, hashlib.sha256(words.encode()).hexdigest()[:12]


def listed(name: str, keep: Path) -> list[Listed]:
    """The renderings of a set, its store being kept in this folder."""
    here = SETS[name]
    folder = keep / name
    if not (folder / "store.json").exists():
        write_beads(folder, here.texts(), here.languages)
    storage = FolderStorage(folder)
    update.update(storage)
    terms = ledger(storage, bundled(), Wanted(fewest=FEWEST, variants=True))
    return [Listed(name, term, other) for term in terms for other in term.renderings[1:]]


def verdicts() -> dict[tuple[str, str], bool]:
    """Whether a rendering is right, by its key."""
    if not VERDICTS.exists():
        return {}
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return {(r["set"], r["words"]): r["verdict"] == "right" for r in csv.DictReader(file, delimiter="\t")}


def sampled(found: Sequence[Listed], count: int | None, seed: int = 7) -> list[Listed]:
    """So many of them, drawn at random; all where there are no more."""
    if count is None or len(found) <= count:
        return list(found)
    return sorted(random.Random(seed).sample(found, count), key=lambda one: one.key)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="a folder for the stores")
    parser.add_argument("--half", choices=(READ, APART))
    parser.add_argument("--sample", type=int, metavar="N", help="only so many of the renderings of a half")
    parser.add_argument("--new", action="store_true", help="print the renderings that were not judged yet")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}")
    options = parser.parse_args()
    known = verdicts()
    with tempfile.TemporaryDirectory() as temporary:
        for half in (READ, APART):
            names = [n for n, s in SETS.items() if s.half == half and (not options.sets or n in options.sets)]
            if options.half in (None, half) and names:
                found = [one for name in names for one in listed(name, options.keep or Path(temporary))]
                _print(half, sampled(found, options.sample), known, options.new)


def _print(half: str, found: Sequence[Listed], known: dict[tuple[str, str], bool], new: bool) -> None:
    for name in dict.fromkeys(one.set for one in found):
        _count(name, [one for one in found if one.set == name], known)
    _count(f"all sets of the half {half}", found, known)
    for one in found if new else ():
        if one.key not in known:
            usual = one.term.renderings[0]
            print("\t".join((*one.key, one.term.text, one.rendering.text, str(one.rendering.uses))))
            print(f"    usual: {usual.text} ({usual.uses} of {one.term.uses})")
            for example in one.rendering.examples[:2]:
                print(f"    {example.source_text}\n    {example.target_text}")


def _count(name: str, found: Sequence[Listed], known: dict[tuple[str, str], bool]) -> None:
    judged = [known[one.key] for one in found if one.key in known]
    share = f" = {sum(judged) / len(judged):.2f}" if judged else ""
    print(f"{name}: {len(found)} renderings beside the usual one, {len(judged)} judged, {sum(judged)} right{share}")


if __name__ == "__main__":
    main()
