"""JSON from untrusted sources: no absurd numbers, no half characters, no endless nesting."""

from __future__ import annotations

import json
import math
from typing import Any

from samesaid.inputs import refuse_half_characters
from samesaid.model import SamesaidError

# No number in our files has more: an id, a confidence, a score.
_MAX_DIGITS = 300


def parse(text: str, where: str, advice: str) -> Any:
    """The value of a JSON text.

    Raises SamesaidError, one line with ``where`` and ``advice``, if it is not JSON, is nested too deeply, or has NaN,
    a number beyond all measure, or half of a surrogate pair.
    """
    try:
        value = json.loads(text, parse_int=_integer, parse_float=_number, parse_constant=_refused)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text else ""
        raise SamesaidError(f"{where}: not JSON ({error.msg}, {line}column {error.colno}); {advice}") from None
    except ValueError as error:
        raise SamesaidError(f"{where}: not JSON ({error}); {advice}") from None
    except RecursionError:
        raise SamesaidError(f"{where}: brackets nested too deeply; {advice}") from None
    # Only an escape can be half a character: what was decoded has none.
    if "\\u" in text:
        refuse_half_characters(json.dumps(value, ensure_ascii=False), where)
    return value


def _integer(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise ValueError(f"a number of {len(digits)} digits")
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(f"the number {digits[:20]} is too large")
    return value


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number")
