# SPDX-License-Identifier: Apache-2.0
"""What an error says of a name that there is not: the nearest of those there are, or all."""

from __future__ import annotations

from collections.abc import Iterable
import difflib

MOST = 40
"""So many names are listed."""


def nearest(given: str, known: Iterable[str]) -> str:
    """Return "did you mean 'color'?", or 'there is a, b, c' where nothing is near."""
    by_lower = {name.lower(): name for name in known}
    found = difflib.get_close_matches(given.lower(), by_lower, 3)
    if found:
        return f'did you mean {" or ".join(repr(by_lower[each]) for each in found)}?'
    names = sorted(by_lower.values())
    more = ', ...' if len(names) > MOST else ''
    return f'there is {", ".join(names[:MOST]) or "nothing"}{more}'
