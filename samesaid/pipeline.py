"""Documents, align, compare, reports: the one place where the rooms meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from samesaid import documents, reports
from samesaid.align.aligner import align
from samesaid.align.document_stats import relatedness
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
from samesaid.model import Bead, Document, Encoder, Finding, Message, Report, Rule, Termbase, language_name, message
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

    Texts are documents or paths; ``dismissed`` tells which findings are settled and stay out (ids suffice). Raises
    SamesaidError for input that cannot be read.
    """
    settings = settings or Settings()
    tell = progress or (lambda _: None)
    comparators = chosen(settings.only)
    rules = _rules(comparators)
    if termbase is None and settings.glossary:
        termbase = load_termbase(Path(settings.glossary))
    settled = dismissed if isinstance(dismissed, Dismissals) else Dismissals(frozenset(dismissed))
    tell("reading")
    source = _document(reference, settings.source_lang, settings)
    targets = tuple(_document(v, settings.target_lang, settings) for v in versions)
    encoder = encoder or configured(settings)
    sides = [Side(source), *(Side(t) for t in targets)]
    warnings = list(_reader_warnings((source, *targets)))
    warnings += _language_warnings((source, *targets), encoder)
    warnings += _glossary_warnings(termbase, source, targets)
    alignments: list[tuple[Bead, ...]] = []
    compared: list[tuple[Bead, ...]] = []
    findings: list[Finding] = []
    for v, target in enumerate(targets):
        tell(f"aligning {target.name}")
        aligned = align(source, target, encoder)
        alignments.append(aligned)
        if relatedness(aligned, source, target) < MIN_RELATEDNESS:
            warnings.append(message("warning.unrelated", reference=source.name, version=target.name))
            compared.append(())
            continue
        compared.append(aligned)
        tell(f"comparing {target.name}")
        others = [side for i, side in enumerate(sides[1:]) if i != v]
        pair = pair_of(sides[0], sides[v + 1], aligned, encoder, termbase, other=others)
        found = _findings(pair, comparators, settings, version=v)
        findings += (f for f in found if not settled.covers(f, source, target))
    # One list over all versions: the reader wants what matters most first, whichever version it is in.
    findings.sort(key=lambda f: (not f.alarm, -f.severity.rank, -f.confidence))
    table = collate(sides, compared, findings, encoder, rules, {c.name for c in comparators})
    scores = tuple(
        (
            coverage(source, aligned),
            penalty(source, [f for f in findings if f.version == v]),
            *surface(source, target, aligned),
        )
        for v, (target, aligned) in enumerate(zip(targets, alignments, strict=True))
    )
    return CheckReport(
        reference=source,
        versions=targets,
        alignments=tuple(alignments),
        findings=with_votes(findings, table, targets, rules, catalogue("en").extended(rules.values()).text),
        scores=scores,
        signature=_signature((source, *targets), encoder, settings, termbase),
        warnings=tuple(warnings),
        collation=table,
        surfaces=tuple(surfaces(source, t, beads) for t, beads in zip(targets, alignments, strict=True)),
        rules=tuple(rules.values()),
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

    No row says anything about another, but that together they show how the version renders a term as a rule.
    """
    held = tuple(rows)
    comparators = chosen(settings.only)
    if termbase is None and settings.glossary:
        termbase = load_termbase(Path(settings.glossary))
    encoder = encoder or configured(settings)
    source = documents.from_rows([r.source for r in held], name="source", language=settings.source_lang)
    target = documents.from_rows([r.target for r in held], name="target", language=settings.target_lang)
    beads = _row_beads(held, encoder, needed=any(c.name != "numbers" for c in comparators))
    pair = pair_of(source, target, beads, encoder, termbase, independent=True)
    found = sorted(
        _findings(pair, comparators, settings, version=0), key=lambda f: f.bead if f.bead is not None else -1
    )
    signature = _signature((source, target), encoder, settings, termbase)
    warnings = tuple(_glossary_warnings(termbase, source, (target,)))
    return CheckedPairs(tuple(r.id for r in held), source, target, tuple(found), signature, warnings)


def _row_beads(rows: Sequence[documents.Row], encoder: Encoder, *, needed: bool) -> tuple[Bead, ...]:
    """One bead a row. Figures alone need no vectors: then the rows' word is taken that they belong together."""
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


def _findings(
    pair: Pair, comparators: Sequence[Comparator], settings: Settings, *, version: int
) -> tuple[Finding, ...]:
    codes = _rules(comparators)
    evidence = [e for c in comparators for e in c.compare(pair)]
    english = catalogue("en").extended(codes.values())
    return rank(pair, evidence, codes, level=settings.level, version=version, say=english.text)


def _rules(comparators: Sequence[Comparator]) -> dict[str, Rule]:
    """The rules of these comparators by code, in the order of the codes."""
    known = {code: rule for c in comparators for code, rule in c.codes.items()}
    return dict(sorted(known.items()))


def _document(text: Text, language: str | None, settings: Settings) -> Document:
    if not isinstance(text, Document):
        selectors = dict(settings.selectors)
        text = documents.load(Path(text), language=language, encoding=settings.encoding, selectors=selectors)
    return replace(text, published=settings.published) if settings.published else text


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


def _signature(
    texts: Sequence[Document], encoder: Encoder, settings: Settings, termbase: Termbase | None
) -> tuple[tuple[str, str], ...]:
    return (
        ("samesaid", __version__),
        ("encoder", f"{encoder.name}@{encoder.digest}"),
        ("languages", "-".join(t.language for t in texts)),
        ("settings", settings.signature()),
        ("glossary", f"{termbase.name}@{termbase.digest}" if termbase else "none"),
    )
