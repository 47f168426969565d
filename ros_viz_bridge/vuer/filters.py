# SPDX-License-Identifier: Apache-2.0
"""Which of several functions a client's session runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any


@dataclass(frozen=True)
class Spawned:
    """A function of ``spawn``, and what its clients must be."""

    run: Callable[..., Any]
    filters: Mapping[str, Any]


class NotYet(Exception):
    """It depends on what the page has not told of itself."""


def choose(
    spawned: Sequence[Spawned], client: Mapping[str, Any], *, complete: bool
) -> Spawned | None:
    """
    Return the first function whose filters match; patterns as in a shell.

    Raises NotYet where that cannot be told before the client is known completely.
    """
    for each in spawned:
        unknown = each.filters.keys() - client.keys()
        if unknown and complete:
            continue
        known = {name: value for name, value in each.filters.items() if name not in unknown}
        if all(fnmatchcase(str(client[name]), str(value)) for name, value in known.items()):
            if unknown:
                raise NotYet
            return each
    return None
