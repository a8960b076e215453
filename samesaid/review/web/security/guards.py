"""Every guard of the application by name. Each can be left out, by code alone, so that a test can show what it stops.

No option of the command line and no setting leaves one out.
"""

from __future__ import annotations

from enum import StrEnum


class Guard(StrEnum):
    """What is refused, and where: the module beside this one that asks for it."""

    HOSTS = "requests for a foreign host (hosts): a page that had its name resolve to this address"
    ORIGINS = "unsafe requests from pages of others (origins)"
    CSRF = "unsafe requests without the token of the session (csrf)"
    BODIES = "bodies that are too large, by what arrives (bodies)"
    PARTS = "forms of too many fields or files (bodies)"
    HEADERS = "frames, foreign scripts, guessed types, copies in caches (headers)"
    SIGN_IN = "pages for nobody in particular (identity)"
    ROLES = "deeds that a role may not do (samesaid.review.web.people)"
    COOKIES = "cookies that scripts read or other sites send (cookies)"
    FRESH_SESSION = "a session that was there before sign-in (cookies)"
    SESSION_END = "sessions that were idle or old for too long (identity)"
    DISABLED = "sessions of people who were disabled (identity)"
    ONE_USE = "an address that was used before (link)"
    LINK_END = "an address that is old (link)"
    WAITS = "guessing of passwords (waits)"
    CHECKS = "more checks than a person may ask for (waits)"
    PROXY_SOURCE = "the header of a proxy from another address (identity)"
    ESCAPING = "texts that become markup (samesaid.review.web.answers)"
    QUIET_LOG = "secrets in the log (requests)"


ALL: frozenset[Guard] = frozenset(Guard)
