"""What a check works with: settings, encoder, glossary, comparators and their rules; and the findings they make."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from samesaid import kept
from samesaid.align.encoders.registry import configured, entailment
from samesaid.compare.contents import with_contents
from samesaid.compare.evidence import Comparator
from samesaid.compare.frame.datelines import without_datelines
from samesaid.compare.isolation import Fault, evidence_of, ranked
from samesaid.compare.pair import Pair, Side, pair_of
from samesaid.compare.ranking import Repeats
from samesaid.compare.registry import chosen
from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.faults import is_strict
from samesaid.model import Bead, Document, Encoder, Entailment, Finding, Message, Rule, Termbase
from samesaid.reports.catalogue import catalogue
from samesaid.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")


def keeping(work: Callable[P, T]) -> Callable[P, T]:
    """``work`` that uses files of the cache only where its ``settings``, or those of its tools, permit it."""

    @functools.wraps(work)
    def within(*arguments: P.args, **options: P.kwargs) -> T:
        settings = options.get("settings") or getattr(next(iter(arguments), None), "settings", None)
        with kept.permitted(not isinstance(settings, Settings) or settings.cache):
            return work(*arguments, **options)

    return within


@dataclass(frozen=True, slots=True)
class Tools:
    """What a check works with; ``rules`` are those of the comparators, ``say`` puts a message into English."""

    settings: Settings
    encoder: Encoder
    termbase: Termbase | None
    comparators: tuple[Comparator, ...]
    rules: Mapping[str, Rule]
    say: Callable[[Message], str]
    strict_faults: bool
    entailment: Entailment | None

    def pair(
        self,
        source: Document | Side,
        target: Document | Side,
        beads: Iterable[Bead],
        *,
        independent: bool = False,
        other: Sequence[Side] = (),
        rows_before: int = 0,
    ) -> Pair:
        """What the comparators read."""
        return pair_of(
            source,
            target,
            beads,
            self.encoder,
            self.termbase,
            independent=independent,
            other=other,
            entailment=self.entailment,
            thorough=self.settings.level == "all",
            rows_before=rows_before,
        )

    def findings(
        self, pair: Pair, *, version: int, seen: Repeats | None = None
    ) -> tuple[tuple[Finding, ...], list[Fault]]:
        """The findings of one version, and the beads that a comparator could not compare.

        ``seen`` is what earlier parts of the same texts have.
        """
        strict = self.strict_faults
        evidence, faults = [], []
        for comparator in self.comparators:
            some, failed = evidence_of(comparator, pair, strict=strict)
            evidence += some
            faults += failed
        evidence = with_contents(
            pair, without_datelines(pair, evidence), self.rules, [c.name for c in self.comparators]
        )
        owners = {code: comparator.name for comparator in self.comparators for code in comparator.codes}
        level, say = self.settings.level, self.say
        findings, failed = ranked(
            pair, evidence, self.rules, owners, level=level, version=version, say=say, strict=strict, seen=seen
        )
        return findings, faults + failed


def tools_of(settings: Settings, encoder: Encoder | None, termbase: Termbase | None) -> Tools:
    comparators = chosen(settings.only)
    if termbase is None and settings.glossary:
        termbase = load_termbase(settings.glossary, max_size=settings.max_size)
    rules = {code: rule for comparator in comparators for code, rule in comparator.codes.items()}
    english = catalogue("en").extended(rules.values())
    strict = is_strict(settings.strict_faults)
    second = entailment(settings.model_nli, settings.device) if settings.model_nli else None
    return Tools(settings, encoder or configured(settings), termbase, comparators, rules, english.text, strict, second)
