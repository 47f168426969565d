# SPDX-License-Identifier: Apache-2.0
"""What callbacks of widgets are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from ..client_handle import ClientHandle

H = TypeVar('H', covariant=True)


@dataclass(frozen=True)
class GuiEvent(Generic[H]):
    """A widget was set, pressed or submitted."""

    client: ClientHandle | None
    """Who did it; None for the script itself."""
    client_id: str | None
    """Its id; None for the script itself."""
    target: H
    """The handle of the widget."""
