"""Ray, started on this machine or reached on a cluster; what goes wrong with it is one line with what to do."""

from __future__ import annotations

import os
import re
import secrets
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from samesaid import interruption
from samesaid.model import SamesaidError

# Seconds that a cluster has to answer.
_PATIENCE = 10.0
# How a client of HTTP/2, which Ray speaks, begins, with an empty frame of settings; and the type of that frame.
_GREETING = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes((0, 0, 0, 4, 0, 0, 0, 0, 0))
_FRAME_HEAD, _TYPE, _SETTINGS = 9, 3, 4
_MAX_REASON = 200
_TOKEN = (
    "it asks for a token: set RAY_AUTH_MODE=token, and give the token as RAY_AUTH_TOKEN, or in the file that"
    " RAY_AUTH_TOKEN_PATH names, or in ~/.ray/auth_token"
)
# What Ray says (in any of the exceptions that led to one another), and what that means.
_MEANINGS = (
    (r"[Aa]uthenticat|InvalidAuthToken", _TOKEN),
    (r"[Vv]ersion mismatch", "the cluster runs another version of Ray or Python: install the same here"),
    (r"ray\[client\]", "ray:// needs the package ray[client]; give the address HOST:PORT without ray://"),
    (r"Invalid address|Malformed", "not an address: give HOST:PORT, or auto"),
    (r"Could not find any running Ray", "no cluster runs on this machine: start one with `ray start --head`"),
    (r"[Tt]imed out|[Tt]imeout", "it did not start in time, as on a busy machine: run again"),
    (r"No space left", "the disk of its temporary folder is full: make room, or name another with RAY_TMPDIR"),
)


def started(address: str | None, workers: int) -> Any:
    """Ray, connected to the cluster at ``address``, else to a new one of ``workers`` cores on this machine.

    Raises SamesaidError where that does not succeed.
    """
    # Ray reports home unless it is asked not to.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if "ray" not in sys.modules:
        _choose_authentication(address)
    try:
        import ray
    except ImportError:
        raise SamesaidError("--backend ray: Ray is not installed; install samesaid[cluster]") from None
    if address:
        _reach(address)
    options: dict[str, Any] = {"log_to_driver": False, "configure_logging": False}
    options["runtime_env"] = {"env_vars": {"OMP_NUM_THREADS": "1"}}
    if address:
        options["address"] = address
    else:
        # RAY_ADDRESS would name another one.
        options |= {"address": "local", "num_cpus": max(1, workers), "include_dashboard": False}
    try:
        with _without_its_log():
            ray.init(**options)
    except SystemExit:
        # Ray heard SIGTERM in our place.
        interruption.interrupt(signal.SIGTERM)
        raise
    except Exception as error:
        where = (
            f"--address {address}: cannot connect to the cluster" if address else "--backend ray: Ray does not start"
        )
        raise SamesaidError(f"{where}: {_meaning(error)}") from None
    finally:
        interruption.listen_again()
    return ray


def _choose_authentication(address: str | None) -> None:
    """One rule for both ways of starting, where RAY_AUTH_MODE is not set.

    A cluster on this machine has a token of its own that nobody else knows. To another one a token is sent only if it
    was given for that. Ray itself would write a token into the home folder, and later take it for that of any cluster
    found by ``auto``, but not of one named by its address.
    """
    if "RAY_AUTH_MODE" in os.environ:
        return
    given = any(os.environ.get(name) for name in ("RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH"))
    if not address and not given:
        os.environ["RAY_AUTH_TOKEN"] = secrets.token_hex(32)
    os.environ["RAY_AUTH_MODE"] = "token" if given or not address else "disabled"


def _reach(address: str) -> None:
    """Ray itself waits for minutes where nobody answers, or somebody else than Ray does."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if not colon or not port.isdigit():
        return
    try:
        with socket.create_connection((host, int(port)), timeout=_PATIENCE) as connection:
            if os.environ.get("RAY_USE_TLS", "0") != "0":
                return
            connection.sendall(_GREETING)
            answer = connection.recv(_FRAME_HEAD)
    except (OSError, OverflowError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise SamesaidError(
            f"--address {address}: cannot connect to the cluster: {reason}; check the address, and that Ray runs there"
        ) from None
    if len(answer) < _FRAME_HEAD or answer[_TYPE] != _SETTINGS:
        raise SamesaidError(
            f"--address {address}: cannot connect to the cluster: what answers there is not Ray; check the port"
        )


def _meaning(error: BaseException) -> str:
    said = []
    link: BaseException | None = error
    while link is not None:
        said.append(" ".join(str(link).split()))
        link = link.__cause__ or link.__context__
    for pattern, meaning in _MEANINGS:
        for text in said:
            if re.search(pattern, text):
                return meaning if "Traceback" in text else f"{meaning} ({text[:_MAX_REASON]})"
    return said[0][:_MAX_REASON] or type(error).__name__


@contextmanager
def _without_its_log() -> Iterator[None]:
    """Ray's native parts write their log to the error stream of the process, many lines about one failure."""
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
