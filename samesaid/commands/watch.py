"""``samesaid watch``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.commands.options import (
    Config,
    Device,
    Encoding,
    Everything,
    FailOn,
    Glossary,
    MaxSize,
    Model,
    ModelNli,
    NoCache,
    NoConfig,
    Only,
    ReportLang,
    SourceLang,
    Strict,
    TargetLang,
    read_by,
    settings_from,
)
from samesaid.commands.outcome import fault_line
from samesaid.inputs import shown
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from samesaid.commands.checking.one import How
    from samesaid.commands.checking.saved import Look
    from samesaid.warm import Checker


def watch(
    reference: Annotated[Path, typer.Argument(help="The text that the others are compared with.")],
    versions: Annotated[list[Path], typer.Argument(help="One or more versions of it.")],
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", help="Where to write the report each time; repeatable.")
    ] = None,
    every: Annotated[float, typer.Option(min=0.05, max=3600, help="Seconds between two looks at the files.")] = 0.5,
    glossary: Glossary = None,
    decisions: Annotated[
        list[Path] | None,
        typer.Option("--decisions", "--ignore", help="Decisions as a report exports them; repeatable."),
    ] = None,
    label: Annotated[
        list[str] | None, typer.Option(help="Name of a text in the report, the reference first; repeatable.")
    ] = None,
    report_lang: ReportLang = None,
    fail_on: FailOn = None,
    model: Model = None,
    model_nli: ModelNli = None,
    device: Device = None,
    no_cache: NoCache = False,
    only: Only = None,
    strict: Strict = False,
    everything: Everything = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    encoding: Encoding = None,
    max_size: MaxSize = None,
    config: Config = None,
    no_config: NoConfig = False,
    full: Annotated[bool, typer.Option("--full", help="Print every difference with its sentences.")] = False,
) -> int:
    """Check texts again whenever one of them is saved, until Ctrl-C."""
    from samesaid.commands.checking.one import How, refuse_outputs
    from samesaid.commands.checking.saved import looks
    from samesaid.decisions.reading import load_decisions
    from samesaid.warm import Checker

    texts, outputs, beside = (reference, *versions), output or [], tuple(decisions or ())

    def checker(before: Checker | None) -> Checker:
        settings = settings_from(
            config, source_lang, target_lang, no_config=no_config, model=model, model_nli=model_nli, fail_on=fail_on,
            encoding=encoding, only=only, glossary=glossary, strict=strict, everything=everything, device=device,
            no_cache=no_cache, report_lang=report_lang, max_size=max_size, labels=tuple(label) if label else None,
        )  # fmt: skip
        return before.changed(settings) if before else Checker(settings)

    def made_anew(before: How | None) -> How:
        decided = load_decisions(*beside) if beside else None
        return How(checker(before.checker if before else None), None, decisions=decided, beside=beside, full=full)

    for path in texts:
        if not path.exists():
            raise SamesaidError(f"{shown(str(path))}: no such file; check the path")
    how = made_anew(None)
    refuse_outputs(how, texts, outputs)
    read = read_by(how.checker.settings, beside)
    for look in looks((*texts, *read), every):
        _tell(look)
        if look.missing:
            continue
        try:
            # What is read once (the glossary, decisions, settings) is read anew after it was saved.
            if any(path in read for path in look.saved):
                how = made_anew(how)
            _check(how, texts, outputs)
        except SamesaidError as error:
            _say(str(error))
        except Exception as error:
            _say(fault_line(error))
    return 0


def _check(how: How, texts: tuple[Path, ...], outputs: list[Path]) -> None:
    from samesaid.commands.checking.one import check_one

    begun = time.monotonic()
    check_one(how, texts, outputs)
    sys.stderr.write(f"checked in {time.monotonic() - begun:.1f} s; waiting for the next save, Ctrl-C ends\n")
    sys.stderr.flush()


def _tell(look: Look) -> None:
    """A line between two results: the time, and what happened to which files."""
    for paths, what in ((look.saved, "saved"), (look.missing, "missing; waiting until it is there again")):
        if paths:
            sys.stderr.write(f"\n{time.strftime('%H:%M:%S')} {', '.join(shown(str(p)) for p in paths)} {what}\n")
            sys.stderr.flush()


def _say(line: str) -> None:
    from samesaid import interruption

    interruption.check()
    sys.stderr.write(f"samesaid: {' '.join(map(shown, line.split()))}\n")
    sys.stderr.flush()
