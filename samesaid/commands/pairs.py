"""``samesaid pairs``."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.commands.options import (
    Config,
    Device,
    Everything,
    FailOn,
    Glossary,
    MaxSize,
    Model,
    ModelNli,
    NoCache,
    NoConfig,
    Only,
    Quiet,
    ReportLang,
    SourceLang,
    Strict,
    StrictFaults,
    TargetLang,
    check_outputs,
    settings_from,
)
from samesaid.commands.outcome import exit_code, put_faults, put_pieces
from samesaid.commands.progress import Progress
from samesaid.commands.standard_input import From, read
from samesaid.inputs import DOCUMENT, Content, at_most, shown
from samesaid.inputs import read as read_file
from samesaid.model import Finding, Message, SamesaidError

if TYPE_CHECKING:
    from samesaid.reports.formats.pair_rows import Part
    from samesaid.row_checks import CheckedPairs
    from samesaid.settings import Settings

# Rows and their mentions live until the end and hold no cycles. Collecting garbage among them again and again took a
# quarter of the time.
_COLLECT_EVERY = 100_000


def pairs(
    file: Annotated[Path, typer.Argument(help="Aligned text: tsv, jsonl, tmx, xlf or po; - reads standard input.")],
    format: Annotated[
        str | None,
        typer.Option(help="html, jsonl, text, csv, xlsx or original (the file, with notes); else by the ending of -o."),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write the findings.")] = None,
    needs_review: Annotated[
        bool,
        typer.Option(
            "--needs-review",
            help="With -o job.xlf or job.po: units with alarms get the state of an unchecked translation.",
        ),
    ] = False,
    glossary: Glossary = None,
    fail_on: FailOn = None,
    model: Model = None,
    model_nli: ModelNli = None,
    device: Device = None,
    no_cache: NoCache = False,
    only: Only = None,
    strict: Strict = False,
    everything: Everything = False,
    strict_faults: StrictFaults = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    report_lang: ReportLang = None,
    format_of_input: From = None,
    max_size: MaxSize = None,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> int:
    """Check text that is aligned already: one finding a line with the row's id, or notes in the file itself."""
    from samesaid import documents
    from samesaid.reports.common import atomic_write
    from samesaid.reports.formats import pair_rows
    from samesaid.row_checks import check_pairs_in_parts

    settings = settings_from(
        config, source_lang, target_lang, no_config=no_config, model=model, model_nli=model_nli, fail_on=fail_on,
        only=only, glossary=glossary, strict=strict, everything=everything, device=device, no_cache=no_cache,
        strict_faults=strict_faults, max_size=max_size, report_lang=report_lang,
    )  # fmt: skip
    # An unknown format is an error before the work, not after it.
    format = pair_rows.chosen(output, format)
    check_outputs((output,), settings, (file,))
    gc.set_threshold(_COLLECT_EVERY)
    (given,) = read((file,), format_of_input, settings, suffix=".tsv")
    original = _Original(given, output, settings, needs_review) if format == pair_rows.ORIGINAL and output else None
    if needs_review and original is None:
        raise SamesaidError(
            "--needs-review: only the checked file itself has states; give it with -o, such as -o job.xlf"
        )
    rows = documents.rows(
        original.content if original else given,
        source_language=settings.source_lang,
        target_language=settings.target_lang,
        max_size=settings.max_size,
    )
    heard = _Heard(settings, quiet)
    with Progress(quiet) as progress:
        parts = heard.parts(check_pairs_in_parts(rows, settings=settings), progress)
        if original:
            atomic_write.write_pieces(original.output, original.pieces(parts, everything))
        else:
            pieces = pair_rows.pieces(
                (_part(checked, everything) for checked in parts),
                format,
                name=shown(given.name),
                language=settings.report_lang,
            )
            if output:
                atomic_write.write_pieces(output, pieces)
            else:
                put_pieces(str(piece) for piece in pieces)
    return heard.exit_code


class _Heard:
    """What is said of all parts together: warnings, what was not looked for, and the exit code."""

    def __init__(self, settings: Settings, quiet: bool) -> None:
        self._settings = settings
        self._quiet = quiet
        self._said: set[Message] = set()
        self.exit_code = 0

    def parts(self, checked: Iterable[CheckedPairs], progress: Progress) -> Iterator[CheckedPairs]:
        """The parts, as they come; what is new about one is said before it is written."""
        progress("comparing")
        for part in checked:
            self.exit_code = max(self.exit_code, exit_code(part.findings, self._settings))
            progress.clear()
            self._say(part)
            yield part
            progress(f"comparing; {part.after.rows:,} rows done")

    def _say(self, part: CheckedPairs) -> None:
        from samesaid.reports.catalogue import catalogue
        from samesaid.reports.common import looked_for

        new = [warning for warning in part.warnings if warning not in self._said]
        self._said.update(new)
        if self._quiet:
            put_faults(new)
            return
        say = catalogue("en").extended(part.rules)
        lines = [f"! {say.text(warning)}" for warning in new]
        if not part.before.rows:
            lines += looked_for.check_lines([c for c in part.checks if c.reason], say)
        for line in lines:
            typer.echo(line, err=True)


def _part(checked: CheckedPairs, everything: bool) -> Part:
    from samesaid.reports.formats.pair_rows import Part

    return Part(
        _shown(checked, everything),
        checked.ids,
        checked.source,
        checked.target,
        rows_before=checked.before.rows,
        source_before=checked.before.source,
        target_before=checked.before.target,
        warnings=checked.warnings,
        checks=checked.checks,
        rules=checked.rules,
        signature=checked.signature,
    )


def _shown(checked: CheckedPairs, everything: bool) -> list[Finding]:
    return [finding for finding in checked.findings if finding.alarm or everything]


class _Original:
    """The checked file, to be written with the findings as notes.

    Raises SamesaidError where it has another format than the output, or one that has no notes.
    """

    def __init__(self, file: Path | Content, output: Path, settings: Settings, needs_review: bool) -> None:
        from samesaid import documents
        from samesaid.reports.formats import bilingual

        self.output = output
        self._needs_review = needs_review
        name, format = shown(file.name), documents.format_of(file.suffix)
        if format not in bilingual.FORMATS:
            raise SamesaidError(f"{name}: has no place for notes; write the findings as jsonl, csv or xlsx")
        if documents.format_of(output.suffix) not in (None, format):
            raise SamesaidError(f"{shown(output)}: the checked file is {format}, and stays so; give -o with its ending")
        self._format = format
        # Its places are needed twice, so it is held as a whole.
        limit = at_most(settings.max_size, DOCUMENT)
        self.content = file if isinstance(file, Content) else read_file(file, limit=limit)

    def pieces(self, parts: Iterable[CheckedPairs], everything: bool) -> Iterator[bytes]:
        """The whole file."""
        from samesaid.reports.formats import bilingual

        remarks = [
            bilingual.Remark(place.unit, place.segment, finding)
            for checked in parts
            for finding in _shown(checked, everything)
            if finding.bead is not None and (place := checked.places[finding.bead]) is not None
        ]
        yield bilingual.annotated(
            self.content.data,
            self._format,
            self.content.name,
            remarks,
            now=datetime.now(UTC).isoformat(timespec="seconds"),
            needs_review=self._needs_review,
        )
