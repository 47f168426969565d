# SPDX-License-Identifier: Apache-2.0
"""``session.set @ Scene(...)`` and its relatives, as calls too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .events import Add, Remove, ServerEvent, Set, Update, Upsert


class At:
    """A function that ``@`` calls."""

    def __init__(self, call: Callable[..., None]) -> None:
        self._call = call

    def __matmul__(self, given: Any) -> None:
        self._call(*_several(given))

    def __call__(self, *given: Any, **options: Any) -> Any:
        """Call it; with options alone, return what ``@`` calls with them."""
        if options and not given:
            return At(lambda *elements: self._call(*elements, **options))
        flat = [each for one in given for each in _several(one)]
        self._call(*flat, **options)
        return None


class Operations:
    """What changes the scene; ``self @ event`` carries it out."""

    def __matmul__(self, event: ServerEvent) -> None:
        raise NotImplementedError

    @property
    def set(self) -> At:
        """Show a ``Scene`` instead of all that was there."""
        return At(lambda scene: self @ Set(scene))

    @property
    def update(self) -> At:
        """Change elements that are there: one, or a list. ``strict=True`` replaces them."""
        return At(lambda *elements, **options: self @ Update(*elements, **options))

    @property
    def add(self) -> At:
        """Show elements, ``add(to='key') @ ...`` inside another one."""
        return At(lambda *elements, **options: self @ Add(*elements, **options))

    @property
    def upsert(self) -> At:
        """Change elements where they are there, else show them, ``to`` as with ``add``."""
        return At(lambda *elements, **options: self @ Upsert(*elements, **options))

    @property
    def remove(self) -> At:
        """Take elements away by their keys: one, or a list."""
        return At(lambda *keys: self @ Remove(*keys))


def _several(given: Any) -> list[Any]:
    return list(given) if isinstance(given, (list, tuple)) else [given]
