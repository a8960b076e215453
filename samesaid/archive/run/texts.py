"""The documents of a shard, read once: what is hashed for the key of a text is what is checked."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from samesaid import inputs
from samesaid.archive.pairing.manifest import Entry
from samesaid.model import SamesaidError

# Bytes of documents that are kept from the first look at a shard until they are checked. Beyond it they are read again:
# a shard may have a hundred documents of the largest size.
_MAX_KEPT_BYTES = 256 * inputs.MB


class Texts:
    """The documents of the texts of a shard, each of at most ``max_size`` MB (64 if None). ``keep``: whether they are
    to be had after they were hashed without being read again."""

    def __init__(self, entries: Iterable[Entry], max_size: int | None, *, keep: bool = True) -> None:
        self._limit = inputs.at_most(max_size, inputs.DOCUMENT)
        self._kept: dict[str, tuple[inputs.Content | SamesaidError, ...]] = {}
        self._room = _MAX_KEPT_BYTES if keep else 0
        self._digests = {entry.identity: self._digest(entry) for entry in entries}

    def digests(self, identity: str) -> tuple[bytes, ...]:
        """A digest for each document of a text: of its bytes, or of why it cannot be read."""
        return self._digests[identity]

    def contents(self, entry: Entry) -> tuple[inputs.Content, ...]:
        """The documents of a text, once. Raises SamesaidError where one cannot be read."""
        contents = self._kept.pop(entry.identity, None) or self._read(entry)
        return tuple(_or_raise(content) for content in contents)

    def forget(self, identities: Iterable[str]) -> None:
        """These texts are not asked for."""
        for identity in identities:
            self._kept.pop(identity, None)

    def _digest(self, entry: Entry) -> tuple[bytes, ...]:
        contents = self._read(entry)
        size = sum(len(content.data) for content in contents if isinstance(content, inputs.Content))
        if size <= self._room:
            self._room -= size
            self._kept[entry.identity] = contents
        return tuple(
            blake2b(
                content.data if isinstance(content, inputs.Content) else f"unreadable: {content}".encode(),
                digest_size=16,
            ).digest()
            for content in contents
        )

    def _read(self, entry: Entry) -> tuple[inputs.Content | SamesaidError, ...]:
        return tuple(self._content(path) for path in (entry.reference, *entry.versions))

    def _content(self, path: str) -> inputs.Content | SamesaidError:
        try:
            return inputs.read(path, limit=self._limit)
        except SamesaidError as error:
            return error


def _or_raise(content: inputs.Content | SamesaidError) -> inputs.Content:
    if isinstance(content, SamesaidError):
        raise content
    return content
