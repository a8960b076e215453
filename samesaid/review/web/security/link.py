"""The address that `samesaid review` prints: whoever opens it first, and soon, is the person at this machine."""

from __future__ import annotations

import hmac
import time
from threading import Lock

from samesaid.review.store.sessions import digest, new_secret
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security.guards import Guard

# Seconds: long enough to find the window again.
LIFETIME = 15 * 60.0


class Link:
    """A token that lets in once; it is kept as a digest, and only here."""

    def __init__(self, config: ReviewConfig) -> None:
        self._config, self._lock = config, Lock()
        self._digest, self._made, self._used = "", 0.0, True

    def renewed(self, now: float | None = None) -> str:
        """A new address, to be shown at the terminal; the one before it lets nobody in any more."""
        token = new_secret()
        with self._lock:
            self._digest, self._made, self._used = digest(token), time.time() if now is None else now, False
        return f"{self._config.address}/enter?token={token}"

    def admits(self, token: str, now: float | None = None) -> bool:
        """Whether the token lets in: it does so once."""
        moment = time.time() if now is None else now
        guards = self._config.guards
        with self._lock:
            right = self._config.link and self._digest and hmac.compare_digest(digest(token), self._digest)
            fresh = moment - self._made <= LIFETIME or Guard.LINK_END not in guards
            unused = not self._used or Guard.ONE_USE not in guards
            if right and fresh and unused:
                self._used = True
                return True
            return False

    def is_open(self, now: float | None = None) -> bool:
        """Whether an address was shown that still lets somebody in."""
        return not self._used and (time.time() if now is None else now) - self._made <= LIFETIME
