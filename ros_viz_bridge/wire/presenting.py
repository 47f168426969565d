# SPDX-License-Identifier: Apache-2.0
"""One viewer shows the others what it sees: their cameras follow its camera."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .message import ClientMessage, StateMessage


@dataclass(frozen=True)
class Present(ClientMessage):
    """The viewer presents from now on, or no longer; operators only."""

    on: bool


@dataclass(frozen=True)
class PresenterCamera(StateMessage):
    """The camera of who presents (``Control.presenter``), as ``CameraMoved``."""

    SLOT: ClassVar[str] = 'presenter'

    frame: str
    """The presenter's fixed frame."""
    position: tuple[float, float, float]
    """Metres."""
    orientation: tuple[float, float, float, float]
    """Unit quaternion x y z w of the camera body: x forward, y left, z up (REP-103)."""
    distance: float
    """Metres to the point that it looks at and turns around; 0 where that is not said."""
    up: tuple[float, float, float]
    """Direction that stays up as it turns."""
