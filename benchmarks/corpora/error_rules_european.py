"""Error rules of German, French and Dutch: numbers with their own separators, months, scales, number words."""

from __future__ import annotations

import random
import re

from benchmarks.corpora.error_rules import ErrorRule, between, digit, drop, other, rule, swap
from samesaid.compare.quantities.values.word_lists import words

DE_MONTHS = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
FR_MONTHS = words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
NL_MONTHS = words("januari februari maart april mei juni juli augustus september oktober november december")
DE_WORDS = words("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig dreißig")
FR_WORDS = words("deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente")
NL_WORDS = words("twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig")
NL_PLACES = words("tweede derde vierde vijfde zesde zevende achtste negende tiende")
# The stems that take -te: zweite, dritte, vierte.
DE_PLACES = words("zwei drit vier fünf sechs neun zehn")
FR_PLACES = words("deux trois quatr cinqu six sept huit neuv dix")
SPACE = "[ \u00a0\u202f]"
_END = r"(?![\w:/-]|[.,]\d)"
DE_NUMBER = rf"(?<![\w.,:/-])\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?{_END}|(?<![\w.,:/-])\d+(?:,\d+)?{_END}"
FR_NUMBER = (
    rf"(?<![\w.,:/-])(?<!\d{SPACE})\d{{1,3}}(?:{SPACE}\d{{3}})*(?:,\d+)?{_END}(?!{SPACE}\d)"
)  # fmt: skip
# Dutch and German separate thousands and decimals alike.
NL_NUMBER = DE_NUMBER
YEAR = r"(?<![\w.,$-])(?:19|20)\d\d(?![\w%-]|[.,]\d)"


def _tenfold(match: re.Match[str], _: random.Random) -> str | None:
    """Ten times the number, without separators of thousands, which none of the languages requires."""
    whole, comma, decimals = match.group().partition(",")
    plain = re.sub(r"\D", "", whole)
    if comma:
        return plain + decimals[0] + ("," + decimals[1:] if len(decimals) > 1 else "") if plain != "0" else None
    if len(plain) < 2 or (len(plain) == 4 and plain[:2] in ("19", "20")):
        return None
    return plain + "0"


EUROPEAN_RULES: tuple[ErrorRule, ...] = (
    rule("digit", "de", DE_NUMBER, digit),
    rule("digit", "fr", FR_NUMBER, digit),
    rule("tenfold", "de", rf"(?:{DE_NUMBER})(?!\.)", _tenfold),
    rule("tenfold", "fr", FR_NUMBER, _tenfold),
    rule("scale", "de", r"\b(?:Millionen|Milliarden|Million|Milliarde|Mio|Mrd)\b",
         swap({"millionen": "Milliarden", "milliarden": "Millionen", "million": "Milliarde", "milliarde": "Million",
               "mio": "Mrd", "mrd": "Mio"})),
    rule("scale", "fr", r"\b(?:millions?|milliards?)\b",
         swap({"millions": "milliards", "milliards": "millions", "million": "milliard", "milliard": "million"})),
    rule("day", "de", rf"(?<![\d.,])\d{{1,2}}(?=\. (?:{'|'.join(DE_MONTHS)}))", between(1, 28)),
    rule("day", "fr", rf"(?<![\d.,])\d{{1,2}}(?={SPACE}(?:{'|'.join(FR_MONTHS)})\b)", between(2, 28)),
    rule("month", "de", rf"(?<=\d\. )(?:{'|'.join(DE_MONTHS)})\b", other(DE_MONTHS)),
    rule("month", "fr", rf"(?<=\d{SPACE})(?:{'|'.join(FR_MONTHS)})\b", other(FR_MONTHS)),
    rule("year", "de", YEAR, between(1900, 2030)),
    rule("year", "fr", YEAR, between(1900, 2030)),
    rule("point", "de", rf"Prozentpunkten?\b|(?<=\d){SPACE}?(?:%(?!ig)|Prozent\b)",
         lambda m, _: "Prozent" if "punkt" in m.group() else " Prozentpunkte"),
    rule("point", "fr", rf"points de pourcentage|(?<=\d){SPACE}?(?:%|pour cent\b)",
         lambda m, _: "pour cent" if "point" in m.group() else " points de pourcentage"),
    rule("word", "de", rf"\b(?:{'|'.join(DE_WORDS)})(?= [A-ZÄÖÜ][a-zäöüß]+)", other(DE_WORDS), re.I),
    rule("word", "fr", rf"(?<![\w-])(?:{'|'.join(FR_WORDS)})(?= [a-zà-ÿ]{{3,}}s\b)", other(FR_WORDS), re.I),
    rule("ordinal", "de", rf"\b(?:{'|'.join(DE_PLACES)})(?=te[nrs]? )", other(DE_PLACES)),
    rule("ordinal", "fr", rf"\b(?:{'|'.join(FR_PLACES)})(?=ième )", other(FR_PLACES)),
    rule("share", "de", r"\b(?:die Hälfte|ein Drittel|ein Viertel)\b",
         lambda m, _: "ein Viertel" if "Viertel" not in m.group() else "die Hälfte"),
    rule("share", "fr", r"\b(?:la moitié|un tiers|un quart)\b",
         lambda m, _: "un quart" if "quart" not in m.group() else "la moitié"),
    rule("bound", "de", r"\b(?:mehr als|weniger als|über|fast)(?= [\d$€])",
         swap({"mehr als": "fast", "weniger als": "mehr als", "über": "weniger als", "fast": "mehr als"}), re.I),
    rule("bound", "fr", r"\b(?:plus de|moins de|près de|presque)(?= \d)",
         swap({"plus de": "moins de", "moins de": "plus de", "près de": "plus de", "presque": "plus de"}), re.I),
    rule("currency", "de", rf"(?:(?<=\d{SPACE})|(?<=ionen )|(?<=arden ))(?:Euro|Dollar)\b",
         swap({"euro": "Pfund", "dollar": "Euro"})),
    rule("currency", "fr", rf"(?<=\d{SPACE})(?:euros|dollars)\b|(?<= )d[’']euros\b|(?<= )de dollars\b",
         swap({"euros": "dollars", "dollars": "euros", "d’euros": "de dollars", "d'euros": "de dollars",
               "de dollars": "d’euros"})),
    rule("unit", "de", rf"(?<=\d{SPACE})(?:Kilometern?|Metern?|Meilen|Tonnen|km)\b",
         lambda m, _: {"K": "Meilen", "k": "Meilen", "T": "Kilogramm"}.get(
             m.group()[0], "Kilometer" if m.group() == "Meilen" else "Fuß")),
    rule("unit", "fr", rf"(?<=\d{SPACE})(?:kilomètres|mètres|tonnes|miles|km)\b",
         swap({"kilomètres": "miles", "km": "miles", "mètres": "pieds", "tonnes": "kilos", "miles": "kilomètres"})),
    rule("dropped", "de", rf"(?:{DE_NUMBER}) ?", drop),
    rule("dropped", "fr", rf"{FR_NUMBER}{SPACE}?", drop),
    rule("digit", "nl", NL_NUMBER, digit),
    rule("tenfold", "nl", NL_NUMBER, _tenfold),
    rule("scale", "nl", r"\b(?:miljoen|miljard|mln|mld)\b",
         swap({"miljoen": "miljard", "miljard": "miljoen", "mln": "mld", "mld": "mln"})),
    rule("day", "nl", rf"(?<![\d.,])\d{{1,2}}(?= (?:{'|'.join(NL_MONTHS)})\b)", between(1, 28)),
    rule("month", "nl", rf"(?<=\d )(?:{'|'.join(NL_MONTHS)})\b", other(NL_MONTHS)),
    rule("year", "nl", YEAR, between(1900, 2030)),
    rule("point", "nl", r"procentpunt\b|(?<=\d) ?(?:%|procent\b)",
         lambda m, _: "procent" if "punt" in m.group() else " procentpunt"),
    rule("word", "nl", rf"\b(?:{'|'.join(NL_WORDS)})(?= [a-z]{{3,}}(?:en|s)\b)", other(NL_WORDS), re.I),
    rule("ordinal", "nl", rf"\b(?:{'|'.join(NL_PLACES)})(?= [a-z])(?! van)", other(NL_PLACES)),
    rule("share", "nl", r"\b(?:[Dd]e helft|[Ee]en (?:derde|kwart))(?= van)",
         lambda m, _: "Een kwart" if "kwart" not in m.group() else "De helft"),
    rule("bound", "nl", r"\b(?:meer dan|minder dan|bijna|ruim)(?= \d)",
         swap({"meer dan": "bijna", "minder dan": "meer dan", "bijna": "meer dan", "ruim": "bijna"}), re.I),
    rule("currency", "nl", r"(?:(?<=\d )|(?<=joen )|(?<=jard ))(?:euro|dollar)\b",
         swap({"euro": "dollar", "dollar": "euro"})),
    rule("unit", "nl", r"(?<=\d )(?:kilometer|meter|centimeter|kilo|ton)\b",
         swap({"kilometer": "mijl", "meter": "voet", "centimeter": "inch", "kilo": "ton", "ton": "kilo"})),
    rule("dropped", "nl", rf"(?:{NL_NUMBER}) ?", drop),
)  # fmt: skip
