"""German quantities: zweihundertdreißig, 1.234,5 Mio. Euro, am 3. Mai, 15.30 Uhr, die 90er Jahre, zwei Drittel."""

from __future__ import annotations

import functools
import re

from samesaid.compare.quantities.grammars.spaced.language import Language, Spelled
from samesaid.compare.quantities.grammars.spaced.scanner import Grammar
from samesaid.compare.quantities.values.quantity import Bound, Kind, Reading, points
from samesaid.compare.quantities.values.word_lists import inverted, numbered, words

_SMALL = numbered(
    "null ein zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
)
_TENS = {
    w: n * 10
    for w, n in numbered("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 2).items()
}
_STEMS = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8} | {
    f"{w}t": n for w, n in _SMALL.items() if n in (2, 4, 5, 6) or 8 < n < 20
}
_BELOW_100 = {
    **_SMALL, **_TENS,
    **{f"{one}und{ten}": n + tens for one, n in _SMALL.items() if 0 < n < 10 for ten, tens in _TENS.items()},
}  # fmt: skip
_ENDINGS = ("e", "er", "en", "es", "em")
_ORDINALS = {
    stem + ending: n
    for ending in _ENDINGS
    for stem, n in (
        _STEMS | {w + "st": n for w, n in _BELOW_100.items() if n > 19} | {"hundertst": 100, "tausendst": 1000}
    ).items()
}
_CARDINALS = {w: n for w, n in _BELOW_100.items() if w != "ein"} | {"eins": 1}
_PARTS = {"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8, "neuntel": 9,
          "zehntel": 10, "hundertstel": 100, "tausendstel": 1000, "dritteln": 3, "vierteln": 4,
          "fünfteln": 5}  # fmt: skip
_DERIVED = re.compile(
    r"(?P<number>[a-zäöüß]{3,40}?)(?:(?P<times>mal|fach(?:e[nrsm]?)?)|(?P<age>jährige?[nrsm]?)|(?P<unit>tägig|wöchig|monatig|"
    r"stündig|minütig)(?:e[nrsm]?)?|(?P<percent>prozentig(?:e[nrsm]?)?)|(?P<decade>ern?(?:jahren?)?)|(?P<half>einhalb))"
)
_LASTING = {"tägig": "day", "wöchig": "week", "monatig": "month", "stündig": "h", "minütig": "min"}
_SHARES = re.compile(r"(?P<upper>zwei|drei|vier)(?P<lower>drittel|viertel|fünftel)[a-zäöüß]*")

_AT = r"\bum|\bgegen|\bkurz|\bes ist|\bist es|\bes war|\bwar es|\bbis|\bab"


# Behind a hundred or a thousand: hunderteins, hunderteine Millionen.
_ONE = ("eins", "eine")


def _compound(word: str) -> int | None:
    """The value of a numeral written in one word, up to 999,999; None for any other word."""
    head, thousand, rest = word.partition("tausend")
    if not thousand:
        head, rest = "", word
    rest = rest.removeprefix("und")
    above = _hundreds(head) if head else 1
    below = _hundreds(rest) if rest else 0
    if above is None or below is None:
        return None
    return above * 1000 + below if thousand else below


def _hundreds(word: str) -> int | None:
    head, hundred, rest = word.partition("hundert")
    if not hundred:
        return 1 if word in _ONE else _BELOW_100.get(word)
    rest = rest.removeprefix("und")
    above = _BELOW_100.get(head) if head else 1
    below = (1 if rest in _ONE else _BELOW_100.get(rest)) if rest else 0
    return None if above is None or below is None or above > 19 else above * 100 + below


@functools.lru_cache(maxsize=4096)
def _derived(word: str) -> Spelled | int | None:
    if ("hundert" in word or "tausend" in word) and (value := _compound(word)) is not None:
        return value
    if word.startswith(("zwei", "drei", "vier")) and (share := _SHARES.fullmatch(word)) is not None:
        upper, lower = _SMALL[share["upper"]], _PARTS[share["lower"]]
        return Kind.FRACTION, points(upper / lower, 3) if upper / lower == 0.75 else points(upper / lower), ""
    match = _DERIVED.fullmatch(word)
    if match is None or (value := _compound(match["number"])) is None:
        return None
    if match["times"]:
        return (Kind.MULTIPLE, points(value), "time") if value > 1 else None
    if match["age"]:
        return Kind.AGE, points(value), "year"
    if match["unit"]:
        return Kind.DURATION, points(value), _LASTING[match["unit"]]
    if match["half"]:
        return Kind.CARDINAL, points(value + 0.5), ""
    if match["decade"]:
        return (Kind.DECADE, points(value, 1900 + value), "decade") if value in range(20, 100, 10) else None
    return Kind.PERCENT, points(value), "%"


_UNITS = inverted({
    "m": "metern", "mm": "millimetern", "cm": "zentimetern", "yard": "yards", "l": "litern",
    "km": "kilometern",
    "mile": "meile", "t": "tonnen to.", "kg": "kilo kilos", "ft": "fuss",
    "h": "std stündige stündigen stündiger stündiges", "min": "min. minütige minütigen minütiger",
    "s": "sek",
    "day": "tagen tages tägige tägigen tägiger tägiges", "week": "wöchige wöchigen wöchiger",
    "month": "monaten monats monatige monatigen monatiger",
    "year": "jahren jahres", "decade": "jahrzehnten", "century": "jahrhunderten",
    "kmh": "stundenkilometer stundenkilometern kilometer_pro_stunde kilometern_pro_stunde kilometer_je_stunde "
    "kilometern_je_stunde", "mph": "mph meilen_pro_stunde", "degree": "grad",
    "quarter": "quartale quartalen", "ha": "hektaren", "m2": "quadratmetern m²", "km2": "quadratkilometern",
    "m3": "kubikmetern", "mile2": "quadratmeilen",
    "USD": "us-dollars amerikanische_dollar", "HKD": "hongkong-dollars", "CHF": "franken", "RUB": "rubel",
    "INR": "rupien",
    "pound": "pfund", "GBP": "pfund_sterling britischen_pfund", "cent": "cent", "JPY": "yen",
    "bp": "basispunkte basispunkten",
    "time": "mal fach fache fachen faches",
    "person": "menschen leute leuten personen",
})  # fmt: skip

LANGUAGE = Language(
    code="de",
    cardinals=_CARDINALS,
    ordinals=_ORDINALS,
    articles=frozenset(words("ein eine einem einen einer eines")),
    scales={
        "hundert": 100.0, "tausend": 1e3, "mio": 1e6, "mrd": 1e9, "mill": 1e6, "md": 1e9, "tsd": 1e3,
        "billiarde": 1e15, "billiarden": 1e15, "dutzend": 12.0,
    },
    plurals={
        "dutzende": (12.0, 199.0), "dutzenden": (12.0, 199.0), "hunderte": (100.0, 999.0), "hunderten": (100.0, 999.0),
        "hunderter": (100.0, 999.0), "tausende": (1e3, 9999.0), "tausenden": (1e3, 9999.0), "tausender": (1e3, 9999.0),
        "zehntausende": (1e4, 99999.0), "zehntausenden": (1e4, 99999.0),
        "hunderttausende": (1e5, 1e6), "hunderttausenden": (1e5, 1e6), "dutzend": (12.0, 19.0),
        "millionen": (1e6, 1e7), "milliarden": (1e9, 1e10),
    },
    parts=_PARTS,
    halves={
        "hälfte": 0.5, "halb": 0.5, "halbe": 0.5, "halben": 0.5, "halbes": 0.5, "halber": 0.5, "drittel": 1 / 3,
        "viertel": 0.25, "dreiviertel": 0.75, "anderthalb": 1.5,
    },
    multiples=inverted({
        2: "doppelt doppelte doppelten doppeltes doppelter verdoppelt verdoppelte verdoppelten verdoppeln zweimal "
        "zweifach verdoppelung verdopplung zweifache zweifachen",
        3: "dreimal dreifach dreifache dreifachen verdreifacht verdreifachte verdreifachen",
        4: "viermal vierfach vierfache vervierfacht vervierfachen", 5: "fünfmal fünffach verfünffacht",
        10: "verzehnfacht",
    }),
    spelled={
        "jahrzehnt": (Kind.DURATION, points(1), "decade"), "jahrzehnte": (Kind.DURATION, ((2.0, 9.9),), "decade"),
        "jahrzehnten": (Kind.DURATION, ((2.0, 9.9),), "decade"), "jahrhundert": (Kind.DURATION, points(1), "century"),
        "halbiert": (Kind.FRACTION, points(0.5), ""), "halbierte": (Kind.FRACTION, points(0.5), ""),
        "halbieren": (Kind.FRACTION, points(0.5), ""),
    },
    units=_UNITS,
    bounds={
        Bound.MORE: "mehr_als über jenseits_von übersteigt überschritt oberhalb_von größer_als höher_als "
        "älter_als länger_als",
        Bound.LEAST: "mindestens wenigstens zumindest nicht_weniger_als nicht_unter minimal",
        Bound.NEARLY: "fast knapp beinahe nahezu annähernd bald",
        Bound.LESS: "weniger_als unter kleiner_als jünger_als niedriger_als unterhalb_von kürzer_als",
        Bound.MOST: "bis_zu höchstens maximal nicht_mehr_als nicht_über",
        Bound.ABOUT: "etwa rund ungefähr circa ca. zirka um_die in_etwa schätzungsweise gut",
    },
    after={
        Bound.LEAST: r"(?: Personen| Menschen)? (?:oder|und) (?:mehr|höher|darüber|älter)\b",
        Bound.MOST: r"(?: Personen| Menschen)? (?:oder|und) (?:weniger|darunter|jünger)\b",
    },
    joint=r"(?!)",
    of=r"(?:(?:von|der|des) )?",
    ordinal_mark=r"\.(?= [a-zäöüA-ZÄÖÜ]|-|,)",
    day_joint=r"(?: ?[-–/] ?| und | bis (?:zum )?| oder |, )",
    range_joint=r" bis (?:zu )?| und | oder | auf ",
    clock=r"(?P<h>[0-2]?\d)(?:[:.](?P<m>[0-5]\d)(?:[:.][0-5]\d)?)? ?(?:Uhr|h\b)"
    r"(?: (?P<m2>[0-5]\d)\b(?![.,]?\d| Uhr))?(?P<pm> (?:nachmittags|abends))?",
    decade=r"(?P<tens>(?:1[5-9]|20)?\d0)(?:er|ern)(?:[ -]?Jahren?\b)?(?![a-zäöü])",
    century=r"(?P<c>[12]?\d)\.(?:(?: und | bis (?:zum )?| oder | ?[-–/] ?)(?P<d>[12]?\d)\.)?"
    r" (?:Jahrhunderts?|Jh\.?|Jhs\.|Jhd\.)",
    century_word=r" Jahrhunderts?\b",
    quarter_word=r" (?:Quartals?|Vierteljahr(?:es)?)\b",
    relative={
        "year": r"letzte[snm]? Jahre?s?\b|vergangene[snm]? Jahre?s?\b|vorige[snm]? Jahre?s?\b|diese[sm]? Jahre?s?\b|"
        r"nächste[snm]? Jahre?s?\b|kommende[snm]? Jahre?s?\b|im Vorjahr\b|Vorjahre?s?\b|heuer\b",
        "month": r"letzten Monat|vergangenen Monat|diesen Monat|nächsten Monat",
        "day": r"gestern\b|heute\b|morgen\b|gestrigen?\b|heutigen?\b",
        "noon": r"mittags?\b",
        "midnight": r"mitternacht\b",
    },
    labels="kapitel|artikel|art|absatz|abs|seite|nr|nummer|nummern|paragraph|§|abbildung|abb|tabelle|tab|punkt|flug|linie|"
    "zimmer|raum|gate|teil|phase|stufe|typ|version|band|folge|staffel|gruppe|klasse|abschnitt|anhang|highway|interstate|"
    "route|boeing|airbus|formel|apollo|psalm|vers",
    percent=r"%(?:ig\w{0,2})?|[- ]?(?:prozentige?\w?|prozent)\b|v\. ?H\.",
    point=r"-?(?:prozentpunkte?n?|%-punkte?n?)\b",
    share=r" von |/(?!)",
    age=r"[ -]?jährige?[nrsm]?\b|[ \u00a0]Jahren? alt\b",
    each=r"\bjede[rsnm]? $",
    derived=_derived,
    compounds=True,
    # Austrian.
    months={"jänner": 1, "jän": 1, "feber": 2},
    decade_words=_TENS,
    clock_hours={"ein": 1},
    clock_starts=("halb", "viertel", "dreiviertel"),
    clock_told=(
        r"(?P<before>halb) {h}(?: Uhr)?",
        r"(?:(?P<quarter>viertel nach)|(?P<to>viertel vor)) {h}(?: Uhr)?",
        r"{h} Uhr(?: (?P<m>{n})(?! Uhr))?(?P<pm> (?:abends|nachmittags|am (?:Abend|Nachmittag)))?"
        r"(?P<am> (?:morgens|früh|vormittags|am (?:Morgen|Vormittag)))?",
    ),
    clock_after=(
        (_AT, r"(?P<minus>{n}) (?:Minuten )?vor (?P<before>halb )?{h}(?: Uhr)?"),
        (_AT, r"(?P<m>{n}) (?:Minuten )?nach (?P<before>halb )?{h}(?: Uhr)?"),
        (_AT, r"(?P<to>drei ?viertel) {h}(?: Uhr)?"),
    ),
    dozens=frozenset({"dutzend"}),
    shy={
        # "außer acht", "in acht nehmen"; "halb fünf" is a time of its own.
        "acht": r"^(?!.*(?:außer|gib|gab|nimm|nahm|sich in) ?\|)(?!.*\| ?(?:geb|gib|gab|nehm|zu geben|genommen))",
        "halb": r"\|(?! (?:fertig|nackt|tot|so|offen))",
        "um": r"(?!)",
    },
)  # fmt: skip


@functools.cache
def _grammar() -> Grammar:
    return Grammar(LANGUAGE)


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    return _grammar().scan(text)
