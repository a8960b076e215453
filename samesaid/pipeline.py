"""Documents, align, compare, reports: the one place where the rooms meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from os import PathLike
from pathlib import Path

from samesaid import documents, reports
from samesaid.align.aligner import align, relatedness
from samesaid.align.encoders.registry import configured
from samesaid.align.tuning import MIN_RELATEDNESS
from samesaid.compare.collation import collate, with_votes
from samesaid.compare.evidence import Comparator
from samesaid.compare.pair import Pair, Side, pair_of
from samesaid.compare.ranking import rank
from samesaid.compare.registry import chosen
from samesaid.compare.terms.matching.direction import covers
from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.decisions import Dismissals
from samesaid.languages import primary
from samesaid.model import (
    Bead,
    Document,
    Encoder,
    Finding,
    Message,
    Report,
    Rule,
    Score,
    Termbase,
    language_name,
    message,
)
from samesaid.reports.catalogue import catalogue
from samesaid.scores import coverage, penalty, surface, surfaces
from samesaid.settings import Settings
from samesaid.version import __version__

Text = Document | str | PathLike[str]
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CheckReport(Report):
    """A report that can be saved."""

    def save(self, path: str | PathLike[str], *, format: str | None = None, language: str = "en") -> None:
        """Write the report; the file's ending names the format, ``language`` (en, zh) is that of the page.

        Raises SamesaidError for an unknown one.
        """
        reports.save(self, Path(path), format=format, language=language)


def load(path: str | PathLike[str], *, language: str | None = None, encoding: str | None = None) -> Document:
    """The document in a file. Raises SamesaidError when it cannot be read."""
    return documents.load(Path(path), language=language, encoding=encoding)


def align_texts(
    source: Text, target: Text, *, settings: Settings | None = None, encoder: Encoder | None = None
) -> tuple[Bead, ...]:
    """Beads of two texts in the order of the source; every sentence of both is in exactly one."""
    settings = settings or Settings()
    return align(
        _document(source, settings.source_lang, settings),
        _document(target, settings.target_lang, settings),
        encoder or configured(settings),
    )


def check(
    reference: Text,
    *versions: Text,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    termbase: Termbase | None = None,
    dismissed: Dismissals | frozenset[str] = frozenset(),
    progress: Progress | None = None,
) -> CheckReport:
    """Where each version disagrees with the reference, the most important first.

    Texts are documents or paths; ``dismissed`` are the findings that were decided and are left out (ids suffice).
    Raises SamesaidError for input that cannot be read.
    """
    settings = settings or Settings()
    step = progress or (lambda _: None)
    tools = _tools(settings, encoder, termbase)
    decided = dismissed if isinstance(dismissed, Dismissals) else Dismissals(frozenset(dismissed))
    step("reading")
    source = _document(reference, settings.source_lang, settings)
    targets = tuple(_document(v, settings.target_lang, settings) for v in versions)
    sides = [Side(source), *map(Side, targets)]
    results = [_compare(sides, v, tools, decided, step) for v in range(len(targets))]
    findings = _by_importance(result.findings for result in results)
    compared = [result.beads if result.related else () for result in results]
    table = collate(sides, compared, findings, tools.encoder, tools.rules, {c.name for c in tools.comparators})
    return CheckReport(
        reference=source,
        versions=targets,
        alignments=tuple(result.beads for result in results),
        findings=with_votes(findings, table, targets, tools.rules, tools.say),
        scores=tuple(_scores(source, target, r) for target, r in zip(targets, results, strict=True)),
        signature=_signature((source, *targets), tools),
        warnings=(
            *_reader_warnings((source, *targets)),
            *_language_warnings((source, *targets), tools.encoder),
            *_glossary_warnings(tools.termbase, source, targets),
            *_unrelated_warnings(source, targets, results),
        ),
        collation=table,
        surfaces=tuple(surfaces(source, target, r.beads) for target, r in zip(targets, results, strict=True)),
        rules=tuple(rule for _, rule in sorted(tools.rules.items())),
        fail_on=settings.fail_on,
    )


@dataclass(frozen=True, slots=True)
class CheckedPairs:
    """Findings of aligned rows: ``findings[i].bead`` is the number of the row in ``ids``.

    ``warnings`` are what the reader must know of the glossary.
    """

    ids: tuple[str, ...]
    source: Document
    target: Document
    findings: tuple[Finding, ...]
    signature: tuple[tuple[str, str], ...]
    warnings: tuple[Message, ...] = ()


def check_pairs(
    rows: Iterable[documents.Row],
    *,
    settings: Settings,
    encoder: Encoder | None = None,
    termbase: Termbase | None = None,
) -> CheckedPairs:
    """Findings of text that is aligned already, in the order of the rows.

    Rows are independent: nothing is concluded from one row about another, except that all of them together show how
    the version usually renders a term.
    """
    rows = tuple(rows)
    tools = _tools(settings, encoder, termbase)
    source = documents.from_rows([r.source for r in rows], name="source", language=settings.source_lang)
    target = documents.from_rows([r.target for r in rows], name="target", language=settings.target_lang)
    beads = _row_beads(rows, tools.encoder, needed=any(c.name != "numbers" for c in tools.comparators))
    pair = pair_of(source, target, beads, tools.encoder, tools.termbase, independent=True)
    found = sorted(_findings(pair, tools, version=0), key=lambda f: f.bead if f.bead is not None else -1)
    warnings = tuple(_glossary_warnings(tools.termbase, source, (target,)))
    return CheckedPairs(
        tuple(r.id for r in rows), source, target, tuple(found), _signature((source, target), tools), warnings
    )


def _row_beads(rows: Sequence[documents.Row], encoder: Encoder, *, needed: bool) -> tuple[Bead, ...]:
    """One bead a row. The check of numbers needs no vectors: without them the rows are trusted to belong together."""
    both = [i for i, r in enumerate(rows) if r.source.strip() and r.target.strip()]
    similarity = dict.fromkeys(both, 1.0)
    if needed and both:
        one = encoder.encode([rows[i].source for i in both])
        other = encoder.encode([rows[i].target for i in both])
        similarity = {i: float(x) for i, x in zip(both, (one * other).sum(axis=1), strict=True)}
    return tuple(
        Bead((i,) if r.source.strip() else (), (i,) if r.target.strip() else (), similarity.get(i, 0.0))
        for i, r in enumerate(rows)
    )


@dataclass(frozen=True, slots=True)
class _Tools:
    """What a check works with; ``rules`` are those of the comparators, ``say`` puts a message into English."""

    settings: Settings
    encoder: Encoder
    termbase: Termbase | None
    comparators: tuple[Comparator, ...]
    rules: Mapping[str, Rule]
    say: Callable[[Message], str]


@dataclass(frozen=True, slots=True)
class _Result:
    """One version: its beads, whether it is a version of the reference at all, and its findings."""

    beads: tuple[Bead, ...]
    related: bool
    findings: tuple[Finding, ...] = ()


def _tools(settings: Settings, encoder: Encoder | None, termbase: Termbase | None) -> _Tools:
    comparators = chosen(settings.only)
    if termbase is None and settings.glossary:
        termbase = load_termbase(Path(settings.glossary))
    rules = {code: rule for comparator in comparators for code, rule in comparator.codes.items()}
    english = catalogue("en").extended(rules.values())
    return _Tools(settings, encoder or configured(settings), termbase, comparators, rules, english.text)


def _document(text: Text, language: str | None, settings: Settings) -> Document:
    if not isinstance(text, Document):
        selectors = dict(settings.selectors)
        text = documents.load(Path(text), language=language, encoding=settings.encoding, selectors=selectors)
    return replace(text, published=settings.published) if settings.published else text


def _compare(sides: Sequence[Side], version: int, tools: _Tools, decided: Dismissals, step: Progress) -> _Result:
    """Align a version with the reference and compare them, unless they are not versions of one text."""
    source, target = sides[0].document, sides[version + 1].document
    step(f"aligning {target.name}")
    beads = align(source, target, tools.encoder)
    if relatedness(beads, source, target) < MIN_RELATEDNESS:
        return _Result(beads, related=False)
    step(f"comparing {target.name}")
    others = [side for i, side in enumerate(sides[1:]) if i != version]
    pair = pair_of(sides[0], sides[version + 1], beads, tools.encoder, tools.termbase, other=others)
    found = _findings(pair, tools, version=version)
    return _Result(beads, related=True, findings=tuple(f for f in found if not decided.covers(f, source, target)))


def _findings(pair: Pair, tools: _Tools, *, version: int) -> tuple[Finding, ...]:
    evidence = [e for comparator in tools.comparators for e in comparator.compare(pair)]
    return rank(pair, evidence, tools.rules, level=tools.settings.level, version=version, say=tools.say)


def _by_importance(findings: Iterable[Iterable[Finding]]) -> list[Finding]:
    """One list over all versions, the most important first, whichever version it is in."""
    return sorted(chain.from_iterable(findings), key=lambda f: (not f.alarm, -f.severity.rank, -f.confidence))


def _scores(source: Document, target: Document, result: _Result) -> tuple[Score, ...]:
    return (
        coverage(source, result.beads),
        penalty(source, result.findings),
        *surface(source, target, result.beads),
    )


def _reader_warnings(texts: Sequence[Document]) -> Iterable[Message]:
    for text in texts:
        for note in text.notes:
            if note.kind in ("warning", "dropped"):
                yield message("warning.reader", name=text.name, note=note.message)


def _language_warnings(texts: Sequence[Document], encoder: Encoder) -> Iterable[Message]:
    if encoder.languages is None:
        return
    for tag in dict.fromkeys(t.language for t in texts):
        if primary(tag) not in encoder.languages:
            yield message("warning.encoder", encoder=encoder.name, language=language_name(tag))


def _glossary_warnings(termbase: Termbase | None, source: Document, targets: Sequence[Document]) -> Iterable[Message]:
    if termbase is None:
        return
    yield from termbase.warnings
    for tag in dict.fromkeys(t.language for t in targets):
        if not covers(termbase, source.language, tag):
            one, other = language_name(source.language), language_name(tag)
            yield message("warning.glossary", glossary=termbase.name, one=one, other=other)


def _unrelated_warnings(source: Document, targets: Sequence[Document], results: Sequence[_Result]) -> Iterable[Message]:
    for target, result in zip(targets, results, strict=True):
        if not result.related:
            yield message("warning.unrelated", reference=source.name, version=target.name)


def _signature(texts: Sequence[Document], tools: _Tools) -> tuple[tuple[str, str], ...]:
    termbase = tools.termbase
    return (
        ("samesaid", __version__),
        ("encoder", f"{tools.encoder.name}@{tools.encoder.digest}"),
        ("languages", "-".join(t.language for t in texts)),
        ("settings", tools.settings.signature()),
        ("glossary", f"{termbase.name}@{termbase.digest}" if termbase else "none"),
    )
