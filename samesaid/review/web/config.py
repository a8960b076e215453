"""How an application is set up; there are no secrets in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address

from samesaid.inputs import MB
from samesaid.review.store.users import Role
from samesaid.review.web.security.guards import ALL, Guard

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_ANY_ADDRESS = frozenset({"0.0.0.0", "::"})


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of a body, and of one with files; parts of a form with files, and fields of one without; checks a person
    may ask for in an hour. Chosen by hand: a decision on 10,000 findings at once is half a megabyte; all versions
    of a check are 32 (``checking.limits``)."""

    body: int = MB
    upload: int = 34 * MB
    parts: int = 64
    fields: int = 20_000
    checks_an_hour: int = 60


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy in front of the application: it is known by ``sources``, the addresses that it connects from.

    What it says in X-Forwarded-For is believed. Where it signs people in, ``header`` has their name, and people whom
    the users of the database do not list have ``role``.
    """

    sources: tuple[IPv4Network | IPv6Network, ...] = ()
    header: str = ""
    role: Role = "reader"

    def has(self, address: str) -> bool:
        """Whether a connection from an address is one of the proxy's."""
        try:
            found = ip_address(address.partition("%")[0])
        except ValueError:
            return False
        plain = getattr(found, "ipv4_mapped", None) or found
        return any(plain in source for source in self.sources)


@dataclass(frozen=True, slots=True)
class ReviewConfig:
    """``hosts`` are further names under which browsers ask for it. ``secure``: browsers reach it by TLS,
    which, with ``behind``, a proxy in front of it speaks.

    ``link``: whoever has the address that was printed is ``owner``, an administrator, without a password.
    ``workers`` are the processes that make checks; with none, checks only wait.
    """

    host: str = "127.0.0.1"
    port: int = 8400
    hosts: tuple[str, ...] = ()
    secure: bool = False
    behind: bool = False
    proxy: Proxy = field(default_factory=Proxy)
    limits: Limits = field(default_factory=Limits)
    link: bool = False
    owner: str = "editor"
    workers: int = 0
    guards: frozenset[Guard] = ALL

    @property
    def loopback(self) -> bool:
        """Whether only this machine reaches it."""
        return is_loopback(self.host)

    @property
    def address(self) -> str:
        """Where browsers find it: by the first of its names where it has TLS, else on this machine."""
        if self.secure and self.hosts:
            return f"https://{self.hosts[0]}{'' if self.behind else f':{self.port}'}"
        host = "127.0.0.1" if self.any_address else self.host
        return f"{'https' if self.secure else 'http'}://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def names(self) -> frozenset[str]:
        """The host names that requests may be for, in lower case."""
        own = {self.host.lower()} - _ANY_ADDRESS
        return _LOOPBACK_NAMES | own | {name.lower() for name in self.hosts}

    @property
    def any_address(self) -> bool:
        """Whether it listens on every address of the machine."""
        return self.host in _ANY_ADDRESS


def is_loopback(host: str) -> bool:
    """Whether a host is this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
