"""Documents, align, compare, reports: the one place where the rooms meet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from os import PathLike
from os.path import lexists

from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.read_texts import remembering
from samesaid.align.encoders.registry import configured
from samesaid.assembly import warnings as report_warnings
from samesaid.assembly.parts import by_importance, looked_for, scored, signature, signature_of_decisions
from samesaid.bilingual.texts import texts_of
from samesaid.check_report import CheckReport
from samesaid.check_tools import Tools, keeping, tools_of
from samesaid.compare.collation import collate, with_votes
from samesaid.compare.pair import Side
from samesaid.decisions.baseline import EarlierReport
from samesaid.decisions.matching import Decisions, settled
from samesaid.faults import attempted
from samesaid.inputs import Content, is_possible, shown
from samesaid.languages import in_sentence, text_labels
from samesaid.model import (
    Bead,
    Check,
    ComparisonRow,
    Document,
    Encoder,
    Finding,
    Message,
    Relation,
    SamesaidError,
    Termbase,
    message,
)
from samesaid.relation.decision import relation_of, without_what_is_left_out
from samesaid.row_checks import CheckedPairs as CheckedPairs
from samesaid.row_checks import check_pairs as check_pairs
from samesaid.row_checks import check_pairs_in_parts as check_pairs_in_parts
from samesaid.settings import Settings

Text = Document | Content | str | PathLike[str]
Progress = Callable[[str], None]


def load(
    path: str | PathLike[str], *, language: str | None = None, encoding: str | None = None, max_size: int | None = None
) -> Document:
    """The document in a regular file of at most ``max_size`` MB (64 if None). Raises SamesaidError otherwise."""
    return documents.load(path, language=language, encoding=encoding, max_size=max_size)


def text(text: str, *, language: str | None = None, name: str = "text") -> Document:
    """A text as a document, to be checked like a file: ``samesaid.text("…", language="zh")``.

    ``language`` is a tag such as zh or en, detected if None; ``name`` is for lists of the texts. Raises SamesaidError
    for a text without a sentence and for an unknown language.

    >>> import samesaid
    >>> samesaid.text("The ferry left at noon. It was full.")
    <Document text (en): 2 sentences>
    """
    return documents.from_text(text, name=name, language=language)


@keeping
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


@keeping
@remembering()
def check(
    reference: Text,
    *versions: Text,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    termbase: Termbase | None = None,
    decisions: Decisions | None = None,
    baseline: EarlierReport | None = None,
    new_only: bool = False,
    progress: Progress | None = None,
) -> CheckReport:
    """Where each version disagrees with the reference, the most important first.

    Texts are paths, or documents of `text` and `load`; a str is a path. A text without versions is divided into the two
    languages that it holds. ``decisions`` are what people decided about earlier findings, ``baseline`` is an earlier
    report. With ``new_only`` only what the baseline lacks can fail a run. Raises SamesaidError for input that cannot be
    read, for one text in one language, and for more labels than texts.
    """
    settings = settings or Settings()
    _check_labels(settings, _most_texts(settings, versions))
    return check_with(
        tools_of(settings, encoder, termbase),
        reference,
        *versions,
        decisions=decisions,
        baseline=baseline,
        new_only=new_only,
        progress=progress,
    )


@keeping
@remembering()
def check_with(
    tools: Tools,
    reference: Text,
    *versions: Text,
    decisions: Decisions | None = None,
    baseline: EarlierReport | None = None,
    new_only: bool = False,
    progress: Progress | None = None,
) -> CheckReport:
    """`check` with tools that were made before."""
    settings = tools.settings
    _check_labels(settings, _most_texts(settings, versions))
    step = progress or (lambda _: None)
    decided = decisions or Decisions()
    step("reading")
    given = [_document(reference, settings.source_lang, settings)]
    given += [_document(version, settings.target_lang, settings) for version in versions]
    (source, *others), divided = texts_of(given, settings, tools.encoder)
    targets = tuple(others)
    _check_labels(settings, 1 + len(targets))
    labels = text_labels((source, *targets), settings.labels)
    names = tuple(map(in_sentence, labels))
    sides = [Side(source), *map(Side, targets)]
    lost = report_warnings.Lost(tools.strict_faults)
    results = [_compare(sides, v, tools, decided, step, lost, (names[0], names[v + 1])) for v in range(len(targets))]
    findings = by_importance(result.findings for result in results)
    closed = tuple(by_importance(result.closed for result in results))
    everything = (*findings, *closed)
    used = decisions.used(everything) if decisions else None
    past = baseline.against(everything) if baseline else None
    table = _table(sides, results, findings, tools, lost)
    voted = lost.unless(message("fault.votes"), lambda: with_votes(findings, table, targets, tools.rules, tools.say))
    relations = tuple(result.relation for result in results)
    found = [
        scored(source, t, r.beads, r.findings, r.relation, lost, name)
        for t, r, name in zip(targets, results, names[1:], strict=True)
    ]
    return CheckReport(
        reference=source,
        versions=targets,
        alignments=tuple(result.beads for result in results),
        findings=tuple(findings) if voted is None else voted,
        scores=tuple(scores for scores, _ in found),
        signature=(
            *signature((source, *targets), tools.encoder, tools.termbase, settings, tools.entailment),
            *signature_of_decisions(used, past),
        ),
        warnings=(
            *divided,
            *report_warnings.of_readers((source, *targets), labels),
            *report_warnings.of_languages((source, *targets), tools.encoder),
            *report_warnings.of_confidence(source, targets),
            *report_warnings.of_glossary(tools.termbase, source, targets),
            *report_warnings.of_odd_versions(source, targets, names),
            *report_warnings.of_relations(names, relations),
            *(warning for result in results for warning in result.faults),
            *lost.warnings,
        ),
        collation=table,
        surfaces=tuple(alike for _, alike in found),
        rules=tuple(rule for _, rule in sorted(tools.rules.items())),
        fail_on=settings.fail_on,
        checks=tuple(result.checks for result in results),
        decided=closed,
        decisions=used,
        baseline=past,
        new_only=new_only,
        labels=settings.labels,
        relations=relations,
    )


@dataclass(frozen=True, slots=True)
class _Result:
    """One version: its beads, what it is to the reference, its findings, our own faults, what was looked for, and the
    findings that a decision closed. Another text has none of these."""

    beads: tuple[Bead, ...]
    relation: Relation
    findings: tuple[Finding, ...] = ()
    faults: tuple[Message, ...] = ()
    checks: tuple[Check, ...] = ()
    closed: tuple[Finding, ...] = ()


def _most_texts(settings: Settings, versions: Sequence[Text]) -> int:
    """How many texts a check may have: a file in two languages is two."""
    return (1 + len(versions)) * (1 if versions and not settings.split else 2)


def _check_labels(settings: Settings, texts: int) -> None:
    if len(settings.labels) > texts:
        raise SamesaidError(f"{len(settings.labels)} labels for {texts} texts: give at most one for each text")


def _document(text: Text, language: str | None, settings: Settings) -> Document:
    if isinstance(text, str) and is_possible(text) and not lexists(text):
        raise SamesaidError(f"{shown(text)}: no such file; check the path, or give a text as samesaid.text(…)")
    if not isinstance(text, Document):
        selectors = dict(settings.selectors)
        text = documents.load(
            text, language=language, encoding=settings.encoding, selectors=selectors, max_size=settings.max_size
        )
    return replace(text, published=settings.published) if settings.published else text


def _compare(
    sides: Sequence[Side],
    version: int,
    tools: Tools,
    decided: Decisions,
    step: Progress,
    lost: report_warnings.Lost,
    names: tuple[Message, Message],
) -> _Result:
    """Align a version with the reference and compare them, unless they are not versions of one text."""
    source, target = sides[0].written, sides[version + 1].written
    step(f"aligning {target.name}")
    beads = align(source, target, tools.encoder)
    one, other = sides[0], sides[version + 1]
    what = message("fault.relation", one=names[0], other=names[1])
    relation = lost.unless(what, lambda: relation_of(one, other, beads, tools.encoder)) or Relation.VERSION
    if relation is Relation.OTHER:
        return _Result((), relation)
    step(f"comparing {target.name}")
    others = [side for i, side in enumerate(sides[1:]) if i != version]
    pair = tools.pair(one, other, beads, other=others)
    checks = looked_for(pair, tools.comparators, tools.settings, lost)
    found, faults = tools.findings(pair, version=version)
    kept, closed = settled(without_what_is_left_out(found, relation), decided, source, target, beads)
    warnings = tuple(report_warnings.of_faults(faults, source, target, beads, names))
    return _Result(beads, relation, kept, warnings, checks, closed)


def _table(
    sides: Sequence[Side],
    results: Sequence[_Result],
    findings: Sequence[Finding],
    tools: Tools,
    lost: report_warnings.Lost,
) -> tuple[ComparisonRow, ...]:
    """The table over versions; where a family's rows cannot be made, without them."""
    compared = [result.beads for result in results]
    families = [c.name for c in tools.comparators]

    def of(names: Collection[str]) -> tuple[ComparisonRow, ...]:
        return collate(sides, compared, findings, tools.encoder, tools.rules, names)

    table = attempted(lambda: of(families), strict=tools.strict_faults)
    if not isinstance(table, Exception):
        return table
    parts = (lost.unless(message("fault.table", check=name), partial(of, (name,))) for name in families)
    return tuple(row for part in parts for row in part or ())
