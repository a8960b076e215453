"""What is different about stores in buckets (S3 and its like): no folders, and clients with errors of their own."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Protocols of fsspec that have no folders. Their makedirs makes nothing but the bucket, so that a slip in its name
# would make a new one.
_BUCKETS = frozenset(("s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oss"))
# Packages whose errors say that a store was not reached, whatever their class.
_CLIENTS = frozenset(("aiobotocore", "aiohttp", "azure", "botocore", "gcsfs", "google", "ossfs", "requests"))


def is_bucket(address: str) -> bool:
    """Whether the store at an address lies in a bucket."""
    return address.split("://", 1)[0].lower() in _BUCKETS


def make_folder(files: Any, folder: str, address: str) -> None:
    """Make a folder where there are such. Raises OSError where that cannot be done."""
    if not is_bucket(address):
        files.makedirs(folder, exist_ok=True)


@contextmanager
def reached(address: str) -> Iterator[None]:
    """Make every failure to reach a bucket an OSError with a number, a reason and the address.

    Never EIO, which in a folder says that a sector is lost: what a server could not give may be whole.
    """
    try:
        yield
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError as error:
        if not is_bucket(address):
            raise
        raise _failure(error, address) from None
    except Exception as error:
        if type(error).__module__.split(".", 1)[0] not in _CLIENTS:
            raise
        raise _failure(error, address) from None


def _failure(error: Exception, address: str) -> OSError:
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, PermissionError) or "Credentials" in type(error).__name__:
        number = errno.EACCES
    elif number in (None, errno.EIO):
        number = errno.EHOSTUNREACH
    reason = error.strerror if isinstance(error, OSError) else None
    # OSError makes itself the class that fits its number.
    return OSError(number, " ".join((reason or str(error)).split()).rstrip("."), address)
