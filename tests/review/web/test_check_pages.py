"""The pages on which people ask for checks: without scripts, as browsers send forms."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.review.api.service import ONE, OTHER
from tests.review.checking.standins import lines_apart
from tests.review.client import Client, client_of

BOTH = {"file1": ("a.txt", ONE.encode()), "file2": ("b.txt", OTHER.encode())}
# A field for a file where none was chosen.
NO_FILE = ("", b"")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with client_of(tmp_path) as found:
        yield found


def _ask(client: Client, files: dict[str, Any], data: dict[str, str] | None = None, path: str = "/check") -> Any:
    """Send the form as a browser does: the token first, then every field, with empty ones for files."""
    chosen = {f"file{n}": files.get(f"file{n}", NO_FILE) for n in range(1, 6)}
    words = {f"{name}{n}": "" for name in ("text", "label", "language") for n in range(1, 6)}
    fields = [
        ("csrf", (None, client.csrf)),
        *((k, (None, v)) for k, v in {**words, "level": "default", **(data or {})}.items()),
    ]
    headers = {"Origin": "http://127.0.0.1:8400", "Sec-Fetch-Site": "same-origin"}
    return client.post(path, files=[*fields, *chosen.items()], headers=headers)


def _work_off(client: Client) -> None:
    client.app.state.checks.work_off(lines_apart)  # type: ignore[attr-defined]


def test_a_check_from_the_form_to_the_text(client: Client) -> None:
    answer = _ask(client, BOTH, {"desk": "economy", "label1": "Office"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/checks/1")
    waiting = client.get("/checks/1").text
    assert "Waiting" in waiting
    again = unescape(waiting.partition('hx-get="')[2].partition('"')[0])
    assert client.get(again, headers={"HX-Request": "true"}).status_code == 204
    assert client.get("/checks/1", headers={"HX-Request": "true"}).text.lstrip().startswith("<p hx-get=")
    assert 'href="/checks/1">Load again' in waiting
    listed = unescape(client.get("/check").text.partition('id="jobs"')[2].partition('hx-get="')[2].partition('"')[0])
    assert client.get(listed, headers={"HX-Request": "true"}).status_code == 204
    _work_off(client)
    assert "Done" in client.get(listed, headers={"HX-Request": "true"}).text
    ended = client.get(again, headers={"HX-Request": "true"})
    assert (ended.headers["hx-retarget"], "Open the text" in ended.text) == ("#main", True)
    done = client.get("/checks/1").text
    assert "hx-get" not in done
    assert 'href="/texts/1">Open the text' in done
    listed = client.get("/check/jobs", headers={"HX-Request": "true"}).text
    assert listed.lstrip().startswith('<section id="jobs"')
    assert "a.txt · b.txt" in listed
    assert "hx-get" not in listed


def test_a_new_version_shows_what_is_fixed_remaining_and_new(client: Client) -> None:
    _ask(client, BOTH)
    _work_off(client)
    assert 'href="/texts/1/new-version"' in client.get("/texts/1").text
    form = client.get("/texts/1/new-version").text
    assert form.count('type="file"') == 2
    assert "b.txt" in form
    better = {"text2": "The ferry left at noon.\nIt was full.\nIt <b>sank</b>."}
    assert _ask(client, {}, better, "/texts/1/new-version").headers["location"] == "/checks/2"
    _work_off(client)
    result = client.get("/checks/2").text
    assert "It was empty." in result
    assert "It &lt;b&gt;sank&lt;/b&gt;." in result
    _ask(client, {}, {"text2": OTHER}, "/texts/1/new-version")
    _work_off(client)
    # What an earlier round had is on the page of the text no more.
    assert "It was empty." not in client.get("/checks/2").text
    assert client.get("/texts/9/new-version").status_code == 404
    assert _ask(client, {}, {"text2": "a"}, "/texts/9/new-version").status_code == 404


@pytest.mark.parametrize(
    ("files", "data", "line"),
    [
        ({}, {}, "0 versions of a text: give 2 to 5"),
        ({"file1": ("a.txt", b"a")}, {}, "1 version of a text"),
        ({"file2": ("b.txt", b"b")}, {}, "a version is missing"),
        ({"file1": ("a.txt", b" "), "file2": ("b.txt", b"b")}, {}, "a.txt: an empty text"),
        ({"file1": ("<i>\u202e.txt", b""), "file2": ("b.txt", b"b")}, {}, "&lt;i&gt;&lt;U+202E&gt;.txt: an empty text"),
        (BOTH, {"text1": "c"}, "version 1: a file and a pasted text"),
        (BOTH, {"level": "loud"}, "use one of strict, default, all"),
        (BOTH, {"glossary": "sport"}, "has no glossary"),
    ],
)
def test_what_is_wrong_is_said_above_the_form_and_nothing_typed_is_lost(
    client: Client, files: dict[str, Any], data: dict[str, str], line: str
) -> None:
    answer = _ask(client, files, {"label5": "<kept & typed>", **data})
    assert answer.status_code == 400
    assert "&lt;kept &amp; typed&gt;" in answer.text
    assert line in answer.text
    assert "<details open>" in answer.text


def test_a_pasted_text_may_be_as_large_as_a_file(client: Client) -> None:
    book = "A sentence of a book. " * 100_000
    assert _ask(client, {}, {"text1": book, "text2": "Short."}).status_code == 303
    assert _ask(client, {}, {"text1": book * 8, "text2": "Short."}).status_code in (400, 413)


def test_a_check_is_cancelled(client: Client) -> None:
    _ask(client, BOTH)
    assert client.form("/checks/1/cancel").headers["location"] == "/checks/1"
    assert "Cancelled" in client.get("/checks/1").text


def test_a_failed_check_says_why(client: Client) -> None:
    _ask(client, BOTH | {"file2": ("b.txt", b"It is no text.")})
    _work_off(client)
    assert "b.txt: not what is wanted" in client.get("/checks/1").text
    assert "b.txt: not what is wanted" in client.get("/check").text


def test_who_only_reads_sees_a_check_and_asks_for_none(tmp_path: Path) -> None:
    with client_of(tmp_path, "reader") as client:
        assert client.get("/check").status_code == 403
        assert _ask(client, BOTH).status_code == 403
        assert client.get("/checks/1").status_code == 404
        page = client.get("/glossaries")
        assert (page.status_code, "<form" in page.text.partition("<main")[2].partition("</main")[0]) == (200, False)


def _keep(client: Client, desk: str, data: bytes) -> Any:
    fields = [("csrf", (None, client.csrf)), ("desk", (None, desk)), ("file", ("terms.csv", data))]
    return client.post("/glossaries", files=fields, headers={"Origin": "http://127.0.0.1:8400"})


def test_a_glossary_is_kept_fetched_and_removed(client: Client) -> None:
    data = "source,target\n渡轮,ferry\n".encode()
    assert "经济: one term is kept." in _keep(client, "经济", data).text
    assert '<option value="经济">' in client.get("/check").text
    fetched = client.get("/glossaries/file", params={"desk": "经济"})
    assert (fetched.content, fetched.headers["content-disposition"]) == (data, 'attachment; filename="glossary"')
    assert client.form("/glossaries/remove", {"desk": "经济"}).status_code == 303
    assert client.get("/glossaries/file", params={"desk": "经济"}).status_code == 404
    assert client.form("/glossaries/remove", {"desk": "经济"}).status_code == 404


def test_what_is_no_glossary_is_one_line(client: Client) -> None:
    answer = _keep(client, "economy", b"source,target\n,b\n")
    assert (answer.status_code, "economy.csv, line 2" in answer.text) == (400, True)
    assert 'value="economy"' in answer.text


@pytest.mark.parametrize("path", ["/check", "/glossaries", "/checks/1", "/texts/1/new-version"])
def test_pages_are_in_chinese(client: Client, path: str) -> None:
    _ask(client, BOTH)
    _work_off(client)
    answer = client.get(path, headers={"Accept-Language": "zh"})
    assert answer.status_code == 200
    assert any(words in answer.text for words in ("核对稿件", "术语表", "核对 1", "核对新版本"))
