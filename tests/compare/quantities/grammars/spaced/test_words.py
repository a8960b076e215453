"""Generated integers in number words are read back, by us and by another tool."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_to_num import text2num

from samesaid.compare.quantities.values.word_lists import words
from tests.compare.quantities.grammars.generated import read

# After millions a thousand has no "one" in four of these languages.
MILLIONS_AND_A_THOUSAND = st.builds(
    lambda n, rest: n * 1_000_000 + 1_000 + rest, st.integers(1, 999), st.integers(0, 999)
)
INTEGERS = st.one_of(
    st.integers(11, 999), st.integers(1_000, 999_999), st.integers(1_000_000, 999_999_999), MILLIONS_AND_A_THOUSAND
)
MILLIONS = {"de": ("eine Million", "Millionen"), "fr": ("un million", "millions"), "es": ("un millón", "millones"),
            "it": ("un milione", "milioni"), "nl": ("een miljoen", "miljoen"),
            "pt": ("um milhão", "milhões")}  # fmt: skip
SMALL = {
    "de": words("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn "
                "siebzehn achtzehn neunzehn"),
    "fr": words("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept "
                "dix-huit dix-neuf"),
    "es": words("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
                "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
                "veintiséis "
                "veintisiete veintiocho veintinueve"),
    "it": words("zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
                "sedici diciassette diciotto diciannove"),
    "nl": words("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
                "zeventien achttien negentien"),
    "pt": words("zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis "
                "dezessete dezoito dezenove"),
}  # fmt: skip
TENS = {
    "de": words("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"),
    "fr": words("vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt"),
    "es": words("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    "it": words("venti trenta quaranta cinquanta sessanta settanta ottanta novanta"),
    "nl": words("twintig dertig veertig vijftig zestig zeventig tachtig negentig"),
    "pt": words("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"),
}
HUNDREDS = {
    "es": words(
        "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
    ),
    "pt": words("cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"),
}


def below_hundred(language: str, number: int) -> str:
    """Tens and units of a language."""
    small = SMALL[language]
    if number < len(small):
        return small[number]
    ten, one = TENS[language][number // 10 - 2], number % 10
    if language == "fr" and number // 10 in (7, 9):
        one += 10
    if not one:
        return ten + ("s" if number == 80 and language == "fr" else "")
    if language == "de":
        return f"{small[one]}und{ten}"
    if language == "nl":
        return f"{small[one]}{'ën' if small[one].endswith('e') else 'en'}{ten}"
    if language == "it":
        return (ten[:-1] if one in (1, 8) else ten) + ("tré" if one == 3 else small[one])
    if language == "fr":
        return f"{ten} et {small[one]}" if one in (1, 11) and number < 80 else f"{ten}-{small[one]}"
    return f"{ten} {'y' if language == 'es' else 'e'} {small[one]}"


def below_thousand(language: str, number: int) -> str:
    """Hundreds, tens and units of a language."""
    hundred, rest = divmod(number, 100)
    tail = below_hundred(language, rest) if rest else ""
    if not hundred:
        return tail
    head = SMALL[language][hundred]
    if language == "de":
        return f"{head}hundert{tail}"
    if language == "nl":
        return f"{'' if hundred == 1 else head}honderd{tail}"
    if language == "it":
        return ("" if hundred == 1 else head) + "cento" + tail
    if language == "fr":
        return f"{'' if hundred == 1 else head} cent{'s' if hundred > 1 and not rest else ''} {tail}".strip()
    if number == 100:
        return "cien" if language == "es" else "cem"
    return f"{HUNDREDS[language][hundred - 1]}{' e' if language == 'pt' and rest else ''} {tail}".strip()


def spelled(language: str, number: int) -> str:
    """A number below a thousand million in words."""
    million, number = divmod(number, 1_000_000)
    if million:
        one, many = MILLIONS[language]
        head = spelled(language, million)
        # Before millions: zweihunderteine, veintiún.
        head = head + "e" if language == "de" and head.endswith("ein") else head
        if language == "es":
            head = re.sub(r"veintiuno$", "veintiún", re.sub(r"y uno$", "y un", re.sub(r"to uno$", "to un", head)))
        tail = spelled(language, number) if number else ""
        tail = "één" if language == "nl" and tail == "een" else tail
        joint = " e " if language == "pt" and (number < 100 or not number % 100) else " "
        return (one if million == 1 else f"{head} {many}") + (joint + tail if tail else "")
    thousand, rest = divmod(number, 1000)
    tail = below_thousand(language, rest) if rest else ""
    if not thousand:
        return tail
    head = below_thousand(language, thousand) if thousand > 1 else ""
    if language == "de":
        return f"{head or 'ein'}tausend{tail}"
    if language == "it":
        return (f"{head}mila" if head else "mille") + tail
    if language == "nl":
        # Apart, "one" has accents; without, it is the article.
        return f"{head}duizend {'één' if tail == 'een' else tail}".strip()
    joint = " e " if language == "pt" and (rest < 100 or not rest % 100) else " "
    head = re.sub(r"s$", "", head) if language == "fr" and head.endswith(("cents", "vingts")) else head
    head = re.sub(r"veintiuno$", "veintiún", re.sub(r"y uno$", "y un", head)) if language == "es" else head
    return f"{head} {'mille' if language == 'fr' else 'mil'}{joint + tail if tail else ''}".strip()


@pytest.mark.parametrize("language", sorted(SMALL))
@given(number=INTEGERS)
def test_words_are_read_back(language: str, number: int) -> None:
    text = spelled(language, number)
    if language == "de" and text.endswith("ein"):
        text += "s"
    assert read(language, f"({text}).").value == number


@pytest.mark.parametrize("language", sorted(SMALL))
@given(number=INTEGERS)
def test_another_tool_reads_the_same(language: str, number: int) -> None:
    text = spelled(language, number)
    try:
        other = text2num(text, language)
    except ValueError:
        return
    assert other == read(language, f"({text}).").value
