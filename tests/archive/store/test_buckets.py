"""Buckets without a server: what a client says becomes one kind of error, and no bucket is made by a slip."""

from __future__ import annotations

import errno

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from samesaid.archive.store.buckets import is_bucket, make_folder, reached
from samesaid.archive.store.lease import unwritable
from samesaid.archive.store.storage import AddressedStorage
from samesaid.cli import run as command

S3 = "s3://newsroom/store"


def of_client(name: str, message: str) -> Exception:
    """An error as the client of a bucket raises it: of a class of its own."""
    made: Exception = type(name, (Exception,), {"__module__": "botocore.exceptions"})(message)
    return made


@pytest.mark.parametrize(
    ("raised", "number"),
    [
        (of_client("NoCredentialsError", "Unable to locate credentials"), errno.EACCES),
        (of_client("EndpointConnectionError", "Could not connect"), errno.EHOSTUNREACH),
        (PermissionError("Forbidden"), errno.EACCES),
        (OSError(errno.EIO, "We encountered an internal error."), errno.EHOSTUNREACH),
        (OSError("Unknown error"), errno.EHOSTUNREACH),
        (TimeoutError(errno.ETIMEDOUT, "timed out"), errno.ETIMEDOUT),
    ],
)
def test_what_a_client_says_is_an_error_of_the_system(raised: Exception, number: int) -> None:
    with pytest.raises(OSError, match=r"s3://newsroom/store") as caught, reached(S3):
        raise raised
    assert caught.value.errno == number
    assert caught.value.strerror
    assert "newsroom" not in str(caught.value.strerror)


@pytest.mark.parametrize(
    ("address", "raised"),
    [
        (S3, FileNotFoundError("nothing there")),
        (S3, FileExistsError("there already")),
        (S3, ValueError("a fault of our own")),
        ("file:///srv/store", OSError(errno.EIO, "a bad sector")),
    ],
)
def test_what_is_no_matter_of_a_client_stays_as_it_is(address: str, raised: Exception) -> None:
    with pytest.raises(type(raised)) as caught, reached(address):
        raise raised
    assert caught.value is raised


@pytest.mark.parametrize(
    ("address", "expected"), [(S3, True), ("gs://b", True), ("file:///srv", False), ("memory://b", False)]
)
def test_folders_are_made_only_where_there_are_some(address: str, expected: bool) -> None:
    files = MemoryFileSystem()
    if files.exists("/of_buckets"):
        files.rm("/of_buckets", recursive=True)
    make_folder(files, "/of_buckets", address)
    assert is_bucket(address) is expected
    assert files.exists("/of_buckets") is not expected


def test_the_advice_fits_the_place() -> None:
    error = OSError(errno.EACCES, "Access Denied")
    assert "check the name of the bucket and the credentials" in str(unwritable(S3, error))
    assert "name another place" in str(unwritable("/srv/store", error))


def test_a_store_that_is_not_reached_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreached(*_: object) -> bytes:
        with reached(S3):
            raise of_client("NoCredentialsError", "Unable to locate credentials")
        raise AssertionError

    monkeypatch.setattr(AddressedStorage, "read", unreached)
    assert command(["archive", "verify", "memory://unreached"]) == 2
    said, advice = "Unable to locate credentials", "check the address, the credentials and the network"
    assert capsys.readouterr().err.strip() == f"samesaid: {S3}: {said}; {advice}"
