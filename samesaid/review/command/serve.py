"""``samesaid review``: the web application, until Ctrl-C."""

from __future__ import annotations

import getpass
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.commands.progress import Progress
from samesaid.model import SamesaidError
from samesaid.review.command.options import Data, opened

if TYPE_CHECKING:
    from samesaid.review.web.config import Proxy

DEFAULT_PORT = 8400
_HEADER = re.compile(r"[A-Za-z0-9-]+")


def serve(
    given: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT.json … | STORE | FOLDER]", help="What to bring into the queue first."),
    ] = None,
    desk: Annotated[str, typer.Option(help="The desk that these texts belong to.")] = "",
    data: Data = None,
    host: Annotated[
        str, typer.Option(help="Address to listen on; any but this machine's own needs users.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port (8400 if absent, or another one if that is in use).")
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    allowed_host: Annotated[
        list[str] | None, typer.Option(help="A name under which browsers reach it; repeatable.")
    ] = None,
    behind_tls: Annotated[bool, typer.Option("--behind-tls", help="A proxy in front of it speaks TLS.")] = False,
    tls_cert: Annotated[Path | None, typer.Option(help="Certificate chain (PEM) for TLS.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Its private key (PEM).")] = None,
    proxy_from: Annotated[
        list[str] | None,
        typer.Option(help="Address or network of a trusted proxy, whose X-Forwarded-For is believed; repeatable."),
    ] = None,
    proxy_header: Annotated[
        str | None, typer.Option(help="Header in which that proxy names the person it signed in.")
    ] = None,
    proxy_role: Annotated[
        str, typer.Option(help="Role of people whom the proxy names and `review user` does not.")
    ] = "reader",
    workers: Annotated[int, typer.Option(min=0, max=64, help="Processes that make checks; 0: none.")] = 1,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log each request to stderr.")] = False,
) -> int:
    """Serve the review on this machine; the address is printed, and lets in once."""
    database = opened(data)
    try:
        from samesaid.review.command.bringing.inputs import bring_in
        from samesaid.review.command.serving import bound, refuse_bad_certificate, run
        from samesaid.review.store import users
        from samesaid.review.web.config import ReviewConfig, is_loopback
    except ImportError as error:
        raise SamesaidError(f"a package is missing ({error}); install samesaid[review]") from None
    if (tls_cert is None) is not (tls_key is None):
        raise SamesaidError("--tls-cert and --tls-key belong together; give both")
    if tls_cert and tls_key:
        refuse_bad_certificate(tls_cert, tls_key)
    proxy = _proxy(proxy_header, proxy_from, proxy_role)
    with database.reading() as db:
        people = users.are_there(db)
    if not is_loopback(host) and not people and not proxy.header:
        raise SamesaidError(
            f"{host}: others could reach it and nobody has a password; add somebody first with "
            "`samesaid review user add NAME --role admin`, or name a trusted proxy with --proxy-header and --proxy-from"
        )
    if given:
        with Progress(quiet=False) as progress:
            brought = bring_in(database, given, who=getpass.getuser(), desk=desk, progress=progress)
        sys.stderr.write(f"{brought}\n")
    listener = bound(host, port, DEFAULT_PORT)
    config = ReviewConfig(
        host=host,
        port=listener.getsockname()[1],
        hosts=tuple(allowed_host or ()),
        secure=behind_tls or tls_cert is not None,
        behind=behind_tls,
        proxy=proxy,
        link=not people and not proxy.header,
        owner=getpass.getuser(),
        workers=workers,
    )
    return run(config, database, listener, tls=(tls_cert, tls_key), open_page=open_page, verbose=verbose)


def _proxy(header: str | None, sources: list[str] | None, role: str) -> Proxy:
    """Raises SamesaidError for a header without an address that it is believed from, or what is no address."""
    from ipaddress import ip_network

    from samesaid.review.store import users
    from samesaid.review.web.config import Proxy

    if header and not sources:
        raise SamesaidError("--proxy-header: anybody could send it; name the address of the proxy with --proxy-from")
    if header is not None and not _HEADER.fullmatch(header):
        raise SamesaidError(f"--proxy-header {header}: not the name of a header, such as X-Remote-User")
    try:
        networks = tuple(ip_network(source) for source in sources or ())
    except ValueError as error:
        raise SamesaidError(f"--proxy-from: {error}; give an address such as 10.0.0.5 or a network") from None
    return Proxy(networks, header or "", users.proper_role(role))
