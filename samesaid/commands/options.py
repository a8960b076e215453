"""Options that several commands share, and the settings made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from samesaid.model import SamesaidError
from samesaid.settings import MAX_MAX_SIZE_MB, REPORT_LANG, Settings, find_settings, load_settings

SourceLang = Annotated[
    str | None, typer.Option(help="Language of the reference (zh, zh-Hant, en …); detected if absent.")
]
TargetLang = Annotated[str | None, typer.Option(help="Language of the versions; detected if absent.")]
Model = Annotated[
    str | None,
    typer.Option(help="Encoder: bundled, e5-small, a sentence-transformers name or folder, or several joined by +."),
]
ModelNli = Annotated[
    str | None,
    typer.Option(help="Second opinion: a model of entailment of sentence-transformers, by name or folder."),
]
Device = Annotated[str | None, typer.Option(help="Device for sentence-transformers: cpu, cuda, …")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing between runs: no vectors, no unpacked data.")]
Config = Annotated[
    Path | None,
    typer.Option(help="Settings as a TOML file; if absent, samesaid.toml of this folder or the nearest above it."),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Look for no settings file.")]
Glossary = Annotated[
    Path | None, typer.Option(help="Agreed terms: TBX, or CSV with source,target and | between alternatives.")
]
Only = Annotated[
    str | None, typer.Option(help="Checks to run, separated by commas: numbers,names,terms,coverage,meaning.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print what the readers decided.")]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", "--gate", help="Least severity for exit code 1: minor, major, critical, never."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Show only findings of high confidence.")]
Everything = Annotated[bool, typer.Option("--all", help="Show every finding, whatever its confidence.")]
StrictFaults = Annotated[
    bool, typer.Option("--strict-faults", help="An internal error stops the run, instead of being a warning.")
]
ReportLang = Annotated[str | None, typer.Option(help=f"Language of the report's page: {' or '.join(REPORT_LANG)}.")]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the files; detected if absent.")]
MaxSize = Annotated[
    int | None,
    typer.Option(min=1, max=MAX_MAX_SIZE_MB, help="MB of the largest file (64 if absent; aligned text 1024)."),
]


def day(written: str | None) -> date | None:
    """A day such as 2026-11-09, or None. Raises SamesaidError for anything else."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise SamesaidError(f"--published {written[:20]}: not a day such as 2026-11-09") from None


def settings_from(
    config: Path | None,
    source_lang: str | None,
    target_lang: str | None,
    *,
    no_config: bool = False,
    only: str | None = None,
    glossary: Path | None = None,
    strict: bool = False,
    everything: bool = False,
    no_cache: bool = False,
    strict_faults: bool = False,
    **options: Any,
) -> Settings:
    """The settings of the file, which is given or found, overridden by the options of the command line.

    Raises SamesaidError, one line, for what is wrong in the file or among the options.
    """
    from samesaid.languages import normalise

    if strict and everything:
        raise SamesaidError("--strict and --all exclude one another: give one of them")
    settings = _of_file(config, no_config)
    settings = settings.changed(
        source_lang=source_lang,
        target_lang=target_lang,
        only=tuple(name.strip() for name in only.split(",")) if only is not None else None,
        glossary=str(glossary) if glossary else None,
        cache=False if no_cache else None,
        strict_faults=strict_faults or None,
        level="strict" if strict else "all" if everything else None,
        **options,
    )
    return settings.changed(
        source_lang=normalise(settings.source_lang) if settings.source_lang else None,
        target_lang=normalise(settings.target_lang) if settings.target_lang else None,
    )


def _of_file(config: Path | None, no_config: bool) -> Settings:
    """The settings of the file that is given, else of the one that is found, else the defaults."""
    if config and no_config:
        raise SamesaidError("--config and --no-config exclude one another: give one of them")
    path = config or (None if no_config else found_settings())
    if path is None:
        return Settings()
    settings = load_settings(path)
    if settings.only:
        from samesaid.compare.registry import chosen

        try:
            chosen(settings.only)
        except SamesaidError as error:
            raise SamesaidError(f"{path}: only: {error}") from None
    return settings


def found_settings() -> Path | None:
    """The settings file of the working folder, or the nearest above it."""
    try:
        folder = Path.cwd()
    except OSError:
        # The folder was removed meanwhile.
        return None
    return find_settings(folder)


def check_outputs(
    outputs: Iterable[Path | None],
    settings: Settings,
    inputs: Iterable[Path | None],
    *,
    folders: Iterable[Path] = (),
    beside: Callable[[Path, str], bool] | None = None,
) -> None:
    """Raise SamesaidError where an output cannot be written, or is an input of this run: before any work begins.

    Inputs are the files given, the glossary and the folder of the model. No output may lie in ``folders``; ``beside``
    says which further files an output may have.
    """
    from samesaid.reports.common import outputs as rules

    rules.check(
        [path for path in outputs if path],
        read_by(settings, inputs),
        folders=(*folders, *_model_folders(settings.model), *_model_folders(settings.model_nli or "bundled")),
        beside=beside,
    )


def read_by(settings: Settings, files: Iterable[Path | None]) -> list[Path]:
    """The files that a run reads: those given, the settings, and those that they name."""
    return [*(path for path in files if path), *(Path(name) for name in (settings.glossary, settings.file) if name)]


def _model_folders(model: str) -> list[Path]:
    if model == "bundled":
        return []
    from samesaid.align.encoders.registry import folders

    return folders(model)
