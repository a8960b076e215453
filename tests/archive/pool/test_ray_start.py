"""What goes wrong with Ray is one line that says what to do."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator

import pytest

from samesaid.archive.pool import ray_start
from samesaid.archive.pool.ray_start import _choose_authentication, _meaning, _reach
from samesaid.model import SamesaidError

NAMES = ("RAY_AUTH_MODE", "RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH")


@pytest.mark.parametrize(
    ("address", "given", "mode"),
    [
        (None, {}, "token"),
        ("auto", {}, "disabled"),
        ("10.0.0.5:6379", {}, "disabled"),
        ("auto", {"RAY_AUTH_TOKEN": "a"}, "token"),
        ("10.0.0.5:6379", {"RAY_AUTH_TOKEN_PATH": "token"}, "token"),
        (None, {"RAY_AUTH_MODE": "disabled"}, "disabled"),
        ("10.0.0.5:6379", {"RAY_AUTH_MODE": "token"}, "token"),
    ],
)
def test_both_ways_of_starting_have_one_rule_of_authentication(
    monkeypatch: pytest.MonkeyPatch, address: str | None, given: dict[str, str], mode: str
) -> None:
    for name in NAMES:
        # What is set in the test is taken back after it.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    _choose_authentication(address)
    assert os.environ["RAY_AUTH_MODE"] == mode
    own = mode == "token" and not given
    assert len(os.environ.get("RAY_AUTH_TOKEN", "")) == (64 if own else len(given.get("RAY_AUTH_TOKEN", "")))


def _caused(*texts: str) -> Exception:
    """An exception that each of the others led to."""
    error = Exception(texts[0])
    if len(texts) > 1:
        error.__cause__ = _caused(*texts[1:])
    return error


@pytest.mark.parametrize(
    ("texts", "meaning"),
    [
        (
            ("Failed to connect", "RPC error: InvalidAuthToken: missing\nTraceback …"),
            "it asks for a token: set",
        ),
        (("Version mismatch: The cluster was started with: Ray: 2.9",), "install the same here (Version mismatch: The"),
        (("The current node timed out during startup.",), "it did not start in time, as on a busy machine: run again"),
        (("Could not find any running Ray instance.",), "start one with `ray start --head`"),
        (("Invalid address format: foo",), "give HOST:PORT, or auto"),
        (("something\nelse",), "something else"),
        (("",), "Exception"),
    ],
)
def test_what_ray_says_in_plain_words(texts: tuple[str, ...], meaning: str) -> None:
    found = _meaning(_caused(*texts))
    assert meaning in found
    assert "\n" not in found
    assert "Traceback" not in found


@pytest.fixture
def stranger() -> Iterator[int]:
    """The port of a server that answers, but is not Ray."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1024)
                connection.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def test_a_server_that_is_not_ray(stranger: int) -> None:
    with pytest.raises(SamesaidError, match="what answers there is not Ray; check the port"):
        _reach(f"127.0.0.1:{stranger}")


def test_a_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_start, "_PATIENCE", 0.1)
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(SamesaidError, match="cannot connect to the cluster: timed out; check the address"),
    ):
        _reach(f"127.0.0.1:{server.getsockname()[1]}")
