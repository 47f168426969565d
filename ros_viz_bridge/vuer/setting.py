# SPDX-License-Identifier: Apache-2.0
"""What a scene has once, as if it had a handle: its background, its fog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Setting:
    """Calls a function of the scene with what holds, and once more when it goes."""

    def __init__(
        self, call: Callable[..., Any], values: dict[str, Any], off: dict[str, Any]
    ) -> None:
        self._call = call
        self._values = dict(values)
        self._off = off
        call(**self._values)

    def update(self, **values: Any) -> None:
        """Change some values."""
        self._values.update(values)
        self._call(**self._values)

    def remove(self) -> None:
        """Take it away."""
        self._call(**self._off)
