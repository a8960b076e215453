"""The settings of a check: one frozen record made from a TOML file and the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from samesaid.model import SamesaidError

LEVELS = ("strict", "default", "all")
FAIL_ON = ("minor", "major", "critical", "never")
# Every catalogue of sentences is a language of reports.
REPORT_LANG = tuple(sorted(path.stem for path in Path(__file__).parent.parent.glob("reports/catalogue/*.toml")))
# A file of a million MB fits into no memory.
MAX_MAX_SIZE_MB = 1_000_000
MAX_LABEL_CHARS = 60
# What a message shows of a wrong value.
_MAX_SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True)
class Settings:
    """How a check is made; hashable, and it can be sent to another process.

    - ``source_lang``, ``target_lang``: BCP 47 tags of the texts; None detects them.
    - ``model``: the encoder. ``device`` (cpu, cuda, …) and ``prompt`` (put before every text) are for
      encoders of sentence-transformers. ``cache``: keep their vectors, and unpacked weights, between runs.
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
    - ``split``: whether a text in two languages is divided into two; None: only one that is given alone.
    - ``labels``: names of the texts in reports, the reference first; texts without one are named by their language.
    - ``references``: pairs of the pattern of versions and that of their references, relative to the folder of ``file``.
    - ``file``: the settings file that these come from, and ``file_digest`` of its content; empty without one.

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
    split: bool | None = None
    labels: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    file: str = ""
    file_digest: str = ""

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
