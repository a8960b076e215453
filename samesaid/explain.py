"""What a finding code means, how its findings are weighed, and an example: `samesaid explain`."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from samesaid.compare.confidence.measured import shipped
from samesaid.compare.evidence import Canary
from samesaid.compare.ranking import MIN_CRITICAL, MIN_MAJOR, THRESHOLDS
from samesaid.compare.registry import code_table, families, family_of
from samesaid.model import Rule

_WIDTH = 100


def explain(code: str) -> str:
    """Title, meaning, weighing and examples of ``code``. Raises SamesaidError for an unknown one."""
    code = code.upper()
    family = family_of(code)
    rule = family.codes[code]
    lines = [
        f"{code}  {rule.title}",
        "",
        *textwrap.wrap(rule.description, _WIDTH),
        "",
        f"check: {family.name} · type: {rule.type} (ITS 2.0) · default severity: {rule.severity}",
        "",
        "How it is weighed",
        *(line for sentence in weighing(rule) for line in _item(sentence)),
    ]
    fires = next((c for c in family.canaries if c.code == code and c.fires), None)
    quiet = next((c for c in family.canaries if c.code == code and not c.fires), None)
    if fires:
        lines += ["", "Raised by", *_example(fires)]
    if quiet:
        lines += ["", "Not raised by", *_example(quiet)]
    return "\n".join(lines)


def weighing(rule: Rule) -> Iterator[str]:
    """Sentences on how the ranking treats findings of this rule."""
    strict, default = (THRESHOLDS[level] for level in ("strict", "default"))
    yield f"Shown from a confidence of {default} on; from {strict} with --strict, always with --all."
    if rule.code in shipped().codes:
        yield "Its confidence was measured: the share of such alarms that are right (docs/accuracy.md)."
    else:
        yield "Its confidence was not measured: it is what the check itself believes."
    yield f"Lowered to minor below a confidence of {MIN_MAJOR}, and never critical below {MIN_CRITICAL}."
    yield "Lowered to minor if only one version mentions it, if it is formulaic, or if the check doubts it."
    if rule.replaces_all:
        yield "Where it is reported, no other finding about the same words is."
    elif before := _named(lambda r: _goes_before(r, rule)):
        yield f"Dropped if the same words have a finding of {before}."
    if after := _named(lambda r: _goes_before(rule, r)):
        yield f"Kept in place of a finding of {after} about the same words."
    if rule.coexists:
        yield f"Shown together with findings of {_named(lambda r: r.coexists and r.code != rule.code)}."
    if rule.inside_one_version:
        yield "About one version alone: dropped if findings about names or terms mark all of its words already."
    if rule.rows:
        kinds = " or ".join("number" if kind == "figure" else kind for kind in rule.rows)
        yield f"With several versions, its message says what the others have in its row of the table ({kinds})."


def _goes_before(one: Rule, other: Rule) -> bool:
    """Whether a finding of ``one`` is kept and one of ``other`` about the same words is dropped."""
    if one.coexists and other.coexists:
        return False
    return (one.inside_one_version, one.precedence) < (other.inside_one_version, other.precedence)


def _named(meant: Callable[[Rule], bool]) -> str:
    """The codes of the rules that are meant, by check: ``numbers, coverage (O503)``; empty for none."""
    named = []
    for family in families():
        codes = sorted(code for code, rule in family.codes.items() if meant(rule))
        if len(codes) == len(family.codes):
            named.append(family.name)
        elif codes:
            named.append(f"{family.name} ({', '.join(codes)})")
    return ", ".join(named)


def _item(sentence: str) -> list[str]:
    return textwrap.wrap(sentence, _WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _example(canary: Canary) -> list[str]:
    sides = ((canary.source_language, canary.source), (canary.target_language, canary.target))
    lines = [f"  {language:8}{line}" for language, text in sides for line in text.split("\n")]
    return lines + [f"  {'terms':8}{source} = {target or source}" for source, target in canary.glossary]


def overview() -> str:
    """Every code with its title, one a line."""
    return "\n".join(f"{code}  {rule.title}" for code, rule in sorted(code_table().items()))
