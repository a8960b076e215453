"""How the property tests draw: the same examples in every run of ``make test``, new ones by ``make fuzz-properties``.

No fault of samesaid is only a warning in a test.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

from samesaid.faults import STRICT

os.environ[STRICT] = "1"

# A green run must mean the same on every machine: examples are drawn from the test itself, and none takes too long.
settings.register_profile("test", derandomize=True, deadline=None)
settings.register_profile(
    "fuzz", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# `make mutants`: as few as show a change; a smaller example of it is of no use.
settings.register_profile(
    "mutants", derandomize=True, deadline=None, max_examples=30, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile(os.environ.get("SAMESAID_HYPOTHESIS", "test"))
