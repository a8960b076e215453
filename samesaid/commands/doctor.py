"""``samesaid doctor``."""

from __future__ import annotations

from samesaid.commands.options import Model, found_settings
from samesaid.commands.outcome import put


def doctor(model: Model = None) -> int:
    """List the installed parts, and run a canary for every code."""
    from samesaid.doctor import canaries, kept_files, parts, settings_in_force

    bad = 0
    installed = (settings_in_force(found_settings()), *parts())
    # The canaries need the files of the cache, and make those that are missing.
    for check in (*installed, *canaries(model or "bundled"), *kept_files()):
        mark = {"passed": "ok  ", "failed": "FAIL"}.get(check.state, "----")
        put(f"{mark} {check.subject:36} {check.state:12} {check.detail}")
        bad += check.state not in ("passed", "optional")
    put("everything works" if not bad else f"{bad} failed or did not run")
    return 1 if bad else 0
