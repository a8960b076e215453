"""Text that is aligned already, checked row by row: at once, or part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from samesaid import documents
from samesaid.align.encoders.read_texts import remembering
from samesaid.assembly import warnings as report_warnings
from samesaid.assembly.parts import looked_for, signature
from samesaid.check_tools import Tools, keeping, tools_of
from samesaid.compare.ranking import Repeats
from samesaid.model import Bead, Check, Document, Encoder, Finding, Message, Rule, Termbase, message
from samesaid.settings import Settings


@dataclass(frozen=True, slots=True)
class Before:
    """What lies before a part of a long file: its rows, and the code points of both texts."""

    rows: int = 0
    source: int = 0
    target: int = 0


@dataclass(frozen=True, slots=True)
class CheckedPairs:
    """Findings of aligned rows: ``findings[i].bead`` is the number of the row in ``ids`` and ``places``.

    ``warnings`` are what the reader must know of the glossary, and what could not be compared; ``checks`` is what was
    looked for and what was not, ``rules`` are the codes. Of a file in parts this is one: it counts from ``before``.
    """

    ids: tuple[str, ...]
    source: Document
    target: Document
    findings: tuple[Finding, ...]
    signature: tuple[tuple[str, str], ...]
    warnings: tuple[Message, ...] = ()
    checks: tuple[Check, ...] = ()
    rules: tuple[Rule, ...] = ()
    places: tuple[documents.Place | None, ...] = ()
    before: Before = Before()

    @property
    def after(self) -> Before:
        """What lies before the next part."""
        texts = len(self.source.text) + 1, len(self.target.text) + 1
        return Before(self.before.rows + len(self.ids), self.before.source + texts[0], self.before.target + texts[1])


@keeping
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
    tools = tools_of(settings, encoder, termbase)
    return _check_rows(tools, rows, documents.declared(rows, settings.source_lang, settings.target_lang))


def check_pairs_in_parts(
    rows: Iterable[documents.Row],
    *,
    settings: Settings,
    encoder: Encoder | None = None,
    termbase: Termbase | None = None,
    rows_a_part: int = documents.PART_ROWS,
) -> Iterator[CheckedPairs]:
    """The findings of `check_pairs`, part by part, so that a file of any length takes no more memory than a part.

    How the version usually renders a term, what is usual in its meaning and which rows were exchanged is known of
    each part alone, of ``rows_a_part`` rows or so; the second part has a warning that says so. A file of up to half as
    many again is one part.
    """
    tools = keeping(tools_of)(settings=settings, encoder=encoder, termbase=termbase)
    before, seen = Before(), Repeats()
    languages: tuple[str | None, str | None] | None = None
    for part in documents.parts(rows, rows_a_part):
        languages = languages or documents.declared(part, settings.source_lang, settings.target_lang)
        checked = _check_rows(tools, part, languages, before, seen)
        # What was detected in the first part holds for all.
        languages = checked.source.language, checked.target.language
        if before.rows:
            checked = replace(checked, warnings=(*checked.warnings, message("warning.parts", rows=rows_a_part)))
        yield checked
        before = checked.after


@keeping
@remembering()
def _check_rows(
    tools: Tools,
    rows: tuple[documents.Row, ...],
    languages: tuple[str | None, str | None],
    before: Before = Before(),
    seen: Repeats | None = None,
) -> CheckedPairs:
    """``languages`` are those of the texts, detected where they are None; ``seen`` is what earlier parts have."""
    settings = tools.settings
    source = documents.from_rows([r.source for r in rows], name="source", language=languages[0])
    target = documents.from_rows([r.target for r in rows], name="target", language=languages[1])
    names = {c.name for c in tools.comparators}
    # Every row is read word by word.
    thorough = "coverage" in names and settings.level == "all"
    beads = _row_beads(rows, tools.encoder, needed=names != {"numbers"}, thorough=thorough)
    pair = tools.pair(source, target, beads, independent=True, rows_before=before.rows)
    lost = report_warnings.Lost(tools.strict_faults)
    checks = looked_for(pair, tools.comparators, tools.settings, lost)
    findings, faults = tools.findings(pair, version=0, seen=seen)
    found = tuple(sorted(findings, key=lambda f: f.bead if f.bead is not None else -1))
    warnings = (
        *report_warnings.of_declarations(rows, source, target, (settings.source_lang, settings.target_lang)),
        *report_warnings.of_confidence(source, (target,)),
        *report_warnings.of_glossary(tools.termbase, source, (target,)),
        *report_warnings.of_row_faults(faults, rows),
        *lost.warnings,
    )
    return CheckedPairs(
        ids=tuple(r.id for r in rows),
        source=source,
        target=target,
        findings=found,
        signature=signature((source, target), tools.encoder, tools.termbase, settings, tools.entailment),
        warnings=warnings,
        checks=checks,
        rules=tuple(rule for _, rule in sorted(tools.rules.items())),
        places=tuple(r.place for r in rows),
        before=before,
    )


def _row_beads(rows: Sequence[documents.Row], encoder: Encoder, *, needed: bool, thorough: bool) -> tuple[Bead, ...]:
    """One bead a row. The check of numbers needs no vectors: without them the rows are trusted to belong together.

    With ``thorough`` the encoder keeps what it reads, if it can, for the checks that look at words.
    """
    both = [i for i, r in enumerate(rows) if r.source.strip() and r.target.strip()]
    similarity = dict.fromkeys(both, 1.0)
    if needed and both:
        encode = getattr(encoder, "encode_and_keep", encoder.encode) if thorough else encoder.encode
        one = encode([rows[i].source for i in both])
        other = encode([rows[i].target for i in both])
        similarity = {i: float(x) for i, x in zip(both, (one * other).sum(axis=1), strict=True)}
    return tuple(
        Bead((i,) if r.source.strip() else (), (i,) if r.target.strip() else (), similarity.get(i, 0.0))
        for i, r in enumerate(rows)
    )
