"""A stand-in for the web application: it serves the page of a text, keeps what is posted, and answers as asked."""

from __future__ import annotations

import dataclasses
import json
import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from samesaid.model import Report
from samesaid.reports.page.review import FindingState, ReviewPage, render_review_page

BASE = "/texts/17"
WHEN = "2026-11-29T14:05:11Z"
Fields = dict[str, str]


class Desk:
    """One text in review. ``answers`` are how the next posts end: ok, conflict, 401, 403, 422, drop, redirect."""

    def __init__(self, report: Report, review: ReviewPage, language: str = "en", max_findings: int = 0) -> None:
        self.report, self.review, self.language, self.max_findings = report, review, language, max_findings
        self.states = {
            identity: dataclasses.asdict(state) | {"id": identity} for identity, state in _of(report, review)
        }
        self.text_version = review.text_version
        self.log: list[tuple[int, str]] = []
        self.posts: list[tuple[str, Fields, Fields]] = []
        self.asked: list[str] = []
        self.answers: deque[str] = deque()
        self.before: list[dict[str, Any]] = []
        self.csrf = ""

    def page(self, number: int) -> tuple[str, str]:
        """The page as it is now, and its policy."""
        names = [field.name for field in dataclasses.fields(FindingState)]
        settled = {
            identity: FindingState(**{name: state[name] for name in names}) for identity, state in self.states.items()
        }
        review = dataclasses.replace(self.review, settled=settled, text_version=self.text_version)
        return render_review_page(self.report, self.language, review, number, max_findings=self.max_findings)

    def change(self, identity: str, who: str, **more: Any) -> dict[str, Any]:
        """What somebody decided; everybody sees it with the next look."""
        state = self.states[identity]
        self.before.append(dict(state))
        state |= {"who": who, "when": WHEN, **more}
        state["version"] += 1
        self.text_version += 1
        self.log.append((self.text_version, identity))
        return state

    def decide(self, fields: Fields) -> dict[str, Any]:
        """A decision as it was posted."""
        (state,) = (one for one in self.states.values() if one["number"] == int(fields["finding"]))
        more = {
            "state": fields["state"],
            "why": fields["reason"],
            "assignee": fields["assignee"],
            "scope": fields["scope"],
            "comments": state["comments"] + bool(fields["comment"]),
        }
        return self.change(state["id"], self.review.who, **more)

    def undo(self) -> list[dict[str, Any]]:
        """The last change is taken back."""
        if not self.before:
            return []
        last = self.before.pop()
        return [self.change(last["id"], last["who"], **{k: last[k] for k in ("state", "why", "assignee", "comments")})]


def _of(report: Report, review: ReviewPage) -> Iterator[tuple[str, FindingState]]:
    for number, finding in enumerate(report.findings, 100):
        yield finding.id, review.settled.get(finding.id, FindingState(number, 1))


class _Handler(BaseHTTPRequestHandler):
    desk: Desk

    def log_message(self, *_args: object) -> None:
        pass

    def do_GET(self) -> None:
        desk, address = self.desk, urlsplit(self.path)
        query = parse_qs(address.query)
        if address.path == BASE:
            html, policy = desk.page(int(query.get("page", ["0"])[0]))
            self._send(200, html, "text/html; charset=utf-8", {"Content-Security-Policy": policy})
        elif address.path == f"{BASE}/changes":
            desk.asked.append(self.path)
            since = int(query["since"][0])
            changed = [desk.states[identity] for at, identity in desk.log if at > since]
            more = {"csrf": desk.csrf} if desk.csrf else {}
            self._json(200, {"changed": changed, "text_version": desk.text_version, **more})
        else:
            self._send(200, "<!doctype html><title>Elsewhere</title>", "text/html; charset=utf-8", {})

    def do_POST(self) -> None:
        desk = self.desk
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = dict(parse_qsl(body, keep_blank_values=True))
        how = desk.answers.popleft() if desk.answers else "ok"
        desk.posts.append((self.path, fields, dict(self.headers.items())))
        if how == "drop":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif how == "redirect":
            self._send(303, "", "text/plain", {"Location": "/sign-in"})
        elif how == "422":
            self._json(422, {"title": "Refused", "detail": "This <b>text</b> is signed off."})
        elif how in ("401", "403"):
            self._json(int(how), {"title": "Sign in"} | ({"detail": "Your session is over."} if how == "403" else {}))
        elif "application/json" not in self.headers["Accept"]:
            self._send(303, "", "text/plain", {"Location": f"{BASE}#{fields.get('at', '')}"})
        elif self.path == f"{BASE}/undo":
            self._json(200, {"changed": desk.undo(), "text_version": desk.text_version})
        elif how == "conflict":
            (theirs,) = (one for one in desk.states.values() if one["number"] == int(fields["finding"]))
            conflict = {"finding": theirs["number"], "theirs": theirs, "yours": fields}
            self._json(409, {"conflict": conflict})
        else:
            self._json(200, {"changed": [desk.decide(fields)], "text_version": desk.text_version})

    def _json(self, status: int, content: object) -> None:
        self._send(status, json.dumps(content), "application/json", {})

    def _send(self, status: int, content: str, kind: str, headers: Fields) -> None:
        data = content.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The address of the page while it is served."""
    handler = type("Handler", (_Handler,), {"desk": desk})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BASE}"
        finally:
            server.shutdown()
            thread.join()
