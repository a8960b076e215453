"""The server: a socket, uvicorn on it, quiet, and a graceful end at a signal."""

from __future__ import annotations

import logging
import socket
import ssl
import sys
from pathlib import Path

from samesaid.inputs import shown
from samesaid.model import SamesaidError
from samesaid.review.store.database import Database
from samesaid.review.web.app import create_app
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security.requests import LOG

# Seconds that requests may still take after Ctrl-C.
_GRACE_SECONDS = 5
# Connections that wait for being accepted, and those that are served at the same time; others get 503.
_BACKLOG, _MAX_CONNECTIONS = 128, 256
_KEEP_ALIVE_SECONDS = 20


def bound(host: str, port: int | None, default: int) -> socket.socket:
    """A socket that listens on a port; without one on the default, or on another one where that is in use.

    Raises SamesaidError where the address cannot be had.
    """
    try:
        return _listener(host, default if port is None else port)
    except OSError as error:
        if port is None:
            try:
                return _listener(host, 0)
            except OSError:
                pass
        where = f"{shown(host)}:{port or default}"
        reason = (error.strerror or str(error)).lower()
        raise SamesaidError(f"{where}: cannot listen there ({reason}); choose another --host or --port") from None


def run(
    config: ReviewConfig,
    database: Database,
    listener: socket.socket,
    *,
    tls: tuple[Path | None, Path | None] = (None, None),
    open_page: bool = False,
    verbose: bool = False,
) -> int:
    """Serve until a signal comes, which is raised again when all is closed."""
    import uvicorn

    app = create_app(config, database)
    certificate, key = tls
    _log(verbose)
    there = app.state.link.renewed() if config.link else config.address
    sys.stdout.write(f"{there}\n")
    sys.stdout.flush()
    if open_page:
        _open(there)
    settings = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        log_level="warning",
        # Whom to believe about addresses is for the application alone to say.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        limit_concurrency=_MAX_CONNECTIONS,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    with listener:
        uvicorn.Server(settings).run(sockets=[listener])
    return 0


def _listener(host: str, port: int) -> socket.socket:
    family, *_, there = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(there)
        made.listen(_BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def refuse_bad_certificate(certificate: Path, key: Path) -> None:
    """Raises SamesaidError for what is no certificate with its key."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=lambda: "")
    except (OSError, ssl.SSLError) as error:
        reason = error.strerror if error.strerror and not isinstance(error, ssl.SSLError) else "not a matching pair"
        raise SamesaidError(
            f"{shown(certificate)}, {shown(key)}: no certificate and key in PEM ({reason.lower()}); "
            "give the chain and its key without a password"
        ) from None


def _log(verbose: bool) -> None:
    """Faults, and with ``verbose`` each request, on stderr."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s samesaid: %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    for logger in (LOG, logging.getLogger("uvicorn.error")):
        logger.addHandler(handler)
        logger.propagate = False
    LOG.setLevel(logging.INFO if verbose else logging.WARNING)


def _open(there: str) -> None:
    import webbrowser

    if not webbrowser.open(there):
        sys.stderr.write("samesaid: no browser could be opened; open the address above\n")
