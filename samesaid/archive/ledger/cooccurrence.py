"""How often phrases occur, and together with which others: counted by DuckDB over the occurrences of all shards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from samesaid.archive.ledger.update import FOLDER
from samesaid.archive.store.query import connected
from samesaid.archive.store.storage import Storage
from samesaid.archive.store.views import all_rows, quoted

if TYPE_CHECKING:
    import duckdb

# A place is one number: that of the pair, and that of the bead in it.
_BEADS = 2**24
# In a language without spaces: a term that mostly has the same two characters before or after it, or a word that joins
# it to another one, is a part of a longer one that the tagger cut. Minimum share of its uses:
_GOES_ON = 0.65
_JOINS, _SMALL = "及和與与、", "的在為为等之於于以並并或而將将"
# A phrase that begins with a referring word (related, other, the above) is not a term; folded, as phrases are stored.
POINTS = "^(相 关|有 关|其 他|其 它|上 述|以 下|部 分|related |relevant |other |such )"
# A currency code glued to its amount, half a bracket: no phrases.
_NONE = "[A-Z]{2,3}[$]?[0-9]|[][()（）]"
# A phrase of the other side that is the beginning of a longer one, or the end of one inside a name.
_PIECE = """(l.start <= o.start AND l.stop > o.stop OR l.start < o.start AND l.stop = o.stop
             AND regexp_matches(l.text, '^[A-Z]') AND regexp_matches(o.text, '^[A-Z]'))"""
# A phrase must occur with a term this many times as often as by chance, else it renders something else.
_LIFT = 3.0
_FEWEST_TOGETHER = 2

Places = Mapping[int, int]
"""Place → how often a phrase occurs there."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A recurring phrase of one side: its usual spelling, whether it is a name, and its places.

    ``inside`` are the places where it is part of a longer phrase (for a term: one that continues after it; for a phrase
    of the other side: any). ``begun`` are the places where it is only the beginning of one, or the end of a name."""

    text: str
    name: bool
    places: Places
    inside: frozenset[int] = frozenset()
    begun: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase in a place, folded and as it is written; ``start`` and ``stop`` count in the text of its side."""

    phrase: str
    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The recurring phrases of both sides in one direction of languages.

    ``terms`` have the places where they are not part of a longer one; ``everywhere`` has all their places. ``together``
    counts the phrases of the other side that occur with a term more often than by chance.
    """

    languages: tuple[str, str]
    beads: int
    terms: Mapping[str, Phrase]
    everywhere: Mapping[str, frozenset[int]]
    others: Mapping[str, Phrase]
    together: Mapping[str, Mapping[str, int]]


class Counts:
    """The occurrences of a store that `ledger.update` has read."""

    def __init__(self, storage: Storage) -> None:
        self._db: duckdb.DuckDBPyConnection = connected(storage, ())
        self._ask("CREATE TEMP TABLE pair AS SELECT row_number() OVER (ORDER BY entry, version) AS number, *,"
                  " lower(split_part(source_language, '-', 1)) AS of,"
                  " lower(split_part(target_language, '-', 1)) AS into_ FROM pairs WHERE problem IS NULL")  # fmt: skip
        names = [name for name in storage.names(FOLDER) if name.endswith(".parquet")]
        self._ask(f"CREATE VIEW kept AS {all_rows(storage.location(f'{FOLDER}/{name}') for name in names)}")

    def languages(self) -> list[tuple[str, str]]:
        """The directions that the store has, the one with most pairs first."""
        rows = self._ask("SELECT of, into_ FROM pair WHERE of <> into_ GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2")
        return [(of, into) for of, into in rows.fetchall()]

    def counted(self, languages: tuple[str, str], fewest: int) -> Counted:
        """The phrases of one direction; terms with ``fewest`` beads or more."""
        self._tables(languages, fewest)
        beads = self._ask("SELECT count(DISTINCT place) FROM occurrence").fetchone()
        assert beads is not None
        return Counted(
            languages, int(beads[0]), self._phrases("term"), self._everywhere(), self._phrases("other"),
            self._together(),
        )  # fmt: skip

    def acronyms(self) -> dict[str, str]:
        """Acronym → full name, as the versions explain them in brackets."""
        from samesaid.compare.names.recognition.short_forms import introduced

        found: dict[str, str] = {}
        rows = self._ask("SELECT target_text FROM beads WHERE regexp_matches(target_text, '[(（].*[A-Z]{2}')")
        for (text,) in rows.fetchall():
            for short, full in introduced(text).items():
                found.setdefault(short, full)
        return found

    def days(self) -> dict[int, date | None]:
        """Pair → its day."""
        return dict(self._ask("SELECT number, published FROM pair").fetchall())

    def others_at(self, places: list[int]) -> dict[int, list[str]]:
        """The phrases of the other side in each of these places, of the direction that was counted last; without those
        that are only a piece of a longer one there."""
        self._db.execute("CREATE OR REPLACE TEMP TABLE asked (place BIGINT)")
        self._db.execute("INSERT INTO asked SELECT DISTINCT unnest(?)", [places])
        rows = self._ask(
            "SELECT place, list(DISTINCT text ORDER BY text) FROM occurrence o JOIN asked USING (place)"
            " WHERE NOT of_source AND NOT EXISTS (FROM occurrence l WHERE l.place = o.place AND NOT l.of_source"
            f" AND {_PIECE}) GROUP BY 1"
        )
        return dict(rows.fetchall())

    def phrases_at(self, places: Iterable[int]) -> dict[tuple[int, bool], list[Occurrence]]:
        """The phrases of these places, of the direction that was counted last: by place and whether of the source."""
        self._db.execute("CREATE OR REPLACE TEMP TABLE asked (place BIGINT)")
        self._db.execute("INSERT INTO asked SELECT DISTINCT unnest(?)", [list(places)])
        rows = self._ask(
            "SELECT place, of_source, phrase, text, start, stop FROM occurrence JOIN asked USING (place) ORDER BY ALL"
        )
        found: dict[tuple[int, bool], list[Occurrence]] = {}
        for place, of_source, *phrase in rows.fetchall():
            found.setdefault((place, of_source), []).append(Occurrence(*phrase))
        return found

    def passages(self, places: list[int]) -> Iterator[dict[str, Any]]:
        """The beads at ``places``: both texts, the pair they belong to, its paths and its day."""
        self._db.execute("CREATE OR REPLACE TEMP TABLE asked (place BIGINT)")
        self._db.execute("INSERT INTO asked SELECT unnest(?)", [places])
        answer = self._ask(
            f"""SELECT place, p.entry, p.version, b.bead, p.published, p.reference, p.target, source_text, target_text,
                       source_language, target_language
                FROM asked JOIN pair p ON p.number = place // {_BEADS}
                JOIN beads b ON b.entry = p.entry AND b.version = p.version AND b.bead = place % {_BEADS}"""
        )
        columns = [column[0] for column in answer.description or ()]
        for row in answer.fetchall():
            yield dict(zip(columns, row, strict=True))

    def _tables(self, languages: tuple[str, str], fewest: int) -> None:
        of, into = map(quoted, languages)
        for statement in (
            f"""CREATE OR REPLACE TEMP TABLE occurrence AS
                SELECT number * {_BEADS} + bead AS place, of_source, phrase, text, start, stop, name
                FROM kept JOIN pair USING (entry, version) WHERE of = {of} AND into_ = {into}""",
            f"""CREATE OR REPLACE TEMP TABLE recurring AS SELECT * FROM occurrence WHERE of_source
                AND NOT regexp_matches(phrase, '{POINTS}') AND phrase IN
                (SELECT phrase FROM occurrence WHERE of_source GROUP BY 1 HAVING count(DISTINCT place) >= {fewest})""",
            # A part of a longer term that recurs too is that term's there.
            """CREATE OR REPLACE TEMP TABLE alone AS SELECT * FROM recurring o WHERE NOT EXISTS (FROM recurring l
                WHERE l.place = o.place AND l.start <= o.start AND l.stop >= o.stop
                AND l.stop - l.start > o.stop - o.start)""",
            f"""CREATE OR REPLACE TEMP TABLE term AS SELECT * FROM alone WHERE phrase IN
                (SELECT phrase FROM alone GROUP BY 1 HAVING count(DISTINCT place) >= {fewest})
                AND phrase NOT IN ({_CUT})""",
            f"""CREATE OR REPLACE TEMP TABLE other AS SELECT * FROM occurrence WHERE NOT of_source
                AND NOT regexp_matches(text, '{_NONE}') AND phrase IN
                (SELECT phrase FROM occurrence WHERE NOT of_source
                 GROUP BY 1 HAVING count(DISTINCT place) >= {_FEWEST_TOGETHER})""",
        ):  # fmt: skip
            self._ask(statement)

    def _phrases(self, table: str) -> dict[str, Phrase]:
        spellings = self._ask(
            f"SELECT phrase, arg_max(text, (n, text)), max(names) FROM (SELECT phrase, text, count(*) AS n,"
            f" sum(sum(name::INT)) OVER (PARTITION BY phrase) * 2 > sum(count(*)) OVER (PARTITION BY phrase) AS names"
            f" FROM {table} GROUP BY 1, 2) GROUP BY 1"
        ).fetchall()
        places: dict[str, dict[int, int]] = {}
        for phrase, place, count in self._ask(
            f"SELECT phrase, place, count(*) FROM {table} GROUP BY 1, 2 ORDER BY 1, 2"
        ).fetchall():
            places.setdefault(phrase, {})[place] = count
        inside = self._inside() if table == "term" else self._nested("l.start <= o.start AND l.stop >= o.stop")
        begun = {} if table == "term" else self._nested(_PIECE)
        return {
            phrase: Phrase(
                text, bool(name), places[phrase], frozenset(inside.get(phrase, ())), frozenset(begun.get(phrase, ()))
            )
            for phrase, text, name in spellings
        }

    def _inside(self) -> dict[str, list[int]]:
        """Where each term is in a longer phrase that continues after it. In Chinese, Japanese and English compounds the
        head comes last: such a phrase is about something else, while words before the term only narrow it."""
        rows = self._ask(
            """SELECT phrase, list(place) FROM (
                   SELECT t.phrase, t.place FROM term t JOIN occurrence l ON l.place = t.place AND l.of_source
                   AND l.start <= t.start AND l.stop > t.stop
                   GROUP BY t.phrase, t.place)
               GROUP BY 1"""
        ).fetchall()
        return dict(rows)

    def _nested(self, within: str) -> dict[str, list[int]]:
        """Where each phrase of the other side occurs only inside longer ones, ``within`` them in that way."""
        rows = self._ask(
            f"""WITH nested AS (
                   SELECT o.phrase, o.place, count(DISTINCT o.start) AS n FROM other o JOIN occurrence l
                   ON l.place = o.place AND NOT l.of_source AND {within}
                   AND l.stop - l.start > o.stop - o.start GROUP BY 1, 2),
               occurs AS (SELECT phrase, place, count(DISTINCT start) AS n FROM other GROUP BY 1, 2)
               SELECT phrase, list(place) FROM nested JOIN occurs USING (phrase, place)
               WHERE nested.n = occurs.n GROUP BY 1"""
        ).fetchall()
        return dict(rows)

    def _everywhere(self) -> dict[str, frozenset[int]]:
        rows = self._ask("SELECT phrase, list(DISTINCT place) FROM recurring GROUP BY 1").fetchall()
        return {phrase: frozenset(places) for phrase, places in rows}

    def _together(self) -> dict[str, dict[str, int]]:
        """Phrases of both sides in the same beads, more often than by chance."""
        rows = self._ask(
            f"""WITH t AS (SELECT DISTINCT phrase, place FROM recurring),
                o AS (SELECT DISTINCT phrase, place FROM other),
                tn AS (SELECT phrase, count(*) AS n FROM t GROUP BY 1),
                o_n AS (SELECT phrase, count(*) AS n FROM o GROUP BY 1),
                met AS (SELECT t.phrase AS a, o.phrase AS b, count(*) AS n FROM t JOIN o USING (place) GROUP BY 1, 2
                         HAVING count(*) >= {_FEWEST_TOGETHER})
                SELECT a, b, met.n FROM met JOIN tn ON tn.phrase = a JOIN o_n ON o_n.phrase = b
                WHERE met.n * (SELECT count(DISTINCT place) FROM occurrence) > {_LIFT} * tn.n * o_n.n ORDER BY a, b"""
        ).fetchall()  # fmt: skip
        together: dict[str, dict[str, int]] = {}
        for term, other, count in rows:
            together.setdefault(term, {})[other] = count
        return together

    def _ask(self, question: str) -> duckdb.DuckDBPyConnection:
        return self._db.execute(question)


_HAN = "'^[\u3400-\u9fff]{2}$'"
_CUT = f"""SELECT phrase FROM (
        SELECT phrase, side, count(*) OVER (PARTITION BY phrase, side) AS uses,
               CASE side WHEN 'after' THEN substring(source_text, stop + 1, 2)
                    ELSE substring(source_text, greatest(start - 1, 1), least(start, 2)) END AS near,
               CASE WHEN contains('{_JOINS}', near[CASE side WHEN 'after' THEN 1 ELSE 2 END]) THEN '及及'
                    ELSE near END AS beside
        FROM alone JOIN pair p ON p.number = place // {_BEADS}
        JOIN beads b ON b.entry = p.entry AND b.version = p.version AND b.bead = place % {_BEADS},
        (SELECT unnest(['after', 'before']) AS side))
    WHERE regexp_matches(beside, {_HAN}) AND NOT contains('{_SMALL}', beside[1]) AND NOT contains('{_SMALL}', beside[2])
    GROUP BY phrase, side, beside HAVING count(*) >= 3 AND count(*) > {_GOES_ON} * any_value(uses)"""


def pair_of(place: int) -> int:
    """The number of the pair of a place."""
    return place // _BEADS
