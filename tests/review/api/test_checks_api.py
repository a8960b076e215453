"""Checks that a program asks for."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from tests.review.api.service import BOTH, ONE, OTHER, Service
from tests.review.checking.standins import lines_apart


def test_texts_as_json_become_a_text(service: Service) -> None:
    answer = service.post("/api/check", json={**BOTH, "desk": "economy", "key": "ferry"})
    assert (answer.status_code, answer.headers["location"]) == (202, "/api/checks/1")
    assert (answer.json()["state"], answer.json()["ahead"], answer.json()["result"]) == ("waiting", 0, None)
    service.work_off()
    check = service.get("/api/checks/1").json()
    assert (check["state"], check["who"], check["desk"], check["key"]) == ("done", "Mara", "economy", "ferry")
    assert check["result"] == {"round": 1, "fixed": 0, "remaining": 0, "new": 0, "unchanged": False}
    assert service.get(f"/api/texts/{check['text']}").json()["names"] == ["text 1.txt", "text 2.txt"]
    assert [one["number"] for one in service.get("/api/checks").json()["checks"]] == [1]


def test_files_of_a_form_become_a_text(service: Service) -> None:
    files = {"file1": ("a.txt", ONE.encode()), "file2": ("../b\u202etxt.html", f"<p>{OTHER}</p>".encode())}
    form = {"label1": "Office", "level": "strict", "language2": "en"}
    answer = service.post("/api/check", files=files, data=form)
    assert answer.status_code == 202, answer.text
    assert answer.json()["versions"] == [
        {"name": "a.txt", "label": "Office", "language": ""},
        {"name": "b<U+202E>txt.html", "label": "", "language": "en"},
    ]
    assert answer.json()["level"] == "strict"


def test_a_new_version_says_what_is_fixed_remaining_and_new(service: Service) -> None:
    text = service.checked()["text"]
    better = {"text": "The ferry left at noon.\nIt was full.\nIt came back.", "language": "en"}
    check = service.checked({"versions": [None, better], "text_id": text})
    assert check["text"] == text
    assert check["result"] == {"round": 2, "fixed": 1, "remaining": 0, "new": 1, "unchanged": False}
    statuses = [f["status"] for f in service.get(f"/api/texts/{text}/findings").json()["findings"]]
    assert statuses == ["new"]
    gone = service.get(f"/api/texts/{text}/findings", params={"gone": True}).json()["findings"]
    assert [f["target_words"] for f in gone] == ["It was empty."]
    form = service.post("/api/check", files={"file2": ("c.txt", OTHER.encode())}, data={"text_id": str(text)})
    assert form.status_code == 202


def test_a_request_may_wait_for_its_check(service: Service) -> None:
    def soon() -> None:
        while not service.checks.work_off(lines_apart):
            pass

    thread = threading.Thread(target=soon)
    thread.start()
    answer = service.post("/api/check", params={"wait": 60}, json=BOTH)
    thread.join()
    assert (answer.status_code, answer.json()["state"]) == (200, "done")
    assert service.post("/api/check", params={"wait": 0.01}, json=BOTH).status_code == 202
    assert service.post("/api/check", params={"wait": 61}, json=BOTH).status_code == 422


def test_a_check_that_fails_says_why(service: Service) -> None:
    check = service.checked({"versions": [{"text": ONE}, {"text": "It is no text."}]})
    assert (check["state"], check["error"], check["text"]) == (
        "failed",
        "b.txt: not what is wanted; give another",
        None,
    )


def test_a_check_is_cancelled(service: Service) -> None:
    service.post("/api/check", json=BOTH)
    assert service.delete("/api/checks/1").json()["state"] == "cancelled"
    assert service.delete("/api/checks/1").json()["state"] == "cancelled"
    assert service.delete("/api/checks/2").status_code == 404


def _deep(levels: int) -> str:
    return "[" * levels + "]" * levels


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"\xff\xfe{", 422),
        (b"{", 422),
        (b"", 422),
        (b"null", 422),
        (b'{"versions": []}', 422),
        (b'{"versions": [{"text": "a"}, {"text": "\\ud800"}]}', 422),
        (b'{"versions": [{"text": "a"}, {"text": "b", "name": "\\u0000"}]}', 422),
        (b'{"versions": [{"text": "a"}, {"text": "b"}], "text_id": 99999999999999999999}', 422),
        (b'{"versions": [{"text": "a"}, {"text": "b"}], "text_id": 9223372036854775807}', 404),
        (b'{"versions": [{"text": "a"}, {"text": "b"}], "unknown": 1}', 422),
        (b'{"versions": [{"text": "a"}]}', 400),
        (b'{"versions": [{"text": "a"}, null]}', 400),
        (b'{"versions": [{"text": "a"}, {"text": " "}]}', 400),
        (b'{"versions": [{"text": "a"}, {"text": "b", "language": "xx-nothing"}]}', 400),
        (b'{"versions": [{"text": "a"}, {"text": "b"}], "glossary": "none"}', 404),
        (_deep(50_000).encode(), 422),
        (b'{"versions": ' + _deep(50_000).encode() + b"}", 422),
        (b'{"versions": ' + b"9" * 10_000 + b"}", 422),
    ],
)
def test_bad_json_is_a_problem(service: Service, body: bytes, status: int) -> None:
    answer = service.post("/api/check", content=body, headers={"Content-Type": "application/json"})
    _problem(answer, status)


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", b"a", 415),
        ("application/x-www-form-urlencoded", b"text1=a&text2=b", 415),
        ("multipart/form-data", b"no boundary", 400),
        ("multipart/form-data; boundary=x", b"--x\r\nnot a header\r\n\r\na\r\n--x--\r\n", 400),
        ("multipart/form-data; boundary=x", b"--x--\r\n", 400),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="file1"\r\n\r\na\r\n--x--\r\n',
            400,
        ),
    ],
)
def test_bad_forms_are_a_problem(service: Service, kind: str, body: bytes, status: int) -> None:
    _problem(service.post("/api/check", content=body, headers={"Content-Type": kind}), status)


def test_a_file_and_a_text_for_one_version_are_refused(service: Service) -> None:
    answer = service.post("/api/check", files={"file1": ("a.txt", b"a")}, data={"text1": "b", "text2": "c"})
    assert "version 1: a file and a pasted text" in _problem(answer, 400)["detail"]


def test_who_only_reads_asks_for_no_checks(service: Service, reading: Service) -> None:
    service.post("/api/check", json=BOTH)
    assert reading.get("/api/checks/1").status_code == 200
    _problem(reading.post("/api/check", json=BOTH), 403)
    _problem(reading.delete("/api/checks/1"), 403)
    del reading.headers["Authorization"]
    _problem(reading.get("/api/checks/1"), 401)


def test_too_many_checks_wait(service: Service) -> None:
    for _ in range(service.checks.limits.per_minute):
        assert service.post("/api/check", json=BOTH).status_code == 202
    answer = service.post("/api/check", json=BOTH)
    _problem(answer, 429)
    assert int(answer.headers["retry-after"]) > 0


def test_too_large_a_version_is_refused(service: Service) -> None:
    large = b"Long. " * (service.checks.limits.file_bytes // 6 + 1)
    _problem(service.post("/api/check", files={"file1": ("a.txt", large), "file2": ("b.txt", b"b")}), 413)
    assert not service.checks.uploads.folder.exists()


def _problem(answer: Any, status: int) -> dict[str, Any]:
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    found: dict[str, Any] = json.loads(answer.content)
    assert found["status"] == status
    assert found["detail"]
    assert "\n" not in found["detail"]
    return found
