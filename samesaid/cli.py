"""The command line: ``samesaid check | align | pairs | terms | report | explain | …``.

Exit codes: 0 nothing at or above --fail-on, 1 something, 2 a usage or input error, in one line; 128 + the signal
(130 for Ctrl-C, 143 for SIGTERM) after an interruption, which passes through `run` and ends in `samesaid.__main__`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from typing import Annotated

# One BLAS thread a process: several are much slower when another process uses the cores. To be set before numpy loads.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import typer

from samesaid import interruption
from samesaid.commands.listed import USAGE_ERROR, Listed, ListedGroup
from samesaid.commands.outcome import fault_line, printing, write_no_more
from samesaid.inputs import is_text, shown
from samesaid.model import SamesaidError
from samesaid.version import __version__

# A full disk or quota, a file that grew too large, a terminal that is gone.
_CANNOT_WRITE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
# Longer messages are shown by their beginning and their end.
_MAX_LINE_CHARS = 2_000


class _Commands(ListedGroup):
    """The commands, in the order of the help page."""

    listed = (
        Listed(
            "check",
            "samesaid.commands.check:app",
            "Report where each VERSION disagrees with REFERENCE, or the two languages in one file.",
        ),
        Listed(
            "watch", "samesaid.commands.watch:watch", "Check texts again whenever one of them is saved, until Ctrl-C."
        ),
        Listed("align", "samesaid.commands.align:align", "Pair the sentences of two texts that say the same thing."),
        Listed(
            "pairs",
            "samesaid.commands.pairs:pairs",
            "Check text that is aligned already: one finding a line with the row's id, or notes in the file itself.",
        ),
        Listed(
            "terms",
            "samesaid.commands.terms:terms",
            "Extract bilingual term candidates from texts, as a glossary to edit.",
        ),
        Listed(
            "report",
            "samesaid.commands.report:report",
            "Write a report again from its JSON: in another format, or in another language.",
        ),
        Listed("explain", "samesaid.commands.explain:explain", "Explain a finding code, with an example."),
        Listed(
            "doctor", "samesaid.commands.doctor:doctor", "List the installed parts, and run a canary for every code."
        ),
        Listed(
            "completion",
            "samesaid.commands.completion:completion",
            "Print a script for a shell that completes commands, options and values.",
        ),
        Listed(
            "mcp",
            "samesaid.commands.mcp:mcp",
            "Offer checks as tools to an assistant, by the Model Context Protocol on standard input and output.",
        ),
        Listed(
            "lsp",
            "samesaid.commands.lsp:lsp",
            "Show findings in an editor while a version is written, by the Language Server Protocol.",
        ),
        Listed(
            "archive",
            "samesaid.archive.commands:app",
            "Whole archives: pair them, check them overnight, ask them afterwards.",
        ),
        Listed(
            "review",
            "samesaid.review.command:app",
            "Work through reports together, in a web application on this machine or in the newsroom.",
        ),
    )


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    # Subcommands inherit it.
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads versions of one text and reports where they disagree.",
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"samesaid {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _main(
    # Eager: it is answered before any other option is read, for which typer loads pydantic.
    _: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    pass


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; every expected error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        _refuse_what_is_no_text(sys.argv[1:] if arguments is None else arguments)
        result = typer.main.get_command(app).main(args=arguments, prog_name="samesaid", standalone_mode=False)
        # At the interpreter's end it would be too late to report an error.
        with printing():
            pass
    except SamesaidError as error:
        return _fail(str(error))
    except USAGE_ERROR as error:
        # Without arguments the "error" is the help page itself.
        text = error.format_message()
        if "\n" in text:
            typer.echo(text)
            return 2
        return _fail(f"{text} (see samesaid --help)")
    except (BrokenPipeError, SystemExit):
        # The reader of our output went away (`| head`), of which typer makes an exit: no error.
        write_no_more()
        return 0
    except MemoryError:
        return _fail("there is not enough memory: give it more, or compare shorter texts")
    except Exception as error:
        # Files have names; what has none is stdout.
        if isinstance(error, OSError) and error.errno in _CANNOT_WRITE and error.filename is None:
            write_no_more()
            return _fail(f"standard output: cannot be written ({(error.strerror or str(error)).lower()})")
        if isinstance(error, OSError) and isinstance(error.filename, str):
            # A path that the system refuses: too long, links in a circle, no permission. Or an address out of reach.
            what = "address, the credentials and the network" if "://" in error.filename else "path and its permissions"
            return _fail(f"{error.filename}: {error.strerror}; check the {what}")
        if os.environ.get("SAMESAID_DEBUG"):
            raise
        return _fail(fault_line(error))
    return result if isinstance(result, int) else 0


def _refuse_what_is_no_text(arguments: Sequence[str]) -> None:
    """Raises SamesaidError for an argument that is not in the encoding of the system, unless it names a file."""
    for argument in arguments:
        if not is_text(argument) and not any(map(os.path.lexists, (argument, argument.rpartition("=")[2]))):
            raise SamesaidError(f"{argument}: this argument is not in the encoding of the system; correct it")


def _fail(message: str) -> int:
    line = " ".join(map(shown, message.split()))
    if len(line) > _MAX_LINE_CHARS:
        line = f"{line[: _MAX_LINE_CHARS // 2]} … {line[-_MAX_LINE_CHARS // 2 :]}"
    # An interruption that a library made another exception of is no failure.
    interruption.check()
    with contextlib.suppress(OSError):
        sys.stderr.write(f"samesaid: {line}\n")
    return 2
