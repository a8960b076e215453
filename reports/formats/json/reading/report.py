"""A whole report from its record in JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from samesaid.gate import NEVER
from samesaid.languages import text_labels
from samesaid.model import (
    Cell,
    Check,
    ComparisonRow,
    Document,
    Finding,
    Message,
    Relation,
    Report,
    Rule,
    SamesaidError,
    Score,
    Severity,
    literal,
)
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.formats.json.reading.fields import Fields, fields_of, index_of, text_of, wrong
from samesaid.reports.formats.json.reading.findings import SEVERITIES, FindingReader, baseline_of, decisions_of
from samesaid.reports.formats.json.reading.messages import Messages, sentences_of
from samesaid.reports.formats.json.reading.texts import alignment_of, document_of, spans_of, surfaces_of
from samesaid.reports.formats.json.writing import SCHEMA, SCHEMA_VERSION

# Scores and formulas of versions; larger numbers are no scores.
_MAX_SCORE = 1e12


def report_of_record(record: Mapping[str, Any]) -> Report:
    """The report that `report_record` made a record of.

    Every format of it has the same content again. What a report of an earlier release does not say is filled in as
    well as it can be: sentences that it has in English alone stay English. Raises SamesaidError, in one line without
    the file's name, for what is no report: another schema, values of another type, places outside of the texts.
    """
    fields = fields_of(record, "")
    if fields.record.get("schema") != SCHEMA:
        raise SamesaidError("it is no report")
    if fields.record.get("schema_version") != SCHEMA_VERSION:
        raise SamesaidError(f"it is a report of another schema_version than {SCHEMA_VERSION}: make it again")
    rules = tuple(map(_rule, fields.objects("rules")))
    messages = Messages(rules)
    reference = document_of(fields.object("reference"), messages)
    versions = tuple(document_of(one, messages) for one in fields.objects("versions", needed=True))
    if not versions:
        raise SamesaidError("versions is empty")
    alignments = tuple(
        alignment_of(value, place, reference, versions[index_of(number, place, len(versions))])
        for number, (value, place) in enumerate(fields.items("alignments", needed=True))
    )
    reader = FindingReader(reference, versions, alignments, messages)
    findings = tuple(map(reader.of, fields.objects("findings", needed=True)))
    decided = tuple(map(reader.of, fields.objects("decided")))
    past = fields.object("baseline") if fields.has("baseline") else None
    return Report(
        reference=reference,
        versions=versions,
        alignments=alignments,
        findings=findings,
        scores=_scores(fields, len(versions), messages),
        signature=_signature(fields),
        warnings=tuple(_worded(fields, "warnings", "warning_messages", messages)),
        collation=tuple(_row(one, (reference, *versions), messages) for one in fields.objects("collation")),
        surfaces=tuple(
            surfaces_of(value, place, alignments[index_of(number, place, len(alignments))])
            for number, (value, place) in enumerate(fields.items("surfaces"))
        ),
        rules=rules,
        fail_on=fields.one_of("fail_on", (*SEVERITIES, NEVER), Severity.MAJOR.value),
        checks=_checks(fields, len(versions), messages),
        decided=decided,
        decisions=decisions_of(fields.object("decisions")) if fields.has("decisions") else None,
        baseline=baseline_of(past, _known(fields, (*findings, *decided))) if past else None,
        new_only=fields.truth("new_only", past is not None and past.truth("new_only", False)),
        labels=_labels(fields, (reference, *versions)),
        relations=_relations(fields, len(versions)),
    )


def _rule(fields: Fields) -> Rule:
    code = fields.text("code")
    return Rule(
        code,
        fields.text("title"),
        fields.text("description"),
        fields.text("type", "other"),
        Severity(fields.one_of("severity", SEVERITIES)),
        kind=fields.text("kind", "X"),
        absent=fields.truth("absent", False),
        messages=sentences_of(fields, "messages"),
    )


def _signature(fields: Fields) -> tuple[tuple[str, str], ...]:
    signature = fields.object("signature")
    return tuple((key, signature.text(key)) for key in signature.record)


def _worded(fields: Fields, said: str, keyed: str, messages: Messages) -> list[Message]:
    """Sentences of a list, and the messages behind them; an earlier release wrote the sentences alone."""
    sentences, behind = fields.texts(said), [*fields.items(keyed)]
    if behind and len(behind) != len(sentences):
        raise SamesaidError(f"{keyed} has {len(behind):,} entries for {len(sentences):,} {said}")
    return [
        messages.of_record(one[0], one[1], sentence) if one is not None else literal(sentence)
        for sentence, one in zip_longest(sentences, behind)
    ]


def _scores(fields: Fields, versions: int, messages: Messages) -> tuple[tuple[Score, ...], ...]:
    made: list[list[Score]] = [[] for _ in range(versions)]
    for one in fields.objects("scores"):
        formula = messages.of(one, "signature", one.text("signature", ""))
        made[one.index("version", versions)].append(
            Score(one.text("name"), one.number("value", -_MAX_SCORE, _MAX_SCORE), formula)
        )
    return tuple(map(tuple, made))


def _row(fields: Fields, documents: Sequence[Document], messages: Messages) -> ComparisonRow:
    cells: list[Cell | None] = []
    told = [*fields.items("told", needed=True)]
    if len(told) != len(documents):
        raise SamesaidError(f"{fields.at('told')} has {len(told):,} entries for {len(documents):,} texts")
    for (value, place), document in zip(told, documents, strict=True):
        one = None if value is None else fields_of(value, place)
        cells.append(Cell(one.text("text"), spans_of(one, "places", document)) if one else None)
    note = fields.text("note", "")
    return ComparisonRow(
        fields.text("kind"),
        tuple(cells),
        tuple(index_of(value, place, len(cells)) for value, place in fields.items("odd")),
        messages.of(fields, "note", note) if note or fields.has("note_key") else None,
        fields.truth("differs", False),
        fields.truth("weak_reference", False),
    )


def _checks(fields: Fields, versions: int, messages: Messages) -> tuple[tuple[Check, ...], ...]:
    """The checks of each version; nothing at all where the report says nothing of any."""
    made: list[list[Check]] = [[] for _ in range(versions)]
    for one in fields.objects("checks"):
        reason = None if one.truth("looked_for") else messages.of(one, "reason", one.text("reason"))
        made[one.index("version", versions)].append(
            Check(messages.of(one, "name", one.text("name")), one.texts("codes"), reason)
        )
    return tuple(map(tuple, made)) if any(made) else ()


def _known(fields: Fields, findings: Sequence[Finding]) -> frozenset[str]:
    """The ids of the findings that are not new."""
    records = [*fields.objects("findings"), *fields.objects("decided")]
    return frozenset(f.id for f, one in zip(findings, records, strict=True) if not one.truth("new", True))


def _labels(fields: Fields, documents: Sequence[Document]) -> tuple[str, ...]:
    """The labels that were given.

    An earlier release wrote those of all texts: they are taken for given unless they are the usual ones.
    """
    if fields.has("given_labels"):
        labels = fields.texts("given_labels")
    else:
        labels = fields.texts("labels")
        labels = () if labels == tuple(map(ENGLISH.text, text_labels(documents))) else labels
    if len(labels) > len(documents):
        raise SamesaidError(f"there are {len(labels):,} labels for {len(documents):,} texts")
    return labels


def _relations(fields: Fields, versions: int) -> tuple[Relation, ...]:
    try:
        relations = tuple(Relation(text_of(value, place)) for value, place in fields.items("relations"))
    except ValueError:
        raise wrong("relations", f"a list of {', '.join(Relation)}") from None
    if len(relations) > versions:
        raise SamesaidError(f"relations has {len(relations):,} entries for {versions:,} versions")
    return relations
