"""What a finding code means, in words, with an example that raises it."""

from __future__ import annotations

from samesaid.compare.evidence import Canary
from samesaid.compare.registry import code_table, comparator_of


def explain(code: str) -> str:
    """Title, meaning, type, severity and an example of ``code``. Raises SamesaidError for an unknown one."""
    code = code.upper()
    comparator = comparator_of(code)
    info = comparator.codes[code]
    lines = [
        f"{code}  {info.title}",
        "",
        info.description,
        "",
        f"check: {comparator.name} · type: {info.type} (ITS 2.0) · severity by default: {info.severity}",
    ]
    fires = next((c for c in comparator.canaries if c.code == code and c.fires), None)
    quiet = next((c for c in comparator.canaries if c.code == code and not c.fires), None)
    if fires:
        lines += ["", "Raised by", *_example(fires)]
    if quiet:
        lines += ["", "Not raised by", *_example(quiet)]
    return "\n".join(lines)


def _example(canary: Canary) -> list[str]:
    sides = ((canary.source_language, canary.source), (canary.target_language, canary.target))
    lines = [f"  {language:8}{line}" for language, text in sides for line in text.split("\n")]
    return lines + [f"  {'terms':8}{source} = {target or source}" for source, target in canary.glossary]


def overview() -> str:
    """Every code with its title, a line each."""
    return "\n".join(f"{code}  {info.title}" for code, info in sorted(code_table().items()))
