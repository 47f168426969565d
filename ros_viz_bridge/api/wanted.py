# SPDX-License-Identifier: Apache-2.0
"""What pages are asked to tell, beside what they always do."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ..runtime.live import Live
from ..wire.page_events import WantedEvents, WantedKind


@dataclass(frozen=True)
class _Wishes:
    kinds: frozenset[WantedKind] = frozenset()
    keys: frozenset[str] = frozenset()
    """'' for all."""


class Wanted:
    """
    The wishes of one layer: '' is all pages, any other the page of the client of that id.

    A page's own wishes join the shared ones. Any thread.
    """

    def __init__(self, layer: str, publish: Callable[[WantedEvents], None]) -> None:
        # Under one key a client's own would hide the shared ones.
        self._told = WantedEvents('', f'wanted:{layer}' if layer else 'wanted', [])
        self._publish = publish
        self._live = Live(_Wishes(), self._tell)

    def set(self, kinds: Collection[WantedKind]) -> None:
        """Want these kinds, of keys all of them, and nothing else."""
        self._live.update(lambda wishes: _Wishes(frozenset(kinds), frozenset(('',))))

    def add(self, kind: WantedKind, key: str = '') -> None:
        """Want one more kind; of keys this one, or all."""
        keys = {key} if kind == 'keys' else set()
        self._live.update(lambda was: _Wishes(was.kinds | {kind}, was.keys | keys))

    def _tell(self, wishes: _Wishes) -> None:
        every = '' in wishes.keys
        keys = [] if every or 'keys' not in wishes.kinds else sorted(wishes.keys)
        told = WantedEvents('', self._told.key, sorted(wishes.kinds), keys)
        if told != self._told:
            self._publish(told)
            self._told = told
