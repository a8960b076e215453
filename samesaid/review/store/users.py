"""People who may sign in, their passwords (argon2id) and the tokens of their programs.

A person is never deleted, only disabled: the log has the name, and nobody else may get it.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from samesaid.model import SamesaidError
from samesaid.review.store import sessions
from samesaid.review.store.sessions import digest, new_secret

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["reader", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
# OWASP ASVS 4.0.3, 2.1.1 and 2.1.2; more than 128 characters nobody types.
MIN_PASSWORD_CHARS, MAX_PASSWORD_CHARS = 12, 128
_MAX_NAME_CHARS = 64
# What programs show begins so: scanners for leaked secrets, and people, recognise it.
TOKEN_PREFIX = "samesaid_"


@dataclass(frozen=True, slots=True)
class User:
    """Who may sign in. ``disabled`` says since when a person may not (ISO 8601), else it is None."""

    name: str
    role: Role
    made: str
    disabled: str | None


class UserError(SamesaidError):
    """A name, a role or a password that cannot be; or no such person, or one that is there already."""


def proper_name(name: str) -> str:
    """A name as it is kept (NFC). Raises UserError for one that is empty, too long, or has what cannot be seen."""
    kept = unicodedata.normalize("NFC", name)
    if not kept or kept != kept.strip() or len(kept) > _MAX_NAME_CHARS or not kept.isprintable():
        raise UserError(
            f"a name has 1 to {_MAX_NAME_CHARS} characters that can be seen, and no space at its ends; choose another"
        )
    return kept


def proper_role(role: str) -> Role:
    """One of ``ROLES``. Raises UserError for anything else."""
    for known in ROLES:
        if role == known:
            return known
    raise UserError(f"{role}: no role; choose one of {', '.join(ROLES)}")


def add(db: sqlite3.Connection, name: str, role: str, password: str) -> User:
    """A new person. Raises UserError where the name is taken (of one who is disabled, too) or something is improper."""
    kept, hashed = proper_name(name), _hashed(name, password)
    if get(db, kept) is not None:
        raise UserError(f"{kept}: there is somebody with this name; choose another name")
    db.execute(
        "INSERT INTO users (name, role, password, made, disabled) VALUES (?, ?, ?, ?, NULL)",
        (kept, proper_role(role), hashed, _now()),
    )
    return required(db, kept)


def get(db: sqlite3.Connection, name: str) -> User | None:
    """The person with a name, disabled or not; None where there is nobody."""
    row = db.execute(
        "SELECT name, role, made, disabled FROM users WHERE name = ?", (unicodedata.normalize("NFC", name),)
    ).fetchone()
    return User(**row) if row else None


def required(db: sqlite3.Connection, name: str) -> User:
    """The person with a name. Raises UserError where there is nobody."""
    found = get(db, name)
    if found is None:
        raise UserError(f"{name}: there is nobody with this name; `samesaid review user list` lists everybody")
    return found


def everybody(db: sqlite3.Connection) -> tuple[User, ...]:
    """All persons by name."""
    return tuple(User(**row) for row in db.execute("SELECT name, role, made, disabled FROM users ORDER BY name"))


def are_there(db: sqlite3.Connection) -> bool:
    """Whether anybody may sign in."""
    return db.execute("SELECT 1 FROM users WHERE disabled IS NULL LIMIT 1").fetchone() is not None


def set_role(db: sqlite3.Connection, name: str, role: str) -> None:
    """Give a person another role. Raises UserError; also where nobody would be left who may give roles."""
    found = required(db, name)
    if role != "admin":
        _refuse_last_admin(db, found)
    db.execute("UPDATE users SET role = ? WHERE name = ?", (proper_role(role), found.name))


def disable(db: sqlite3.Connection, name: str) -> None:
    """Let a person sign in no more; sessions and tokens end at once. Raises UserError like `set_role`."""
    found = required(db, name)
    _refuse_last_admin(db, found)
    db.execute("UPDATE users SET disabled = coalesce(disabled, ?) WHERE name = ?", (_now(), found.name))
    sessions.end_all(db, found.name)
    revoke_tokens(db, found.name)


def enable(db: sqlite3.Connection, name: str) -> None:
    """Let a person sign in again. Raises UserError."""
    db.execute("UPDATE users SET disabled = NULL WHERE name = ?", (required(db, name).name,))


def set_password(db: sqlite3.Connection, name: str, password: str) -> None:
    """Give a person another password; the sessions end. Raises UserError."""
    found = required(db, name)
    db.execute("UPDATE users SET password = ? WHERE name = ?", (_hashed(found.name, password), found.name))
    sessions.end_all(db, found.name)


def check_password(db: sqlite3.Connection, name: str, password: str) -> tuple[User | None, str | None]:
    """The person, if the password is right and the person not disabled; and a hash to keep if it should be renewed.

    For a name that is nobody's it takes as long.
    """
    from argon2.exceptions import InvalidHashError, VerificationError

    kept = unicodedata.normalize("NFC", name)
    row = db.execute("SELECT password FROM users WHERE name = ? AND disabled IS NULL", (kept,)).fetchone()
    hashed = row[0] if row else _nobodys()
    try:
        _hasher().verify(hashed, _normal(password)[: 4 * MAX_PASSWORD_CHARS])
    except (VerificationError, InvalidHashError):
        return None, None
    renewed = _hasher().hash(_normal(password)) if row and _hasher().check_needs_rehash(hashed) else None
    return (get(db, kept) if row else None), renewed


def keep_hash(db: sqlite3.Connection, name: str, hashed: str) -> None:
    """Keep the same password under a newer hash; sessions go on."""
    db.execute("UPDATE users SET password = ? WHERE name = ?", (hashed, name))


def make_token(db: sqlite3.Connection, name: str) -> str:
    """A token with which a program does what the person may do. It is nowhere else. Raises UserError."""
    found = required(db, name)
    if found.disabled:
        raise UserError(f"{found.name}: disabled; enable this person first")
    token = TOKEN_PREFIX + new_secret()
    db.execute("INSERT INTO tokens (token, who, made) VALUES (?, ?, ?)", (digest(token), found.name, _now()))
    return token


def revoke_tokens(db: sqlite3.Connection, name: str) -> int:
    """Take back all tokens of a person; how many there were."""
    return db.execute("DELETE FROM tokens WHERE who = ?", (name,)).rowcount


def with_token(db: sqlite3.Connection, token: str) -> User | None:
    """The person whose token it is, unless disabled."""
    row = db.execute("SELECT who FROM tokens WHERE token = ?", (digest(token),)).fetchone()
    found = get(db, row[0]) if row else None
    return found if found and not found.disabled else None


def _refuse_last_admin(db: sqlite3.Connection, user: User) -> None:
    others = db.execute(
        "SELECT 1 FROM users WHERE role = 'admin' AND disabled IS NULL AND name != ? LIMIT 1", (user.name,)
    ).fetchone()
    if user.role == "admin" and not user.disabled and others is None:
        raise UserError(f"{user.name}: the only administrator; make somebody else one first")


def _hashed(name: str, password: str) -> str:
    kept = _normal(password)
    if not MIN_PASSWORD_CHARS <= len(kept) <= MAX_PASSWORD_CHARS:
        raise UserError(f"a password has {MIN_PASSWORD_CHARS} to {MAX_PASSWORD_CHARS} characters; choose another")
    if len(set(kept)) < 4 or kept.casefold() == name.casefold():
        raise UserError("this password would be guessed at once; choose another")
    return _hasher().hash(kept)


def _normal(password: str) -> str:
    # The same password however a keyboard writes it (NIST SP 800-63B, 5.1.1.2).
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ImportError:
        raise SamesaidError("a package is missing (argon2-cffi); install samesaid[review]") from None
    # argon2id with the second recommendation of RFC 9106, the default of argon2-cffi: 64 MiB, 3 passes.
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash(new_secret())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
