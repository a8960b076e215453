"""Settings: one frozen record made from a TOML file and the command line."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from samesaid import inputs
from samesaid.model import SamesaidError

LEVELS = ("strict", "default", "all")
FAIL_ON = ("minor", "major", "critical", "never")
# Every catalogue of sentences is a language of reports.
REPORT_LANG = tuple(sorted(path.stem for path in Path(__file__).parent.glob("reports/catalogue/*.toml")))
# A file of a million MB fits into no memory.
MAX_MAX_SIZE_MB = 1_000_000
# tomllib takes the square of the number of parts of a dotted key: 0.04 s for so many. A key is on one line.
_MAX_DOTS_OF_A_LINE = 2_000
MAX_LABEL_CHARS = 60
# What a message shows of a wrong value.
_MAX_SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True)
class Settings:
    """How a check is made; hashable, and it can be sent to another process.

    - ``source_lang``, ``target_lang``: BCP 47 tags of the texts; None detects them.
    - ``model``: the encoder. ``device`` (cpu, cuda, …), ``prompt`` (put before every text) and ``cache`` (keep vectors
      between runs) are for encoders of sentence-transformers.
    - ``model_nli``: a model of entailment of sentence-transformers as a second opinion, by name or folder; None: none.
    - ``level``: how confident a finding must be to be shown: strict, default, or all.
    - ``only``: names of comparators; all when empty.
    - ``glossary``: the path of a file of agreed terms.
    - ``fail_on``: the lowest severity that gives exit code 1, or never.
    - ``encoding``: the character encoding of the texts; None detects it.
    - ``selectors``: pairs of a site's host name and the CSS selector of its articles.
    - ``published``: the date of publication of every text, instead of the date that a text gives; relative dates ("on
      Monday", 去年) are resolved by it.
    - ``strict_faults``: a fault of samesaid itself stops the run, instead of being a warning in the report.
    - ``report_lang``: the language of the report's page, one of REPORT_LANG.
    - ``max_size``: the size of the largest file that is read, in MB; None: 64, and 1,024 for aligned text.
    - ``labels``: names of the texts in reports, the reference first; texts without one are named by their language.

    Raises SamesaidError for a ``level``, ``fail_on`` or ``report_lang`` that does not exist, for a ``max_size`` that
    is no size, and for labels that are empty, too long or the same.
    """

    source_lang: str | None = None
    target_lang: str | None = None
    model: str = "bundled"
    device: str | None = None
    prompt: str | None = None
    cache: bool = True
    model_nli: str | None = None
    level: str = "default"
    only: tuple[str, ...] = ()
    glossary: str | None = None
    fail_on: str = "major"
    encoding: str | None = None
    selectors: tuple[tuple[str, str], ...] = ()
    published: date | None = None
    strict_faults: bool = False
    report_lang: str = "en"
    max_size: int | None = None
    labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for key, allowed in (("level", LEVELS), ("fail_on", FAIL_ON), ("report_lang", REPORT_LANG)):
            if getattr(self, key) not in allowed:
                raise SamesaidError(f"{key} is {getattr(self, key)!r}: use one of {', '.join(allowed)}")
        if self.max_size is not None and not 1 <= self.max_size <= MAX_MAX_SIZE_MB:
            raise SamesaidError(f"max_size: use a number of MB from 1 to {MAX_MAX_SIZE_MB:,}")
        _check_labels(self.labels)

    def signature(self) -> str:
        """Settings that change findings and differ from the defaults: ``key=value`` joined by commas, or ``default``.

        Languages, model and glossary have parts of their own in the signature of a report.
        """
        keys = ("level", "only", "published")
        default = Settings()
        parts = [f"{k}={_brief(getattr(self, k))}" for k in keys if getattr(self, k) != getattr(default, k)]
        return ",".join(parts) or "default"

    def changed(self, **options: Any) -> Settings:
        """A copy with the options that are not None."""
        return replace(self, **{k: v for k, v in options.items() if v is not None})


def _check_labels(labels: tuple[str, ...]) -> None:
    """Raises SamesaidError for a label by which a reader could not know a text."""
    for label in labels:
        if not label.strip() or len(label) > MAX_LABEL_CHARS or not label.isprintable():
            raise SamesaidError(f"label {label[:_MAX_SHOWN_CHARS]!r}: give 1 to {MAX_LABEL_CHARS} characters on a line")
        if labels.count(label) > 1:
            raise SamesaidError(f"label {label!r} is given twice: give each text its own")


def _brief(value: object) -> str:
    return "+".join(value) if isinstance(value, tuple) else str(value)


_TYPES: dict[str, type] = {
    "source_lang": str,
    "target_lang": str,
    "model": str,
    "device": str,
    "prompt": str,
    "cache": bool,
    "model_nli": str,
    "level": str,
    "only": list,
    "glossary": str,
    "fail_on": str,
    "encoding": str,
    "selectors": dict,
    "published": date,
    "strict_faults": bool,
    "report_lang": str,
    "max_size": int,
    "labels": list,
}


def load_settings(path: Path) -> Settings:
    """The settings in a TOML file. Keys may be written with ``-`` or ``_``; paths are relative to the file's folder.

    Raises SamesaidError for a missing file, broken TOML, an unknown key (naming the nearest known one) and a value of
    the wrong type.
    """
    table, where = _table(path), inputs.shown(path)
    known = {f.name for f in fields(Settings)}
    values: dict[str, Any] = {}
    for written, value in table.items():
        key = written.replace("-", "_")
        if key not in known:
            near = get_close_matches(key[:_MAX_SHOWN_CHARS], known, n=1, cutoff=0.0)[0]
            raise SamesaidError(f"{where}: unknown setting {written[:_MAX_SHOWN_CHARS]!r}: did you mean {near!r}?")
        if not isinstance(value, _TYPES[key]) or (isinstance(value, bool) and _TYPES[key] is not bool):
            raise SamesaidError(f"{where}: {written} must be a {_TYPES[key].__name__}, not {type(value).__name__}")
        values[key] = value
    if isinstance(values.get("published"), datetime):
        values["published"] = values["published"].date()
    for key in ("only", "labels"):
        if key in values:
            values[key] = tuple(str(v) for v in values[key])
    if "glossary" in values:
        values["glossary"] = str(path.parent / values["glossary"])
    if "selectors" in values:
        values["selectors"] = tuple((str(k), str(v)) for k, v in values["selectors"].items())
    try:
        return Settings(**values)
    except SamesaidError as error:
        raise SamesaidError(f"{where}: {error}") from None


def _table(path: Path) -> dict[str, Any]:
    where = inputs.shown(path)
    text = inputs.text(path, "file of settings", inputs.SETTINGS)
    if any(line.count(".") > _MAX_DOTS_OF_A_LINE for line in text.splitlines()):
        raise SamesaidError(f"{where}: a line with more than {_MAX_DOTS_OF_A_LINE:,} dots; is it the right file?")
    with inputs.reading(where, "file of settings"):
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise SamesaidError(f"{where}: not valid TOML: {error}") from None
        except ValueError:
            raise SamesaidError(f"{where}: a number with thousands of digits; correct it") from None
