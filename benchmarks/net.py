"""A net under refactoring: a hash of everything that samesaid reads and reports, row by row, to compare two states.

usage: python -m benchmarks.net OUT.json [--against BEFORE.json] [--every N] [--only SET …] [--layers …] [--show]

Sets are the example, the tables of cases, and the gold data where they are present (``--every 10`` takes every tenth
row of these). A row has a hash for each layer: ``mentions`` (quantities of both sides), ``evidence``, ``facts`` (of the
evidence), ``findings`` (ids, codes, severities, confidence, spans), ``messages`` (message and values read, in English),
``page`` (the report in English and Chinese), ``data`` and ``words`` of its JSON, ``beads``.

With ``--against`` the rows that differ are listed (with ``--layers``, those that differ in these layers), and the exit
code is 1 when there are any; ``--show`` prints their present content. Rows that the other net lacks, such as new cases,
are counted, but they are no difference.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.data import EXAMPLES, GOLD, ROOT
from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.registry import named
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import pair_of
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.ranking import rank
from samesaid.compare.registry import comparators
from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.languages import normalise
from samesaid.model import Bead, Finding, Mention
from samesaid.pipeline import CheckReport, check
from samesaid.reports.catalogue import catalogue
from samesaid.reports.formats.json import report_record
from samesaid.settings import Settings

CASES = ROOT / "tests" / "cases"
# Parts of file names that are no language tags.
_TAGS = {"zht": "zh-Hant", "enA": "en", "enB": "en"}
# The keys by which a row of a table of cases names its languages.
_LANGUAGES = (("source_language", "target_language"), ("from", "to"))
_PROCESSES = 2
# Pairs of cases that are compared together.
_CASES_AT_ONCE = 200
# The parts of a report's JSON that are neither findings nor words.
_DATA = ("alignments", "scores", "collation", "surfaces", "fail_on")
# Rows that differ whose names are printed.
_MAX_NAMES = 8

Content = Mapping[str, Any]
"""The content of a row, by layer."""
Hashes = dict[str, dict[str, str]]
"""The hashes of every row, by the row's name and the layer."""


def rows_of(path: Path, every: int) -> list[tuple[str, str, str]]:
    """(id, source, target) of every so many rows of a file of pairs, whose sides are sentences or lists of tokens."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [(str(row["id"]), _sentence(row, "source"), _sentence(row, "target")) for row in lines[::every]]


def _sentence(row: Mapping[str, Any], side: str) -> str:
    return str(row.get(side) or " ".join(row[f"{side}_tokens"]))


def of_pairs(name: str, rows: Sequence[tuple[str, str, str]], one: str, other: str) -> Iterator[tuple[str, Content]]:
    """Mentions, evidence and findings of independent rows."""
    encoder = named("bundled")
    source = documents.from_rows([r[1] for r in rows], name="source", language=one)
    target = documents.from_rows([r[2] for r in rows], name="target", language=other)
    vectors = (encoder.encode([r[1] for r in rows]) * encoder.encode([r[2] for r in rows])).sum(axis=1)
    beads = (Bead((i,), (i,), float(v)) for i, v in enumerate(vectors))
    pair = pair_of(source, target, beads, encoder, independent=True)
    every = comparators()
    evidence = [e for c in every for e in c.compare(pair)]
    codes = {code: rule for c in every for code, rule in c.codes.items()}
    findings = rank(pair, evidence, codes, level="all", say=catalogue("en").text)
    by_row: dict[int, tuple[list[Evidence], list[Finding]]] = defaultdict(lambda: ([], []))
    for e in evidence:
        by_row[-1 if e.bead is None else e.bead][0].append(e)
    for f in findings:
        by_row[-1 if f.bead is None else f.bead][1].append(f)
    mentions = [side.annotate(quantities) for side in (pair.source, pair.target)]
    for i, row in enumerate(rows):
        read = [[_mention(m) for m in side[i]] for side in mentions]
        yield f"{name}/{row[0]}", {"mentions": read, **_layers(*by_row[i])}
    yield f"{name}/whole", _layers(*by_row[-1])


def of_text(name: str, text: str, language: str) -> Content:
    """The quantities of one sentence."""
    document = documents.from_rows([text], name=name, language=language)
    return {"mentions": [_mention(m) for m in quantities(document)[0]]}


def of_report(report: CheckReport) -> Content:
    """Findings, messages, pages and JSON of a report, without its signature."""
    stable = replace(report, signature=())
    pages = []
    with tempfile.TemporaryDirectory() as folder:
        for language in ("en", "zh"):
            path = Path(folder, f"net.{language}.html")
            stable.save(path, language=language)
            pages.append(path.read_text(encoding="utf-8"))
    data = report_record(stable)
    return {
        **_layers((), report.findings),
        "page": pages,
        "data": {key: data[key] for key in _DATA},
        "words": [data["verdict"], data["warnings"], [d["notes"] for d in (data["reference"], *data["versions"])]],
    }


def _layers(evidence: Iterable[Evidence], findings: Iterable[Finding]) -> dict[str, Any]:
    evidence, findings = sorted(evidence, key=_evidence), list(findings)
    return {
        "evidence": [_evidence(e) for e in evidence],
        "facts": [(e.code, sorted(map(str, e.facts))) for e in evidence],
        "findings": [
            (f.id, f.code, f.type, f.severity, f.confidence, f.version, f.bead, _spans(f), f.suggestion, f.alarm)
            for f in findings
        ],
        "messages": [(f.code, f.message, f.reading) for f in findings],
    }


def _evidence(e: Evidence) -> tuple[Any, ...]:
    return (e.code, str(e.bead), _spans(e), round(e.strength, 6), e.suggestion or "")


def _spans(item: Evidence | Finding) -> list[list[tuple[int, int]]]:
    return [[(s.start, s.end) for s in spans] for spans in (item.source_spans, item.target_spans)]


def _mention(m: Mention) -> tuple[str, ...]:
    q: Any = m.value
    whole = (q.date_span.start, q.date_span.end) if q.date_span else None
    rest = (q.kind, q.values, q.unit, q.bound, q.step, q.low_salience, whole, [str(d) for d in q.dates])
    return (m.text, str((m.span.start, m.span.end)), *map(str, rest))


def cases() -> Iterator[tuple[str, Content]]:
    """Every text and pair of the tables of cases, whatever they are cases of."""
    pairs: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for path in sorted(CASES.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8")).values()
        for row in (row for table in tables if isinstance(table, list) for row in table):
            digest = _hash(row)[:10]
            if isinstance(row, Mapping) and isinstance(row.get("source"), str) and isinstance(row.get("target"), str):
                keys = next((k for k in _LANGUAGES if k[0] in row), None)
                one, other = (row[k] for k in keys) if keys else row.get("languages", ("zh", "en"))
                pairs[one, other].append((f"{path.stem}/{digest}", row["source"], row["target"]))
            elif isinstance(row, list) and len(row) >= 3 and len(row[0]) == 2:
                pairs[row[0], "en"].append((f"{path.stem}/{digest}", row[1], row[2]))
            elif isinstance(row, list) and path.stem.startswith("quantities_") and row:
                yield f"cases/{path.stem}/{digest}", of_text("case", row[0], path.stem.split("_")[1])
    for (one, other), rows in pairs.items():
        for start in range(0, len(rows), _CASES_AT_ONCE):
            yield from of_pairs(f"cases/{one}-{other}", rows[start : start + _CASES_AT_ONCE], one, other)


def example() -> Iterator[tuple[str, Content]]:
    """Reports of the example: each text as the reference of others."""
    paths = {which: EXAMPLES / f"briefing.{which}.txt" for which in ("zh", "en", "rough.en")}
    termbase = load_termbase(EXAMPLES / "glossary.csv")
    for one, *others in (("zh", "en"), ("zh", "rough.en"), ("en", "rough.en"), ("zh", "rough.en", "en")):
        report = check(paths[one], *(paths[o] for o in others), settings=Settings(level="all"), termbase=termbase)
        yield f"example/{one} {' '.join(others)}", of_report(report)


def documents_of_gold(every: int) -> Iterator[tuple[str, Content]]:
    """Reports of real documents: every version of a text against its Chinese."""
    texts: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((GOLD / "docs").glob("*.txt")):
        texts[path.name.split(".zh.")[0].rsplit(".en", 1)[0]].append(path)
    for stem, paths in list(texts.items())[:: max(every // 2, 1)]:
        if len(paths) > 1:
            paths.sort(key=lambda p: (".zh." not in p.name, p.name))
            yield f"docs/{stem}", of_report(check(*paths, settings=Settings(level="all")))


def lines_of_gold(path: Path) -> Content:
    """The beads of a set of aligned lines."""
    languages = {"textberg_dev": ("de", "fr"), "hunalign_dtm": ("hu", "en"), "mag": ("en", "zh")}.get(path.name)
    one, other = languages or (path.name.rsplit(".", 1)[1].split("-") if "." in path.name else ("zh", "en"))
    source, target = (
        documents.load_lines(path / f"{side}.txt", language=tag) for side, tag in (("src", one), ("tgt", other))
    )
    beads = align(source, target, named("bundled"))
    return {"beads": [(b.source, b.target, round(b.similarity, 5), b.moved) for b in beads]}


def _job(job: tuple[str, str], every: int) -> list[tuple[str, dict[str, str], Content]]:
    kind, argument = job
    path = Path(argument)
    made: Iterable[tuple[str, Content]]
    if kind == "example":
        made = example()
    elif kind == "cases":
        made = cases()
    elif kind == "docs":
        made = documents_of_gold(every)
    elif kind == "align":
        made = [(f"align/{path.name}", lines_of_gold(path))]
    else:
        tags = path.stem.rsplit(".", 1)[-1].split("-")
        one, other = (normalise(_TAGS.get(t, t)) for t in tags)
        made = of_pairs(f"{path.parent.name}/{path.stem}", rows_of(path, every), one, other)
    return [(name, {layer: _hash(value) for layer, value in row.items()}, row) for name, row in made]


def _done(jobs: Sequence[tuple[str, str]], every: int) -> Iterator[list[tuple[str, dict[str, str], Content]]]:
    """The results of the jobs, in their order; one job alone needs no process of its own."""
    run = partial(_job, every=every)
    if len(jobs) == 1:
        yield run(jobs[0])
        return
    with ProcessPoolExecutor(_PROCESSES) as pool:
        yield from pool.map(run, jobs)


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, default=str, sort_keys=True).encode()).hexdigest()[:16]


def _jobs(only: Sequence[str]) -> list[tuple[str, str]]:
    jobs = [("example", ""), ("cases", "")]
    if GOLD.is_dir():
        jobs += [("docs", "")]
        jobs += [
            (kind, str(p)) for kind in ("pairs", "fresh", "swissgov") for p in sorted((GOLD / kind).glob("*.jsonl"))
        ]
        jobs += [("align", str(p)) for p in sorted((GOLD / "align").iterdir()) if (p / "src.txt").exists()]
    return [job for job in jobs if not only or any(word in f"{job[0]}/{Path(job[1]).name}" for word in only)]


def differences(before: Hashes, now: Hashes, layers: Sequence[str] = ()) -> dict[str, list[str]]:
    """The names of the rows of ``before`` that differ now, by layer; of these layers, or of all if none is named."""
    changed: dict[str, list[str]] = defaultdict(list)
    for name in sorted(before):
        one, other = before[name], now.get(name, {})
        for layer in sorted(one.keys() | other.keys()):
            if one.get(layer) != other.get(layer) and (not layers or layer in layers):
                changed[layer].append(name)
    return dict(changed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the net; 1 where it differs from the one that it is compared with."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=(), metavar="SET")
    parser.add_argument("--layers", nargs="*", default=(), metavar="LAYER", help="compare only these")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args(arguments)
    now: Hashes = {}
    contents: dict[str, Content] = {}
    for rows in _done(_jobs(options.only), options.every):
        for name, hashes, content in rows:
            now[name] = hashes
            if options.show:
                contents[name] = content
    options.out.write_text(json.dumps(now, indent=0, ensure_ascii=False), encoding="utf-8")
    for layer in sorted({layer for hashes in now.values() for layer in hashes}):
        column = [(name, hashes[layer]) for name, hashes in sorted(now.items()) if layer in hashes]
        print(f"{layer:10} {len(column):7} rows  {_hash(column)}")
    if not options.against:
        return 0
    before: Hashes = json.loads(options.against.read_text(encoding="utf-8"))
    if options.only or options.every > 1:
        before = {name: hashes for name, hashes in before.items() if name in now}
    if new := now.keys() - before.keys():
        print(f"{len(new)} new rows")
    changed = differences(before, now, options.layers)
    for layer, names in changed.items():
        listed = ", ".join(names[:_MAX_NAMES]) + (" …" if len(names) > _MAX_NAMES else "")
        print(f"DIFFERS {layer}: {len(names)} rows: {listed}")
        for name in names if options.show else ():
            print(name, json.dumps(contents.get(name, {}).get(layer), ensure_ascii=False, default=str))
    print("no difference" if not changed else f"{sum(map(len, changed.values()))} differences")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
