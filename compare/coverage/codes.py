"""What the codes of coverage mean. Types are ITS 2.0 localization quality issue types."""

from __future__ import annotations

from collections.abc import Mapping

from samesaid.compare.evidence import CodeInfo
from samesaid.model import Severity

CODES: Mapping[str, CodeInfo] = {
    "O501": CodeInfo(
        "text missing from the version",
        "One or more sentences of the reference have no counterpart in the version, and the sentences beside the gap "
        "do not say it either. Neighbouring ones are told together.",
        "omission",
        Severity.MAJOR,
    ),
    "O502": CodeInfo(
        "text added to the version",
        "One or more sentences of the version have no counterpart in the reference.",
        "addition",
        Severity.MAJOR,
    ),
    "O503": CodeInfo(
        "left untranslated",
        "A sentence or words of the version stand in another language than the version's: they were copied from the "
        "reference, or are written in its script. Glosses in brackets, quotations, names and addresses are left alone.",
        "untranslated",
        Severity.MAJOR,
    ),
    "O504": CodeInfo(
        "said elsewhere",
        "A passage stands at another place in the version than in the reference. It is information and no alarm.",
        "other",
        Severity.MINOR,
    ),
    "M602": CodeInfo(
        "paired by place, far apart in meaning",
        "Two long sentences stand at the same place in both versions, but their meanings are much farther apart than "
        "those of the other pairs, and they share no figure and no name.",
        "mistranslation",
        Severity.MAJOR,
    ),
}
