"""Files of decisions: JSON as the page or Label Studio exports it, and tables (XLSX, CSV) as reports are written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from samesaid import inputs, jsonsafe
from samesaid.decisions import labelstudio, tables
from samesaid.decisions.matching import Decisions, folded_list
from samesaid.model import Decision, SamesaidError, State

SCHEMA, SCHEMA_VERSION = "samesaid-decisions", 1
STATES = tuple(state.value for state in State)
# How messages call the file, and what of a wrong value they show.
_KIND, _MAX_SHOWN_CHARS = "file of decisions", 60
_ADVICE = "--decisions takes what a report exports: JSON, XLSX or CSV"
_NAMED = {"finding": ("id",), "renderings": ("code", "source", "target"), "rule": ("code", "document")}


def load_decisions(*paths: Path) -> Decisions:
    """The decisions in some files, in their order: JSON, XLSX or CSV.

    JSON is an object with ``schema`` samesaid-decisions and a list of ``decisions`` (``decisions.schema.json``). A list
    without a schema, or one under ``dismissed``, is read as well: an entry without a state, or an id alone, is no
    error. A list of tasks of Label Studio decides where somebody annotated. In a table each row whose column
    ``decision`` is filled decides on the finding in its column ``id``. Raises SamesaidError, with the number of the
    entry, task or row, for anything else.
    """
    return Decisions(tuple(one for path in paths for one in _loaded(path)))


def _loaded(path: Path) -> Iterable[Decision]:
    where, content = inputs.shown(path), inputs.read(path, _KIND, inputs.DECISIONS)
    if content.data.startswith(b"PK"):
        return _of_rows(tables.of_workbook(content.data, where), where)
    with inputs.reading(where, _KIND):
        text = content.data.decode("utf-8-sig")
    if content.suffix in (".csv", ".tsv"):
        return _of_rows(tables.of_csv(text, where), where)
    parsed = jsonsafe.parse(text, where, _ADVICE)
    if labelstudio.is_export(parsed):
        return [_entry(entry, place) for place, entry in labelstudio.entries(parsed, where)]
    return _of_json(parsed, where)


def _of_rows(rows: Iterable[tables.Row], where: str) -> Iterable[Decision]:
    for number, row in rows:
        if row.get("decision"):
            place = f"{where}: row {number}"
            if not row.get("id"):
                raise SamesaidError(f"{place} has a decision and no id: keep the column id as it was")
            yield Decision(
                _state(row["decision"], place),
                id=row["id"],
                code=row.get("code", ""),
                text_digest=row.get("text_digest", ""),
                who=row.get("who", ""),
                when=row.get("when", ""),
                why=row.get("comment", ""),
            )


def _of_json(content: Any, where: str) -> Iterable[Decision]:
    entries = content
    if isinstance(content, dict):
        schema, version = content.get("schema"), content.get("schema_version")
        if schema is not None and (schema != SCHEMA or version != SCHEMA_VERSION):
            known = f"{str(schema)[:_MAX_SHOWN_CHARS]} {str(version)[:_MAX_SHOWN_CHARS]}"
            raise SamesaidError(f"{where}: of the schema {known}, not {SCHEMA} {SCHEMA_VERSION}; {_ADVICE}")
        entries = content.get("decisions" if schema else "dismissed")
    if not isinstance(entries, list):
        raise SamesaidError(f"{where}: no list of decisions; {_ADVICE}")
    return [_entry(entry, f"{where}: entry {number}") for number, entry in enumerate(entries, start=1)]


def _entry(entry: Any, place: str) -> Decision:
    if isinstance(entry, str) and entry:
        return Decision(State.NO_ERROR, id=entry)
    if not isinstance(entry, dict):
        raise SamesaidError(f"{place} has no id: write it as a string")
    kind = entry.get("kind", "finding")
    if not isinstance(kind, str) or kind not in _NAMED:
        known = ", ".join(_NAMED)
        raise SamesaidError(f"{place} is of the unknown kind {str(kind)[:_MAX_SHOWN_CHARS]!r}: use one of {known}")
    named = {key: _text(entry, key, place, needed=True) for key in _NAMED[kind]}
    for key in {"source", "target"} & named.keys():
        named[key] = folded_list(named[key])
    named.setdefault("code", _text(entry, "code", place))
    return Decision(
        _state(_text(entry, "state", place) or State.NO_ERROR.value, place),
        kind,
        **named,
        text_digest=_text(entry, "text_digest", place),
        who=_text(entry, "who", place),
        when=_text(entry, "when", place),
        why=_text(entry, "why", place) or _text(entry, "reason", place),
    )


def _state(written: str, place: str) -> State:
    """The state, whatever its case, its spaces, and the signs between its words."""
    plain = " ".join(written.casefold().replace("_", " ").replace("-", " ").split())
    if plain not in STATES:
        shown = inputs.shown(written[:_MAX_SHOWN_CHARS])
        raise SamesaidError(f"{place}: there is no decision {shown!r}; use one of {', '.join(STATES)}")
    return State(plain)


def _text(entry: dict[str, Any], key: str, place: str, *, needed: bool = False) -> str:
    value = entry.get(key)
    if value is None and not needed:
        return ""
    if not isinstance(value, str) or (needed and not value):
        raise SamesaidError(f"{place} has no {key}: write it as a string")
    return value
