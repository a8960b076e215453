"""Error rules of signs, in every language: a minus left out before a number, or put before a share or a temperature."""

from __future__ import annotations

from benchmarks.corpora.error_rules import ErrorRule, rule

_LANGUAGES = ("de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh")
_MINUS = "[-−–]"
# A sign is not between two numbers, nor inside a word, nor a dash.
_LEFT_OUT = rf"(?<![\w.,:/%°)-])(?<![\d%] ){_MINUS}(?=\d)"
_PUT = r"(?<![\w.,:/+−–-])(?<![-−–] )(?=\d+(?:[.,]\d+)? ?(?:%|°|℃))"

RULES: tuple[ErrorRule, ...] = tuple(
    made
    for language in _LANGUAGES
    for made in (
        rule("minus left out", language, _LEFT_OUT, lambda _, __: ""),
        rule("minus put", language, _PUT, lambda _, __: "−"),
    )
)
