"""Where the reports of several checks go: a folder, or a pattern such as ``reports/{reference}-{version}.html``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from samesaid.commands.checking.jobs import Job
from samesaid.inputs import shown
from samesaid.model import SamesaidError

_FIELDS = ("number", "reference", "version", "path")
_FIELD = re.compile(r"\{([^{}]*)\}")
# What no file name has on some system.
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*{}]+')
_MAX_STEM = 80


def pattern_of(output: Path, format: str | None, *, of_folders: bool = False) -> str:
    """The pattern that an ``-o`` of several checks is: its own, or that of files in a folder.

    Texts ``of_folders`` are in the same order of folders there. Raises SamesaidError for an unknown field, and for the
    name of one file.
    """
    from samesaid import reports

    fields = _FIELD.findall(str(output))
    known = _FIELDS if of_folders else _FIELDS[:-1]
    for field in fields:
        if field not in known:
            raise SamesaidError(
                f"-o {shown(str(output))}: there is no field {{{field}}}; use {', '.join(f'{{{f}}}' for f in known)}"
            )
    if fields:
        return str(output)
    if output.suffix and not output.is_dir():
        raise SamesaidError(
            f"-o {shown(str(output))}: one file for several checks; give a folder, or a pattern such as "
            f"{output.with_name(f'{output.stem}-{{number}}{output.suffix}')}"
        )
    ending = reports.named(format or "html").endings[0]
    return str(output / f"{'{path}' if of_folders else '{number}-{version}'}{ending}")


def outputs_of(job: Job, patterns: Sequence[str], digits: int) -> tuple[Path, ...]:
    """The outputs of one check: its own, else by the patterns. Numbers have so many digits, so that they are listed in
    order.
    """
    if job.outputs:
        return job.outputs
    values = {
        "number": f"{job.number:0{digits}}",
        "reference": _stem(job.texts[0]),
        "version": _stem(job.texts[-1]),
        "path": "/".join(_UNSAFE.sub("_", part) for part in job.path.split("/")),
    }
    return tuple(Path(_FIELD.sub(lambda found: values[found.group(1)], pattern)) for pattern in patterns)


def _stem(path: Path) -> str:
    return _UNSAFE.sub("_", "stdin" if str(path) == "-" else path.stem)[:_MAX_STEM] or "_"


def make_folders(outputs: Sequence[Path]) -> None:
    """Make the folders of outputs. Raises SamesaidError where one cannot be made."""
    for path in outputs:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SamesaidError(f"{shown(str(path.parent))}: cannot be made ({reason}); write elsewhere") from None
