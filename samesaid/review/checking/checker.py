"""The checker of a worker: models and glossaries stay loaded from one check to the next."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from samesaid.model import Document, Report, SamesaidError, Termbase
from samesaid.review.checking.task import Source, Task
from samesaid.settings import Settings

if TYPE_CHECKING:
    from samesaid.model import Encoder

# Glossaries of desks that a worker remembers.
_GLOSSARIES = 8
# What loads all models, so that the first editor does not wait for them: a figure, a name, a day in either language.
_FIRST = (
    ("zh", "周一，市长李明说，新建的三座桥梁耗资2.2亿元。这些桥梁将于明年五月开放。市民可以免费参观。"),
    (
        "en",
        "Mayor Li Ming said on Monday three new bridges cost 220 million yuan. They open next May. Entry is free.",
    ),
    (
        "en",
        "On Monday the mayor, Li Ming, said the three new bridges had cost 220 million yuan. They will open in May.",
    ),
)


def prepared() -> WarmChecker:
    """A checker that has made one check already."""
    checker = WarmChecker()
    sources = tuple(Source("first", ".txt", words.encode(), language) for language, words in _FIRST)
    checker(Task(sources), lambda _: None)
    return checker


class WarmChecker:
    """Checks with one encoder; see ``worker.Checker``."""

    def __init__(self) -> None:
        self._glossaries: OrderedDict[str, Termbase] = OrderedDict()
        self._encoder: Encoder | None = None

    def __call__(self, task: Task, step: Callable[[str], None]) -> dict[str, Any]:
        """The JSON of the report.

        Raises SamesaidError for a version that cannot be read, for too many sentences, and where nothing can be
        compared because the versions are of other texts.
        """
        from samesaid import pipeline
        from samesaid.align.encoders.registry import configured
        from samesaid.reports.formats.json import report_record

        settings = Settings(level=task.level, labels=task.labels)
        self._encoder = self._encoder or configured(settings)
        step("reading")
        documents = [self.document(source) for source in task.sources]
        count = sum(len(document.sentences) for document in documents)
        if count > task.sentences:
            raise SamesaidError(f"{count:,} sentences in all versions; at most {task.sentences:,} are checked at once")
        report = pipeline.check(
            *documents, settings=settings, encoder=self._encoder, termbase=self._termbase(task.glossary), progress=step
        )
        _refuse_others(report, all_comparable=task.all_comparable)
        return report_record(report)

    def _termbase(self, glossary: Source | None) -> Termbase | None:
        from samesaid.compare.terms.termbase.load import load_termbase

        if glossary is None:
            return None
        key = f"{glossary.name}:{sha256(glossary.data).hexdigest()}"
        if key not in self._glossaries:
            self._glossaries[key] = load_termbase(glossary.content)
        self._glossaries.move_to_end(key)
        if len(self._glossaries) > _GLOSSARIES:
            self._glossaries.popitem(last=False)
        return self._glossaries[key]

    @staticmethod
    def document(source: Source) -> Document:
        from samesaid import documents

        if source.document is not None:
            return _kept(source.document)
        return documents.load(source.content, language=source.language or None)


def _kept(record: dict[str, Any]) -> Document:
    """A document of an earlier report, sentence by sentence as it was."""
    from samesaid.reports.formats.json.reading.fields import Fields
    from samesaid.reports.formats.json.reading.messages import Messages
    from samesaid.reports.formats.json.reading.texts import document_of

    return document_of(Fields(record, "the text as it was"), Messages(()))


def _refuse_others(report: Report, *, all_comparable: bool) -> None:
    """Raise SamesaidError where no version is a version of the reference, or with ``all_comparable`` one is none."""
    from samesaid.commands.outcome import refuse_others

    if report.others and (all_comparable or len(report.others) == len(report.versions)):
        refuse_others(report)
