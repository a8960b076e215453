"""Who sends a request: by the cookie of a session, the token of a program, or the header of a trusted proxy."""

from __future__ import annotations

import contextlib
import hmac
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import quote

from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samesaid.reports import LANGUAGES
from samesaid.review.store import audit, sessions, users
from samesaid.review.store.database import Database, StoreError
from samesaid.review.store.users import UserError
from samesaid.review.web.answers import is_partial, problem, wants_json
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security import cookies
from samesaid.review.web.security.guards import Guard
from samesaid.review.web.visitor import Person, Visitor

# What a visitor sees who has not signed in. Programs that watch the application ask for /health
# and for /metrics, which says itself to whom.
_OPEN = ("/sign-in", "/enter", "/link", "/language", "/health", "/metrics")
STATIC = "/static/"
# The same page once more, asked for by a page of ours: then the browser sends the cookie.
_BOUNCE = '<!doctype html><html lang="en"><title>…</title><meta http-equiv="refresh" content="0">'
_Setting = Callable[[Response], None]


class Identity:
    """Finds the visitor, and sends on those who must sign in first."""

    def __init__(self, app: ASGIApp, config: ReviewConfig, database: Database) -> None:
        self._app, self._config, self._database = app, config, database

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(STATIC):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        settings: list[_Setting] = []
        visitor = await run_sync(self._visitor, request, settings)
        scope.setdefault("state", {})["visitor"] = visitor
        if visitor.person is None and not self._is_open(request):
            await self._first(request)(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and settings:
                headers, made = MutableHeaders(scope=message), Response()
                for setting in settings:
                    setting(made)
                # What the page itself sets, at sign-in, comes last and holds.
                own = [value for name, value in headers.items() if name == "set-cookie"]
                if not own:
                    for name, value in made.headers.items():
                        if name == "set-cookie":
                            headers.append(name, value)
            await send(message)

        await self._app(scope, receive, sending)

    def _is_open(self, request: Request) -> bool:
        return Guard.SIGN_IN not in self._config.guards or request.url.path in _OPEN

    def _first(self, request: Request) -> Response:
        """What somebody gets who must sign in first."""
        if wants_json(request):
            return problem(request, 401, headers={"WWW-Authenticate": "Bearer"})
        # A link on a page of others: the browser kept the cookie back, because its SameSite is strict.
        if request.headers.get("sec-fetch-site") == "cross-site" and request.method == "GET":
            return HTMLResponse(_BOUNCE)
        query = f"?{request.url.query}" if request.url.query else ""
        there = f"/sign-in?next={quote(request.url.path + query)}" if request.method == "GET" else "/sign-in"
        if is_partial(request):
            return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
        return RedirectResponse(there, 303)

    def _visitor(self, request: Request, settings: list[_Setting]) -> Visitor:
        language = cookies.language_of(request, LANGUAGES)
        peer = request.client.host if request.client else ""
        from_proxy = self._config.proxy.has(peer)
        address = forwarded(request, peer) if from_proxy else peer
        found = self._by_token(request, language, address)
        if found is None and self._config.proxy.header:
            trusted = from_proxy or Guard.PROXY_SOURCE not in self._config.guards
            named = request.headers.get(self._config.proxy.header, "") if trusted else ""
            if named:
                return self._by_proxy(request, named, language, address, settings)
        found = found or self._by_session(request, language, address)
        return found or self._nobody(request, language, address, settings)

    def _by_token(self, request: Request, language: str, address: str) -> Visitor | None:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        with self._database.reading() as db:
            user = users.with_token(db, token.strip())
        person = Person(user.name, user.role, "", language) if user else None
        # A token that is wrong is not made up for by a cookie.
        return Visitor(person, "", language, address, "token")

    def _session(self, request: Request, *ways: sessions.Way) -> tuple[sessions.Session, users.User | None] | None:
        """The session of the cookie, if it began in one of these ways, and its user.

        The user is None where the person came by an address or a proxy.
        """
        token = request.cookies.get(cookies.session_cookie(self._config), "")
        if not token:
            return None
        with self._database.reading() as db:
            session = sessions.find(db, token)
            user = users.get(db, session.who) if session else None
        # Whom a proxy named is gone when the proxy names nobody; the printed address is of this machine alone.
        if session is None or session.way not in ways:
            return None
        if Guard.SESSION_END in self._config.guards and sessions.is_over(session):
            return None
        if user and user.disabled and Guard.DISABLED in self._config.guards:
            return None
        if sessions.is_due(session):
            # That a session was seen is worth no error.
            with contextlib.suppress(StoreError), self._database.writing() as db:
                sessions.note(db, session)
        return session, user

    def _by_session(self, request: Request, language: str, address: str) -> Visitor | None:
        found = self._session(request, "password", *(("link",) if self._config.link else ()))
        if found is None:
            return None
        session, user = found
        role = user.role if user else users.proper_role(session.role)
        person = Person(session.who, role, session.csrf, language, session.name)
        return Visitor(person, session.csrf, language, address, "session")

    def _by_proxy(self, request: Request, named: str, language: str, address: str, settings: list[_Setting]) -> Visitor:
        """The person whom the proxy names, with a session of its own for the token of forms."""
        try:
            # Headers are bytes; proxies write names in UTF-8.
            name = users.proper_name(named.encode("latin-1").decode("utf-8"))
        except (UserError, UnicodeError):
            return Visitor(None, "", language, address, "proxy")
        found = self._session(request, "proxy")
        with self._database.reading() as db:
            user = users.get(db, name)
        if user and user.disabled:
            return Visitor(None, "", language, address, "proxy")
        role = user.role if user else self._config.proxy.role
        session = found[0] if found and found[0].who == name else None
        if session is None:
            with self._database.writing() as db:
                agent = request.headers.get("user-agent", "")
                token, session = sessions.begin(db, name, role, way="proxy", address=address, agent=agent)
                audit.record(db, "signed-in", name, address=address, detail="proxy")
            settings.append(lambda response: cookies.set_session(response, self._config, token))
        return Visitor(
            Person(name, role, session.csrf, language, session.name), session.csrf, language, address, "proxy"
        )

    def _nobody(self, request: Request, language: str, address: str, settings: list[_Setting]) -> Visitor:
        """A visitor, whose form to sign in has a token, too: else a stranger's page signs people in under its name."""
        visit = request.cookies.get(cookies.visit_cookie(self._config), "")
        if not visit:
            visit = sessions.new_secret()
            settings.append(lambda response: cookies.set_visit(response, self._config, visit))
        csrf = hmac.new(visit.encode("utf-8", "surrogatepass"), b"samesaid form", sha256).hexdigest()
        return Visitor(None, csrf, language, address)


def forwarded(request: Request, peer: str) -> str:
    """The address that the proxy saw: the last one in X-Forwarded-For, for those before it anybody may write."""
    last = ", ".join(request.headers.getlist("x-forwarded-for")).rpartition(",")[2].strip()
    return last[:64] or peer
