# SPDX-License-Identifier: Apache-2.0
"""Allow-lists: regular expressions that a whole ROS name has to match."""

from __future__ import annotations

from collections.abc import Iterable
import re


def pattern_problem(text: str) -> str:
    """Return why ``text`` is no regular expression, '' if it is one."""
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        return str(error)
    return ''


class Patterns:
    """Names that match an expression of ``allow`` and none of ``deny``, or are in ``always``."""

    def __init__(
        self,
        allow: Iterable[str],
        *,
        deny: Iterable[str] = (),
        always: Iterable[str] = (),
    ) -> None:
        self._allow = [re.compile(text) for text in allow]
        self._deny = [re.compile(text) for text in deny]
        self._always = frozenset(always)

    def __contains__(self, name: str) -> bool:
        """Tell whether ``name`` (a fully qualified ROS name) may be used."""
        if any(pattern.fullmatch(name) for pattern in self._deny):
            return False
        return name in self._always or any(p.fullmatch(name) for p in self._allow)
