"""Take sentences out of a whole text, put others in, move some: is each reported, and as one finding?

usage: python -m benchmarks.measures.planted_sentences [--misses] [--alarms]

The texts are whole documents with their translations, found beside the checkout. Each is changed in five ways, a copy
for each: three single sentences are left out, far apart; a run of five is left out; a run of four is moved; a sentence
of another text is put in; a run of three is put in. Only sentences that the aligner pairs one to one, clearly, and
that are long enough are left out, so that an omission is one. A planted error is found when an O501 (O502 for what was
put in) marks most of it, and is one finding when one alarm alone touches it. A moved run must raise no alarm.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.registry import named
from samesaid.compare.coverage.scripts import alphabetic_length
from samesaid.model import Bead, Document, Finding, Sentence, SideName, Span
from samesaid.pipeline import check

# Letters of an alphabet in a sentence that is left out, and the least cosine with its counterpart.
MIN_LETTERS, MIN_COSINE = 60, 0.5
# Sentences between two that are left out, and at either end of the text.
DISTANCE = 6
SINGLES, RUN, MOVED, ADDED = 3, 5, 4, 3
OMITTED, PUT_IN = "O501", "O502"
KINDS = ("single", "run", "added", "added run")


@dataclass
class Result:
    """Errors planted, found, and found as one finding, by kind; alarms about sentences on the texts as they are."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    one: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    alarms: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Text:
    """A reference and a version with their beads."""

    name: str
    reference: Document
    version: Document
    beads: tuple[Bead, ...]

    def clear(self) -> dict[int, int]:
        """Sentence of the version → its counterpart, for those that are paired one to one and clearly."""
        found = {}
        for bead in self.beads:
            if len(bead.source) == len(bead.target) == 1 and not bead.moved and bead.similarity >= MIN_COSINE:
                both = self.reference.sentences[bead.source[0]], self.version.sentences[bead.target[0]]
                if min(alphabetic_length(s.text) for s in both) >= MIN_LETTERS:
                    found[bead.target[0]] = bead.source[0]
        return found


def texts(name: str) -> Iterator[Text]:
    """The whole documents of a set: wmt22 (zh-en), wmt22 refs (en-en) or hkma (zh-en, every fourth)."""
    folder, encoder = GOLD / "docs", named("bundled")
    start, one, other = {"wmt22 zh-en": ("wmt22", "zh", "enA"), "wmt22 en-en": ("wmt22", "enA", "enB")}.get(
        name, ("hkma", "zh", "en")
    )
    paths = sorted(folder.glob(f"{start}*.{one}.txt"))
    for path in paths if start == "wmt22" else paths[::4]:
        second = Path(str(path).replace(f".{one}.txt", f".{other}.txt"))
        both = documents.load(path, language=one[:2]), documents.load(second, language=other[:2])
        yield Text(path.stem, *both, align(*both, encoder))


def rebuilt(document: Document, sentences: Sequence[Sentence]) -> Document:
    """A document of these sentences in this order; a blank line where the paragraph changes."""
    made: list[Sentence] = []
    text = ""
    for index, sentence in enumerate(sentences):
        if made:
            text += " " if sentence.paragraph == sentences[index - 1].paragraph else "\n\n"
        paragraph = made[-1].paragraph + text.endswith("\n") if made else 0
        made.append(Sentence(sentence.text, Span(len(text), len(text) + len(sentence.text)), index, paragraph))
        text += sentence.text
    return Document(document.name, document.language, text, tuple(made))


def measured(name: str, *, misses: bool = False, alarms: bool = False) -> Result:
    """What is found in the documents of a set; prints the misses and the alarms if asked."""
    result = Result()
    every = list(texts(name))
    for number, text in enumerate(every):
        result.sentences += len(text.reference.sentences)
        clean = _alarms(text.reference, text.version)
        result.alarms += Counter(f.code for f in clean if f.code[0] in "OM")
        if alarms:
            _print([f for f in clean if f.code[0] in "OM"], text.name)
        known = {_key(f) for f in clean}
        _left_out(text, result, known, misses)
        _moved(text, result, known, misses)
        _put_in(text, every[number - 1].version, result, known, misses)
    return result


def _left_out(text: Text, result: Result, known: set[str], misses: bool) -> None:
    counterparts = text.clear()
    singles = list(_apart(sorted(counterparts), len(text.version.sentences)))[:SINGLES]
    runs = [tuple(range(i, i + RUN)) for i in counterparts if all(j in counterparts for j in range(i, i + RUN))]
    for kind, gone in (("single", [(i,) for i in singles]), ("run", runs[len(runs) // 2 :][:1])):
        out = {i for run in gone for i in run}
        rest = [s for s in text.version.sentences if s.index not in out]
        if not gone or len(rest) < RUN:
            continue
        version = rebuilt(text.version, rest)
        found = [f for f in _alarms(text.reference, version) if _key(f) not in known]
        for run in gone:
            spans = [text.reference.sentences[counterparts[i]].span for i in run]
            _judge(result, kind, OMITTED, "source", spans, found, text, misses)


def _put_in(text: Text, donor: Document, result: Result, known: set[str], misses: bool) -> None:
    long = [s for s in donor.sentences if alphabetic_length(s.text) >= MIN_LETTERS]
    middle = len(text.version.sentences) // 2
    for kind, size in (("added", 1), ("added run", ADDED)):
        foreign = long[len(long) // 2 :][:size]
        if len(foreign) < size or text.name == donor.name:
            continue
        sentences = [*text.version.sentences[:middle], *foreign, *text.version.sentences[middle:]]
        version = rebuilt(text.version, sentences)
        found = [f for f in _alarms(text.reference, version) if _key(f) not in known]
        spans = [version.sentences[i].span for i in range(middle, middle + size)]
        _judge(result, kind, PUT_IN, "target", spans, found, text, misses)


def _moved(text: Text, result: Result, known: set[str], misses: bool) -> None:
    counterparts = text.clear()
    count = len(text.version.sentences)
    runs = [tuple(range(i, i + MOVED)) for i in counterparts if all(j in counterparts for j in range(i, i + MOVED))]
    runs = [run for run in runs if run[0] > count // 2 and run[-1] < count - 1]
    if not runs:
        return
    run = runs[len(runs) // 2]
    moved = [text.version.sentences[i] for i in run]
    rest = [s for s in text.version.sentences if s.index not in run]
    place = max(1, run[0] // 3)
    version = rebuilt(text.version, [*rest[:place], *moved, *rest[place:]])
    found = [f for f in _alarms(text.reference, version) if _key(f) not in known]
    spans = [text.reference.sentences[counterparts[i]].span for i in run]
    touching = [f for f in found if any(a.overlaps(b) for a in f.source_spans for b in spans)]
    result.planted["moved"] += 1
    result.found["moved"] += not touching
    if misses:
        _print(touching, f"{text.name} moved, but")


def _judge(
    result: Result,
    kind: str,
    code: str,
    side: SideName,
    spans: Sequence[Span],
    found: Sequence[Finding],
    text: Text,
    misses: bool,
) -> None:
    def marked(finding: Finding) -> tuple[Span, ...]:
        return finding.source_spans if side == "source" else finding.target_spans

    touching = [f for f in found if any(a.overlaps(b) for a in marked(f) for b in spans)]
    right = [f for f in touching if f.code == code]
    whole = sum(map(len, spans))
    covered = max((sum(len(b) for b in spans if any(a.overlaps(b) for a in marked(f))) for f in right), default=0)
    result.planted[kind] += 1
    is_found = 2 * covered > whole
    result.found[kind] += is_found
    result.one[kind] += is_found and len(touching) == 1
    if misses and not (is_found and len(touching) == 1):
        words = spans[0].of((text.reference if side == "source" else text.version).text) if side == "source" else ""
        _print(touching, f"{text.name} {kind} {'several' if is_found else 'missed'}: {words[:100]}")


def _apart(indices: Sequence[int], count: int) -> Iterator[int]:
    last = -DISTANCE
    for index in indices:
        if index >= 1 and index < count - 1 and index - last >= DISTANCE:
            yield index
            last = index


def _alarms(reference: Document, version: Document) -> list[Finding]:
    return list(check(reference, version).alarms)


def _key(finding: Finding) -> str:
    return finding.id


def _print(findings: Sequence[Finding], where: str) -> None:
    print(f"   {where}")
    for finding in findings:
        print(f"      {finding.code} {finding.severity} {finding.confidence:.2f} {finding.message}")


SETS = ("wmt22 zh-en", "wmt22 en-en", "hkma zh-en")


def figures() -> Iterator[Figure]:
    """Figures of each set that is present."""
    if not (GOLD / "docs").is_dir():
        return
    data = digest(GOLD / "docs")
    for name in SETS:
        result = measured(name)
        for kind in (*KINDS, "moved"):
            share = result.found[kind] / max(1, result.planted[kind])
            yield Figure(f"sentences {name}: {kind}", share, "higher", data)
            if kind in KINDS:
                one = result.one[kind] / max(1, result.planted[kind])
                yield Figure(f"sentences {name}: {kind}, one finding", one, "higher", data)
        for code in ("O501", "O502", "M602"):
            share = 100 * result.alarms[code] / result.sentences
            yield Figure(f"sentences {name}: {code} in 100 as they are", share, "lower", data)


def main() -> None:
    parser = argparse.ArgumentParser(description="Leave sentences out, put others in, move some.")
    parser.add_argument("--misses", action="store_true", help="print what is missed or several findings")
    parser.add_argument("--alarms", action="store_true", help="print the alarms on the texts as they are")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}")
    options = parser.parse_args()
    for name in options.sets or SETS:
        result = measured(name, misses=options.misses, alarms=options.alarms)
        print(name, f"{result.sentences} sentences, alarms as they are: {dict(result.alarms)}")
        for kind, planted in result.planted.items():
            one = f", one finding {result.one[kind]}" if kind in KINDS else ""
            print(f"   {kind:12} {'found' if one else 'left alone'} {result.found[kind]}/{planted}{one}", flush=True)


if __name__ == "__main__":
    main()
