"""Portuguese quantities: vinte e dois, mil e duzentos, 3,5 bilhões de reais, 3 de maio, século XIX, às 14h30."""

from __future__ import annotations

import functools

from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.grammars.spaced.scanner import Grammar
from samesaid.compare.quantities.values.quantity import Bound, Kind, Reading, points
from samesaid.compare.quantities.values.word_lists import inverted, numbered, words

_SMALL = numbered(
    "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze "
    "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove"
)
_TENS = {w: 10 * n for w, n in numbered("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 2).items()}
_HUNDREDS = {"cem": 100, "cento": 100} | {
    stem + ending: 100 * n
    for stem, n in numbered("duzent trezent quatrocent quinhent seiscent setecent oitocent novecent", 2).items()
    for ending in ("os", "as")
}
_ORDINALS = {
    stem + ending: n
    for stem, n in numbered("primeir segund terceir quart quint sext sétim oitav non décim", 1).items()
    for ending in ("o", "a", "os", "as")
} | {
    stem + ending: n
    for stem, n in (("vigésim", 20), ("trigésim", 30), ("quadragésim", 40), ("quinquagésim", 50), ("sexagésim", 60),
                    ("centésim", 100))
    for ending in "oa"
}  # fmt: skip
_PARTS = {"terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "quintos": 5, "décimo": 10, "décimos": 10,
          "oitavo": 8, "sexto": 6}  # fmt: skip
_AT = r"\b(?:às|pelas|até às|desde as|são|eram|antes das|depois das|por volta das|a partir das)|\bà"
_HALF_DAY = r"(?:(?P<pm> da (?:tarde|noite))|(?P<am> da (?:manhã|madrugada)))"

LANGUAGE = Language(
    code="pt",
    cardinals={**_SMALL, **_TENS, **_HUNDREDS},
    ordinals=_ORDINALS,
    articles=frozenset(words("um uma")),
    scales={"bilião": 1e12, "biliões": 1e12, "mi": 1e6, "bi": 1e9, "milhar": 1e3, "dúzias": 12.0},
    plurals={
        "dezena": (9.0, 13.0), "dezenas": (10.0, 99.0), "dúzia": (11.0, 19.0), "dúzias": (12.0, 199.0),
        "centena": (90.0, 130.0), "centenas": (100.0, 999.0), "milhar": (900.0, 1300.0), "milhares": (1e3, 9999.0),
        "vintena": (18.0, 26.0), "milhões": (1e6, 1e7), "bilhões": (1e9, 1e10),
    },
    parts=_PARTS,
    halves={"metade": 0.5, "meio": 0.5, "meia": 0.5},
    multiples=inverted({
        2: "dobro dobrou dobrar duplicou duplicar dobraram duplicaram", 3: "triplo triplicou triplicar",
        4: "quádruplo quadruplicou",
    }),
    spelled={
        "década": (Kind.DURATION, points(1), "decade"), "décadas": (Kind.DURATION, ((2.0, 9.9),), "decade"),
        "oitavas": (Kind.FRACTION, points(0.125, 8, 16), ""),
    },
    units=inverted({
        "km": "quilómetros quilómetro", "kmh": "quilômetros_por_hora quilómetros_por_hora",
        "kg": "quilos quilo",
        "m": "metros", "cm": "centímetros", "pound": "libras libra", "GBP": "libras_esterlinas", "dollar":
        "dólares dólar",
        "USD": "dólares_americanos us$", "cent": "centavos cêntimos", "CHF": "francos_suíços", "INR": "rupias",
        "RUB": "rublos", "BRL": "real reais",
        "CNY": "yuans yuan", "JPY": "ienes", "degree": "grau graus", "celsius": "graus_centígrados graus_celsius",
        "quarter": "trimestres", "h": "hora horas", "s": "segundos", "min": "minuto minutos",
        "day": "dia dias", "week": "semana semanas", "month": "mês meses", "year": "ano anos", "century":
        "séculos", "t": "tonelada toneladas",
        "mile": "milha milhas", "mph": "milhas_por_hora", "ha": "hectare hectares", "time": "vezes",
        "person": "pessoas habitantes", "bp": "pontos_base",
    }),
    bounds={
        Bound.MORE: "mais_de mais_do_que acima_de além_de superior_a supera superou ultrapassa ultrapassou "
        "superiores_a",
        Bound.LEAST: "pelo_menos no_mínimo ao_menos um_mínimo_de não_menos_de",
        Bound.NEARLY: "quase perto_de pouco_menos_de",
        Bound.LESS: "menos_de menos_do_que abaixo_de inferior_a",
        Bound.MOST: "até no_máximo um_máximo_de não_mais_de",
        Bound.ABOUT: "cerca_de aproximadamente por_volta_de em_torno_de uns umas ao_redor_de",
    },
    after={
        Bound.LEAST: r"(?: pessoas| anos)? (?:ou|e) mais\b", Bound.MOST: r"(?: pessoas| anos)? ou menos\b",
    },
    joint=r" e ",
    of=r"(?:de )?",
    ordinal_mark=r"\.?[ºª°](?! ?[CF]\b)",
    day_joint=r" ?[-–/] ?| e (?:o )?| a | ou ",
    range_joint=r" a | e | ou | até ",
    clock=r"(?P<h>[0-2]?\d)(?:h(?:(?P<m>[0-5]\d)(?!\d)(?:min)?)|(?::(?P<m2>[0-5]\d))?(?= (?:da (?:manhã|tarde|noite))))"
    r"(?:(?P<pm> da (?:tarde|noite))|(?P<am> da manhã))?",
    decade=r"anos (?P<tens>(?:1[5-9]|20)?\d0)\b|década de (?P<tens2>(?:1[5-9]|20)?\d0)\b"
    r"|(?:anos|década de) (?P<word>vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa)\b",
    century=r"(?:[Ss]éculos?|[Ss]écs?\.) (?P<c>[IVX]{1,5}|[12]?\d(?!\d))\b"
    r"(?:(?: e | ao | a | ou | e o | ?[-–] ?)(?P<d>[IVX]{1,5})\b)?",
    century_word=r" século\b",
    quarter_word=r" trimestre\b",
    relative={
        "year": r"ano passado|este ano|neste ano|próximo ano|ano anterior|ano que vem",
        "month": r"mês passado|este mês|próximo mês",
        "day": r"ontem\b|hoje\b|amanhã\b",
        "noon": r"meio-dia\b",
        "midnight": r"meia-noite\b",
    },
    labels="capítulo|artigo|art|página|pág|p|n\\.?º|número|figura|tabela|voo|linha|sala|porta|parte|fase|etapa|nível|tipo|"
    "versão|episódio|temporada|grupo|volume|seção|secção|anexo|parágrafo|rota|estrada|rodovia|fórmula|boeing|airbus|apollo",
    percent=r"%|por ?cento\b",
    point=r"pontos? percentua(?:l|is)\b|p\. ?p\.",
    share=r" (?:em|de|entre) cada ",
    half_after=r" e mei[oa]\b",
    age=r" anos de idade\b",
    names=frozenset(words(
        "os as o a em de do da dos das ao e ou mais cerca entre desde com sem por para quase até sobre só apenas "
        "outros "
        "outras estes estas seus são janeiro fevereiro março abril maio junho julho agosto setembro outubro "
        "novembro dezembro "
        "sábado domingo total aproximadamente durante após pelo"
    )),
    weekdays=inverted({
        1: "segunda-feira", 2: "terça terça-feira", 3: "quarta-feira", 4: "quinta-feira", 5: "sexta-feira",
        6: "sábados", 7: "domingos",
    }),
    shy={
        "segundo": r"(?:o|um|ao|do|no|seu|pelo) \|", "segundos": r"(?!)", "meio": r"\| "
        r"(?:milhão|bilhão|século|ano|quilo|litro|"
        r"metro|minuto)|e \|", "meia": r"\| (?:hora|dúzia|tonelada)", "cento": r"^(?!.*por \|)", "quarto":
        r"(?:o|um|ao|do|no) \|",
        "sexta": r"^(?!.*\|(?:,|\.|$| \())", "quinta": r"^(?!.*\|(?:,|\.|$| \())",
        "segunda": r"^(?!.*\|(?:,|\.|$| \())", "quarta": r"^(?!.*\|(?:,|\.|$| \())",
    },
    clock_told=(
        rf"{{h}}(?: e (?:(?P<half>meia)|(?:um )?(?P<quarter>quarto)))?(?: horas?|h)?{_HALF_DAY}",
        r"(?P<minus>{n}) para as? {h}(?= da (?:manhã|tarde|noite)|[.,;)]|$)",
    ),
    clock_after=(
        (_AT, r"{h} e (?:(?P<half>meia)|(?:um )?(?P<quarter>quarto))"),
        (_AT, r"{h}(?:h| horas?)(?! (?:de (?!hoje|ontem|Lisboa|Brasília)|por|semanais|diárias|seguidas|consecutivas))"),
        (_AT, r"{h}(?= em ponto|[,;)]|\.(?!\d)|$)(?: em ponto)?"),
    ),
    dozens=frozenset({"dúzia"}),
    decade_words=_TENS,
)  # fmt: skip


@functools.cache
def _grammar() -> Grammar:
    return Grammar(LANGUAGE)


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    return _grammar().scan(text)
