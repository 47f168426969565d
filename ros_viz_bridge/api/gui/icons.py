# SPDX-License-Identifier: Apache-2.0
"""Names of icons: those of Tabler, which the page brings along."""

from __future__ import annotations

import difflib
import functools
import json
from typing import Any

from ...runtime.pages import STATIC


class _Names(type):
    def __getattr__(cls, name: str) -> str:
        if name.startswith('_'):
            raise AttributeError(name)
        return icon(f'Icon.{name}', name.lower().replace('_', '-'))


class Icon(metaclass=_Names):
    """The icons by their names in capitals: ``Icon.PLAYER_PLAY`` is 'player-play'."""


def icon(name: str, value: Any) -> str:
    """Return the name of an icon, '' for None. Raises TypeError and ValueError."""
    if value is None:
        return ''
    if not isinstance(value, str):
        raise TypeError(f'{name} must be a str such as "player-play", not {value!r}')
    known = names()
    if known and value not in known:
        near = difflib.get_close_matches(value, known, n=1)
        hint = f'; perhaps {near[0]!r}' if near else ', see tabler.io/icons'
        raise ValueError(f'{name}: there is no icon {value[:64]!r}{hint}')
    return value


@functools.cache
def names() -> frozenset[str]:
    """Return all names, none where the page was not built."""
    try:
        return frozenset(json.loads((STATIC / 'icon_names.json').read_text()))
    except OSError:
        return frozenset()
