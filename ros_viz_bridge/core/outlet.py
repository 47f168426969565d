# SPDX-License-Identifier: Apache-2.0
"""What a client is sent that a relay serves: its own words go by the trunk, with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .entry import Entry

if TYPE_CHECKING:
    from .trunk import Trunk


class Outlet:
    """One connection of one client; what all are sent is not its business."""

    def __init__(self, trunk: Trunk, client_id: str) -> None:
        self.trunk = trunk
        self._client_id = client_id

    def add(self, entry: Entry) -> None:
        """Send something to this client alone."""
        self.trunk.say(self._client_id, entry)
