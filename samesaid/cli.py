"""The command line: ``samesaid check | align | pairs | explain | doctor``.

Exit codes: 0 nothing at or above --fail-on, 1 something, 2 a usage or input error, told in one line.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

# One BLAS thread a process: several collapse when another process uses the cores. It must be set before numpy loads.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import typer

import samesaid
from samesaid.model import Finding, SamesaidError, Severity
from samesaid.settings import Settings, load_settings

# Some versions of typer bring their own copy of click: its usage errors are reached through a class typer exports.
_USAGE_ERROR: Any = typer.BadParameter.__mro__[1]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads versions of one text and tells where they disagree.",
)

SourceLang = Annotated[
    str | None, typer.Option(help="Language of the reference (zh, zh-Hant, en …); detected if absent.")
]
TargetLang = Annotated[str | None, typer.Option(help="Language of the versions; detected if absent.")]
Model = Annotated[
    str | None,
    typer.Option(help="Encoder: bundled, e5-small, a sentence-transformers name or folder, or several joined by +."),
]
Device = Annotated[str | None, typer.Option(help="Where sentence-transformers computes: cpu, cuda, …")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep no vectors of sentence-transformers between runs.")]
Config = Annotated[Path | None, typer.Option(help="Settings as a TOML file.")]
Glossary = Annotated[Path | None, typer.Option(help="Agreed terms: CSV with source,target; alternatives by |.")]
Only = Annotated[str | None, typer.Option(help="Checks to run, by commas: numbers,names,terms,coverage.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell what the readers decided.")]
FailOn = Annotated[str | None, typer.Option(help="Least severity for exit code 1: minor, major, critical, never.")]
Strict = Annotated[bool, typer.Option("--strict", help="Show only what is sure.")]
Everything = Annotated[bool, typer.Option("--all", help="Show everything that was noticed, however unsure.")]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the files; found out if absent.")]


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"samesaid {samesaid.__version__}")
        raise typer.Exit


@app.command()
def check(
    reference: Annotated[Path, typer.Argument(help="The version that the others are held against.")],
    versions: Annotated[list[Path], typer.Argument(help="One or more versions of it.")],
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", help="Where the report goes; repeatable.")
    ] = None,
    format: Annotated[str | None, typer.Option(help="html, json, jsonl or text; else by the ending of -o.")] = None,
    glossary: Glossary = None,
    ignore: Annotated[Path | None, typer.Option(help="Dismissed findings: JSON, a list of ids.")] = None,
    fail_on: FailOn = None,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    only: Only = None,
    strict: Strict = False,
    everything: Everything = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    encoding: Encoding = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Tell where each VERSION disagrees with REFERENCE."""
    from samesaid import reports
    from samesaid.decisions import load_dismissed
    from samesaid.pipeline import check as run

    settings = _settings(
        config, source_lang, target_lang, model=model, fail_on=fail_on, encoding=encoding,
        only=only, glossary=glossary, strict=strict, everything=everything, device=device, no_cache=no_cache,
    )  # fmt: skip
    # An unknown format is told before the work, not after it.
    for path in output or ([Path("stdout")] if format else []):
        reports.writer(path, format)
    dismissed = load_dismissed(ignore) if ignore else frozenset()
    with _progress(quiet) as tell:
        report = run(reference, *versions, settings=settings, progress=tell, dismissed=dismissed)
    for path in output or ():
        report.save(path, format=format)
    if verbose:
        for document in (report.reference, *report.versions):
            for note in document.notes:
                typer.echo(f"{document.name}: {note.kind}: {note.message}", err=True)
    if format and not output:
        _print(reports.render(report, format))
    elif not quiet:
        reports.print_summary(report)
        for path in output or ():
            typer.echo(f"report: {path}", err=True)
    return _exit_code(report.findings, settings)


@app.command()
def align(
    source: Annotated[Path, typer.Argument(help="One text.")],
    target: Annotated[Path, typer.Argument(help="A version of it.")],
    lines: Annotated[bool, typer.Option("--lines", help="A line is a sentence.")] = False,
    format: Annotated[
        str | None, typer.Option(help="tsv, jsonl, tmx, xliff, vecalign or html; else by the ending of -o, else tsv.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where the beads go.")] = None,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    encoding: Encoding = None,
    config: Config = None,
    quiet: Quiet = False,
) -> int:
    """Tell which sentences of two texts say the same thing."""
    from samesaid import documents
    from samesaid.align.aligner import align as run
    from samesaid.align.encode import named
    from samesaid.reports import beads, files

    settings = _settings(
        config, source_lang, target_lang, model=model, encoding=encoding, device=device, no_cache=no_cache
    )
    chosen = beads.chosen(output, format)
    read = documents.load_lines if lines else documents.load
    one = read(source, language=settings.source_lang, encoding=settings.encoding)
    other = read(target, language=settings.target_lang, encoding=settings.encoding)
    with _progress(quiet) as tell:
        tell("aligning")
        encoder = named(settings.model, device=settings.device, prompt=settings.prompt, cache=settings.cache)
        found = run(one, other, encoder)
    text = beads.write(found, one, other, chosen)
    if output:
        files.write(output, text)
    else:
        _print(text)
    return 0


@app.command()
def pairs(
    file: Annotated[Path, typer.Argument(help="Aligned text: tsv, jsonl, tmx, xlf or po.")],
    format: Annotated[str, typer.Option(help="jsonl or text.")] = "jsonl",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where the findings go.")] = None,
    glossary: Glossary = None,
    fail_on: FailOn = None,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    only: Only = None,
    strict: Strict = False,
    everything: Everything = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    config: Config = None,
    quiet: Quiet = False,
) -> int:
    """Check text that is aligned already: one finding a line, `pair` carries the row's id."""
    from samesaid import documents
    from samesaid.pipeline import check_pairs
    from samesaid.reports import files, pair_rows

    settings = _settings(
        config, source_lang, target_lang, model=model, fail_on=fail_on,
        only=only, glossary=glossary, strict=strict, everything=everything, device=device, no_cache=no_cache,
    )  # fmt: skip
    pair_rows.check_format(format)
    rows = documents.rows(file, source_language=settings.source_lang, target_language=settings.target_lang)
    with _progress(quiet) as tell:
        tell("comparing")
        checked = check_pairs(rows, settings=settings)
    shown = [f for f in checked.findings if f.alarm or everything]
    text = pair_rows.write(shown, checked.ids, checked.source, checked.target, format)
    if output:
        files.write(output, text)
    else:
        _print(text)
    return _exit_code(checked.findings, settings)


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help="A finding code, such as N104; none lists all.")] = None,
) -> int:
    """Tell what a finding code means, with an example."""
    from samesaid.explain import explain as told
    from samesaid.explain import overview

    typer.echo(told(code) if code else overview())
    return 0


@app.command()
def doctor(model: Model = None) -> int:
    """Tell which parts are installed, and run a canary for every code."""
    from samesaid.doctor import canaries, parts

    bad = 0
    for one in (*parts(), *canaries(model or "bundled")):
        mark = {"passed": "ok  ", "failed": "FAIL"}.get(one.state, "----")
        typer.echo(f"{mark} {one.subject:36} {one.state:12} {one.detail}")
        bad += one.state not in ("passed", "optional")
    typer.echo("everything works" if not bad else f"{bad} failed or did not run")
    return 1 if bad else 0


def _settings(
    config: Path | None,
    source_lang: str | None,
    target_lang: str | None,
    *,
    only: str | None = None,
    glossary: Path | None = None,
    strict: bool = False,
    everything: bool = False,
    no_cache: bool = False,
    **options: Any,
) -> Settings:
    """The settings file, overruled by what was said on the command line."""
    from samesaid.languages import normalise

    if strict and everything:
        raise SamesaidError("--strict and --all exclude one another: give one of them")
    settings = load_settings(config) if config else Settings()
    settings = settings.changed(
        source_lang=source_lang,
        target_lang=target_lang,
        only=tuple(name.strip() for name in only.split(",")) if only is not None else None,
        glossary=str(glossary) if glossary else None,
        cache=False if no_cache else None,
        level="strict" if strict else "all" if everything else None,
        **options,
    )
    return settings.changed(
        source_lang=normalise(settings.source_lang) if settings.source_lang else None,
        target_lang=normalise(settings.target_lang) if settings.target_lang else None,
    )


def _exit_code(findings: tuple[Finding, ...], settings: Settings) -> int:
    if settings.fail_on == "never":
        return 0
    least = Severity(settings.fail_on).rank
    return 1 if any(f.alarm and f.severity.rank >= least for f in findings) else 0


def _print(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


class _progress:  # noqa: N801
    """One changing line on stderr, and only where a person watches."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def __enter__(self) -> _progress:
        return self

    def __call__(self, step: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{step} …")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; every expected error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = typer.main.get_command(app).main(args=arguments, prog_name="samesaid", standalone_mode=False)
    except SamesaidError as error:
        return _fail(str(error))
    except _USAGE_ERROR as error:
        # Without arguments the "error" is the help page itself, which stays as it is.
        told = error.format_message()
        if "\n" in told:
            typer.echo(told)
            return 2
        return _fail(f"{told} (see samesaid --help)")
    except (KeyboardInterrupt, typer.Abort):
        return _fail("interrupted", 130)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, and nothing may be written any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("SAMESAID_DEBUG"):
            raise
        kind = type(error).__name__
        return _fail(f"a fault of samesaid itself ({kind}: {error}); set SAMESAID_DEBUG=1 to see where, and report it")
    return result if isinstance(result, int) else 0


def _fail(message: str, code: int = 2) -> int:
    sys.stderr.write("samesaid: " + " ".join(message.split()) + "\n")
    return code


def main() -> None:
    """The console script."""
    sys.exit(run())
