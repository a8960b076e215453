"""Italian quantities: ventitré, duecentotrenta, 1.234,5 milioni di euro, l'8 maggio, il XIX secolo, due terzi."""

from __future__ import annotations

import functools
import re

from samesaid.compare.quantities.grammars.spaced.language import Language, Spelled
from samesaid.compare.quantities.grammars.spaced.scanner import Grammar
from samesaid.compare.quantities.values.quantity import Bound, Kind, Reading, points
from samesaid.compare.quantities.values.word_lists import inverted, numbered, words

_SMALL = numbered(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove"
)
_TENS = {w: 10 * n for w, n in numbered("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 2).items()}
_BELOW_100 = {
    **_SMALL,
    **_TENS,
    **{
        # The vowel of the tens falls before uno and otto; a final tre takes an accent.
        (ten[:-1] if n in (1, 8) else ten) + form: tens + n
        for ten, tens in _TENS.items()
        for one, n in _SMALL.items()
        if 0 < n < 10
        for form in ((one, "un") if n == 1 else (one, "tré") if n == 3 else (one,))
    },
}
_ORDINALS = {
    stem + ending: n
    for stem, n in numbered("prim second terz quart quint sest settim ottav non decim undicesim dodicesim tredicesim "
                            "quattordicesim quindicesim sedicesim diciassettesim diciottesim diciannovesim "
                            "ventesim", 1).items()
    for ending in ("o", "a", "i", "e")
} | {"trentesimo": 30, "centesimo": 100, "ventunesimo": 21}  # fmt: skip
_PARTS = {"terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "quinti": 5, "sesto": 6, "decimo": 10,
          "decimi": 10, "ottavo": 8}  # fmt: skip
_AGED = re.compile(r"(?P<number>[a-zé]{3,30})enn[ei]")


def _hundreds(word: str) -> int | None:
    head, hundred, rest = word.partition("cento")
    if not hundred:
        head, hundred, rest = word.partition("cent")
    if not hundred:
        return _BELOW_100.get(word)
    above = _SMALL.get(head) if head else 1
    below = _BELOW_100.get(rest) if rest else 0
    return None if above is None or below is None or above > 9 else above * 100 + below


def _compound(word: str) -> int | None:
    """The value of a numeral written in one word, up to 999,999; None for any other word."""
    for thousand in ("mila", "mille"):
        head, found, rest = word.partition(thousand)
        if found:
            above = (_hundreds(head) if head else 1) if thousand == "mila" or not head else None
            below = _hundreds(rest) if rest else 0
            return None if above is None or below is None else above * 1000 + below
    return _hundreds(word)


@functools.lru_cache(maxsize=4096)
def _derived(word: str) -> Spelled | int | None:
    if ("cent" in word or "mil" in word) and (value := _compound(word)) is not None:
        return value
    aged = _AGED.fullmatch(word)
    if aged is None:
        return None
    stem = aged["number"]
    years = next((_BELOW_100[form] for form in (stem, *(stem + vowel for vowel in "iaoe")) if form in _BELOW_100), None)
    return (Kind.AGE, points(years), "year") if years else None


_AT = r"\b(?:alle|dalle|verso le|dopo le|prima delle|fino alle|entro le|sono le|erano le)(?: ore)?|\b(?:all|l|dall)['’]"

LANGUAGE = Language(
    code="it",
    cardinals={w: n for w, n in _BELOW_100.items() if w != "un"}
    | {f"{head}cento": 100 * n for head, n in _SMALL.items() if 1 < n < 10} | {"cento": 100, "mille": 1000, "un":
    1, "una": 1},
    ordinals={w: n for w, n in _ORDINALS.items() if w not in ("prima", "prime", "nona", "none", "noni", "sesta")},
    articles=frozenset(words("un una")),
    scales={"mila": 1e3, "bilione": 1e12, "bilioni": 1e12, "mln": 1e6, "mld": 1e9, "dozzine": 12.0},
    plurals={
        "decina": (9.0, 13.0), "decine": (10.0, 99.0), "dozzina": (11.0, 19.0), "dozzine": (12.0, 199.0),
        "quindicina": (13.0, 19.0), "ventina": (18.0, 26.0), "trentina": (27.0, 39.0), "quarantina": (36.0, 52.0),
        "cinquantina": (45.0, 65.0), "centinaio": (90.0, 130.0), "centinaia": (100.0, 999.0),
        "migliaio": (900.0, 1300.0), "migliaia": (1e3, 9999.0), "milioni": (1e6, 1e7), "miliardi": (1e9, 1e10),
    },
    parts=_PARTS,
    halves={"metà": 0.5, "mezzo": 0.5, "mezza": 0.5},
    multiples=inverted({
        2: "doppio doppia raddoppiato raddoppiata raddoppiare raddoppiati raddoppia raddoppiò", 3: "triplo "
        "triplicato tripla",
        4: "quadruplo quadruplicato",
    }),
    spelled={
        "decennio": (Kind.DURATION, points(1), "decade"), "decenni": (Kind.DURATION, ((2.0, 9.9),), "decade"),
        "secolo": (Kind.DURATION, points(1), "century"), "ottavi": (Kind.FRACTION, points(0.125, 8, 16), ""),
    },
    units=inverted({
        "kmh": "chilometri_orari chilometri_all'ora chilometri_l'ora", "mph": "miglia_all'ora miglia_orarie",
        "mile": "miglio", "kg": "chili "
        "chilo", "pound": "libbre libbra", "GBP": "sterline sterlina sterline_britanniche", "USD": "dollari_americani "
        "dollari_statunitensi dollari_usa", "dollar": "dollari dollaro", "cent": "centesimi", "CHF":
        "franchi_svizzeri franchi",
        "INR": "rupie", "RUB": "rubli", "degree": "grado gradi", "celsius": "gradi_centigradi", "quarter": "trimestri",
        "t": "tonnellate", "h": "ora ore", "s": "secondi", "min": "minuto minuti", "day": "giorno giorni",
        "week": "settimana settimane", "month": "mese mesi", "year": "anno anni", "century": "secoli", "time":
        "volte", "person": "persone abitanti", "mile2": "miglia_quadrate",
        "bp": "punti_base",
    }),
    bounds={
        Bound.MORE: "più_di più_del oltre al_di_sopra_di superiore_a supera superano superato superare superiori_a",
        Bound.LEAST: "almeno come_minimo un_minimo_di minimo_di non_meno_di perlomeno",
        Bound.NEARLY: "quasi vicino_a poco_meno_di",
        Bound.LESS: "meno_di meno_del sotto_i al_di_sotto_di inferiore_a",
        Bound.MOST: "fino_a al_massimo un_massimo_di massimo_di non_più_di",
        Bound.ABOUT: "circa intorno_a attorno_a approssimativamente all'_incirca",
    },
    after={
        Bound.LEAST: r"(?: persone| anni)? (?:o|e) (?:più|oltre)\b", Bound.MOST: r"(?: persone| anni)? o meno\b",
        Bound.ABOUT: r"(?: persone)? circa\b",
    },
    joint=r" e ",
    of=r"(?:di |d['’])?",
    ordinal_mark=r"[°º^ª](?! ?[CF]\b)",
    day_joint=r" ?[-–/] ?| e (?:il |l['’])?| al | o | all['’]",
    range_joint=r" a | e | o | al | ai | e i ",
    clock=r"(?P<h>[0-2]?\d)[:.](?P<m>[0-5]\d)(?= ?(?:ore|h\b|del|di (?:sera|mattina)))(?P<pm> (?:di sera|del "
    r"pomeriggio))?"
    r"|(?P<am>(?!))",
    decade=r"anni ['’]?(?P<tens>(?:1[5-9]|20)?\d0)\b|anni "
    r"(?P<word>venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|"
    r"novanta)\b(?! (?:di|in|fa|dopo|prima))",
    century=r"(?P<c>[IVX]{1,5})[°º]?(?: e (?:il |nel |del )?(?P<d>[IVX]{1,5})[°º]?)? secol[oi]\b|[Ss]ecol[oi] "
    r"(?P<c2>[IVX]{1,5})\b",
    century_word=r" secolo\b",
    quarter_word=r" trimestre\b",
    relative={
        "year": r"anno scorso|quest['’]anno|prossimo anno|anno prossimo|anno precedente|scorso anno",
        "month": r"mese scorso|questo mese|prossimo mese|scorso mese",
        "day": r"ieri\b|oggi\b|domani\b",
        "noon": r"mezzogiorno\b",
        "midnight": r"mezzanotte\b",
    },
    labels="capitolo|articolo|art|pagina|pag|p|n|numero|figura|tabella|volo|linea|sala|porta|parte|fase|tappa|livello|tipo|"
    "versione|episodio|stagione|gruppo|volume|sezione|allegato|paragrafo|strada|autostrada|formula|boeing|airbus|apollo",
    percent=r"%|per ?cento\b",
    point=r"punt[oi] percentual[ei]\b",
    share=r"(?: [^\W\d_]{3,14})? su (?!un|una|di )",
    half_after=r" e mezz[oa]\b",
    age=r" anni (?:di età|d['’]età)\b",
    names=frozenset(words(
        "i gli le la lo il in di del dei delle a al ai da dal e o più circa tra fra entro dopo prima con senza "
        "per quasi fino "
        "solo oltre altri altre questi sono gennaio febbraio marzo aprile maggio giugno luglio agosto settembre "
        "ottobre "
        "novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica totale durante almeno"
    )),
    shy={
        # "sei" is a verb as well, "secondo" a preposition: only as a figure.
        "sei": r"^(?!.*(?:tu|che|non|se) \|).*\| [^\W\d_]{2,20}[ie]\b",
        "secondo": r"(?:il|un|al|del|nel|dal|suo|loro) \|", "uno": r"(?!)", "nove": r"\|", "mezzo": r"\| "
        r"(?:milione|miliardo|secolo|chilo)|(?:un|e) "
        r"\|(?! di\b)",
        "cento": r"^(?!.*per \|)", "quarto": r"(?:il|un|al|del|nel|suo) \|", "mezza": r"\| ?(?:ora|dozzina|giornata)",
        "quattro": r"^(?!.*a \| occhi)", "due": r"^(?!.*(?:tra|su) \| piedi)",
    },
    months={"sett": 9, "genn": 1, "febbr": 2},
    derived=_derived,
    compounds=True,
    clock_told=(
        r"{h}(?: e (?:(?P<half>mezz[ao])|un (?P<quarter>quarto)))?"
        r"(?:(?P<pm> (?:del pomeriggio|di sera))|(?P<am> (?:del mattino|di mattina))| di notte)",
    ),
    clock_after=(
        (_AT, r"{h}[.:](?P<m>[0-5]\d)(?! ?(?:euro|€|%|mil|tonn|per\b|metri|km))"),
        (_AT, r"{h} (?:e (?:(?P<half>mezz[ao])|un (?P<quarter>quarto))|(?P<to>meno un quarto)|meno (?P<minus>{n}))"),
        (_AT, r"{h}(?= in punto|[,;)]|\.(?!\d)|$)(?: in punto)?"),
        (r"\b(?:alle|dalle|delle|le|fino alle|verso le) ore", r"{h}(?:[.:](?P<m>[0-5]\d))?"),
    ),
    dozens=frozenset({"dozzina"}),
    decade_words=_TENS,
)  # fmt: skip


@functools.cache
def _grammar() -> Grammar:
    return Grammar(LANGUAGE)


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    return _grammar().scan(text)
