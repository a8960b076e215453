"""Spanish quantities: veintidós, dos mil trescientos, 3,5 mil millones de euros, el 3 de mayo, siglo XIX, la mitad."""

from __future__ import annotations

import functools

from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.grammars.spaced.scanner import Grammar
from samesaid.compare.quantities.values.quantity import Bound, Kind, Reading, points
from samesaid.compare.quantities.values.word_lists import inverted, numbered, words

_SMALL = numbered(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve"
)
_TENS = {w: 10 * n for w, n in numbered("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 3).items()}
_HUNDREDS = {"cien": 100, "ciento": 100} | {
    stem + ending: 100 * n
    for stem, n in numbered(
        "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient", 2
    ).items()
    for ending in ("os", "as")
}
_STEMS = numbered(
    "primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim decimotercer decimocuart "
    "decimoquint decimosext decimoséptim decimoctav decimonoven vigésim",
    1,
) | {"trigésim": 30, "cuadragésim": 40, "quincuagésim": 50, "sexagésim": 60, "centésim": 100}
_ORDINALS = {stem + ending: n for stem, n in _STEMS.items() for ending in ("o", "a", "os", "as")} | {
    "primer": 1, "tercer": 3,
}  # fmt: skip
_PARTS = {
    "tercio": 3,
    "tercios": 3,
    "cuarto": 4,
    "cuartos": 4,
    "cuarta": 4,
    "cuartas": 4,
    "quinto": 5,
    "quintos": 5,
    "quinta": 5,
    "quintas": 5,
    "tercera": 3,
    "terceras": 3,
    "décima": 10,
    "décimas": 10,
    "sexta": 6,
    "octavo": 8,
}
_AT = (
    r"\b(?:a|desde|hasta|sobre|hacia|son|eran|entre|antes de|después de|alrededor de) las|\b(?:a|es|era|sobre) la|"
    r"\by las"
)
_HALF_DAY = r"(?:(?P<pm> de la (?:tarde|noche))|(?P<am> de la (?:mañana|madrugada)))"

LANGUAGE = Language(
    code="es",
    cardinals={"un": 1, "una": 1, **_SMALL, **_TENS, **_HUNDREDS},
    ordinals=_ORDINALS,
    articles=frozenset(words("un una")),
    scales={"mil": 1e3, "millón": 1e6, "millon": 1e6, "mill": 1e6, "millardo": 1e9, "trillón": 1e18, "trillones": 1e18,
            "docenas": 12.0},
    plurals={
        "decena": (9.0, 13.0), "decenas": (10.0, 99.0), "docena": (11.0, 19.0), "docenas": (12.0, 199.0),
        "veintena": (18.0, 26.0), "treintena": (27.0, 39.0), "cincuentena": (45.0, 65.0), "centenar": (90.0, 130.0),
        "centenares": (100.0, 999.0), "cientos": (100.0, 999.0), "millar": (900.0, 1300.0), "millares": (1e3, 9999.0),
        "miles": (1e3, 9999.0), "millones": (1e6, 1e7),
    },
    parts=_PARTS,
    halves={"mitad": 0.5, "medio": 0.5, "media": 0.5},
    multiples=inverted({
        2: "doble duplicó duplicar duplicado duplicaron duplica dobles", 3: "triple triplicó triplicar triplicado",
        4: "cuádruple cuadruplicó cuadruplicar", 5: "quintuplicó",
    }),
    spelled={
        "década": (Kind.DURATION, points(1), "decade"), "décadas": (Kind.DURATION, ((2.0, 9.9),), "decade"),
        # The round of sixteen.
        "octavos": (Kind.FRACTION, points(0.125, 8, 16), ""),
        "decenio": (Kind.DURATION, points(1), "decade"),
    },
    units=inverted({
        "km": "kms", "kmh": "kilómetros_por_hora kilómetro_por_hora", "mph": "millas_por_hora milla_por_hora",
         "t": "toneladas",
        "kg": "kilos kilo", "pound": "libras libra", "USD": "dólares_estadounidenses dólares_americanos",
        "dollar": "dólares dólar", "cent": "centavos céntimos", "CHF": "francos_suizos francos", "INR": "rupias",
        "RUB": "rublos", "CNY": "yuanes", "JPY": "yenes", "KRW": "wones", "degree": "grado grados", "ha": "has",
        "celsius": "grados_centígrados", "quarter": "trimestres", "day": "día", "mile2": "millas_cuadradas",
        "bp": "puntos_básicos", "time": "veces", "person": "personas habitantes", "ml": "ml",
    }),
    bounds={
        Bound.MORE: "más_de más_que por_encima_de superior_a superiores_a supera superó superan superaron superar "
        "sobrepasa",
        Bound.LEAST: "al_menos por_lo_menos como_mínimo un_mínimo_de mínimo_de no_menos_de cuando_menos",
        Bound.NEARLY: "casi cerca_de poco_menos_de prácticamente",
        Bound.LESS: "menos_de menos_que por_debajo_de inferior_a",
        Bound.MOST: "hasta como_máximo un_máximo_de máximo_de no_más_de",
        Bound.ABOUT: "unos unas alrededor_de aproximadamente en_torno_a sobre cerca_de aproximado_de",
    },
    after={
        Bound.LEAST: r"(?: personas| años)? (?:o|y) más\b|(?: personas)? como mínimo\b",
        Bound.MOST: r"(?: personas| años)? (?:o|y) menos\b|(?: personas)? como máximo\b",
        Bound.ABOUT: r"(?: personas)? aproximadamente\b",
    },
    joint=r" y ",
    of=r"(?:de )?",
    ordinal_mark=r"\.?(?:[ºª°]|er\b|ro\b|ra\b|do\b|da\b)",
    day_joint=r" ?[-–/] ?| y (?:el )?| al | a | o |, ",
    range_joint=r" a | y | o | al ",
    clock=r"(?P<h>[0-2]?\d)(?:[:.h](?P<m>[0-5]\d)(?!\d))?(?: ?h(?:rs?|oras)?\b)?"
    r"(?:(?P<pm> ?p\. ?m\b\.?| ?pm\b| de la (?:tarde|noche))|(?P<am> ?a\. ?m\b\.?| ?am\b| de la mañana)| "
    r"?h(?:rs)?\b\.?)",
    decade=r"(?:los )?años (?P<tens>(?:1[5-9]|20)?\d0)\b|década de (?:los )?(?:años )?(?P<tens2>(?:1[5-9]|20)?\d0)\b"
    r"|años (?P<word>veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)\b",
    century=r"[Ss]iglos? (?P<c>[IVX]{1,5}|[12]?\d(?!\d))\b"
    r"(?:(?: y | al | a | o | y el | ?[-–] ?)(?P<d>[IVX]{1,5})\b)?",
    century_word=r"(?: [Ss]iglo)\b",
    quarter_word=r" trimestre\b",
    relative={
        "year": r"año pasado|este año|próximo año|año anterior|año que viene|pasado año",
        "month": r"mes pasado|este mes|próximo mes",
        "day": r"ayer\b|hoy\b|mañana\b",
        "noon": r"mediodía\b",
        "midnight": r"medianoche\b",
    },
    labels="vuelo|capítulo|artículo|art|página|pág|p|n\\.?º|número|núm|figura|tabla|vol|línea|sala|puerta|parte|fase|etapa|nivel|"
    "tipo|versión|episodio|temporada|grupo|tomo|sección|anexo|párrafo|ruta|carretera|autopista|fórmula|boeing|airbus|apolo",
    percent=r"%|por ?cientos?\b",
    point=r"puntos? porcentual(?:es)?\b",
    share=r" de (?:cada|los|las)? ?(?=\d|[a-z]{3,12}\b)(?!\d{3})(?=(?:\d{1,2}|dos|tres|cuatro|cinco|seis|diez|cien)\b)",
    half_after=r" y medi[oa]\b",
    age=r" años de edad\b",
    names=frozenset(words(
        "los las en de del a al el la y o más unos unas entre desde hacia con sin por para casi hasta sobre solo "
        "sólo cerca "
        "otros otras estos estas sus enero febrero marzo abril mayo junio julio agosto septiembre octubre "
        "noviembre diciembre "
        "lunes martes miércoles jueves viernes sábado domingo total aproximadamente alrededor tras durante"
    )),
    shy={
        "medio": r"\| (?:millón|centenar|siglo|año|kilo|litro|metro|minuto)|(?:y|un) \|(?! ambiente)(?! de )(?! para )",
        "media": r"\| (?:hora|docena|tonelada)", "cuarto": r"(?:el|un|en|su) \|", "uno": r"(?!)",
        "segundo": r"(?:el|un|su|al|del|en) \|", "segundos": r"(?!)", "ciento": r"^(?!.*por \|)", "cientos":
        r"^(?!.*por \|)",
        "once": r"\|", "trillones": r"\|",
    },
    weekdays={"sábados": 6, "domingos": 7},
    months={"set": 9, "setiembre": 9, "sep": 9},
    point_groups_only=False,
    clock_told=(rf"{{h}}(?: y (?:(?P<half>media)|(?P<quarter>cuarto)))?(?: horas)?{_HALF_DAY}",),
    clock_after=(
        (_AT, rf"{{h}} (?:y (?:(?P<half>media)|(?P<quarter>cuarto))|(?P<to>menos cuarto)|menos (?P<minus>{{n}}))"
              rf"{_HALF_DAY}?"),
        (_AT, r"{h}(?= (?:horas?|en punto|y las?|hasta las?)\b|[.,;)](?!\d)|$)(?: horas?| en punto)?"),
    ),
    dozens=frozenset({"docena"}),
    day_letters={"E": (1,), "F": (2,), "M": (3, 5), "A": (4, 8), "J": (6, 7), "S": (9,), "O": (10,), "N": (11,),
                 "D": (12,)},
    decade_words={**_TENS, "veinte": 20},
)  # fmt: skip


@functools.cache
def _grammar() -> Grammar:
    return Grammar(LANGUAGE)


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    return _grammar().scan(text)
