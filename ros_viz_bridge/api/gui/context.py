# SPDX-License-Identifier: Apache-2.0
"""In which containers the running thread or task is."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .container_handle import GuiContainer

_INSIDE: ContextVar[tuple[GuiContainer, ...]] = ContextVar('gui containers', default=())


def enter(container: GuiContainer) -> None:
    """Let what this thread or task adds from now on go into a container."""
    _INSIDE.set((*_INSIDE.get(), container))


def leave() -> None:
    """Leave the innermost container."""
    _INSIDE.set(_INSIDE.get()[:-1])


def inside() -> tuple[GuiContainer, ...]:
    """Return the containers that this thread or task is in, the innermost last."""
    return _INSIDE.get()
