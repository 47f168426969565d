# SPDX-License-Identifier: Apache-2.0
"""What a page shows of clouds and markers, to be set beside the log of the server."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.scene_log import Folded, SceneLog
from ros_viz_bridge.wire.display import Display
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Settled

from .scene import marker_table

Markers = dict[tuple[str, int], float]


class Shown:
    """Things by display and key: the stamp of a cloud, or the places of markers."""

    def __init__(self) -> None:
        self._things: dict[tuple[str, str], float | Markers] = {}

    def take(self, messages: list[Any]) -> None:
        """Show what came."""
        for message in messages:
            if isinstance(message, (Display, Settled)):
                continue
            thing = (message.display, message.key)
            if isinstance(message, Remove):
                self._things.pop(thing, None)
            elif hasattr(message, 'clear_all'):
                kept = self._things.setdefault(thing, {})
                assert isinstance(kept, dict)
                if message.clear_all:
                    kept.clear()
                kept.update(marker_table(message))
            else:
                self._things[thing] = message.stamp

    def check(self, log: SceneLog, interest: frozenset[str]) -> None:
        """Fail where it is not what the log has of the displays that are looked at."""
        for identity, kept in log.scope(''):
            if identity.display and identity.display not in interest:
                continue
            if identity.slot != 'node' or identity.key == 'control':
                continue
            shown = self._things[identity.display, identity.key]
            if isinstance(kept, Entry):
                assert shown == kept.message.stamp  # type: ignore[attr-defined]
            else:
                assert isinstance(kept, Folded)
                state = kept.entry()
                assert state is not None
                assert shown == marker_table(state.message)  # type: ignore[arg-type]
        known = {(each.display, each.key) for each, _ in log.scope('')}
        assert self._things.keys() <= known, 'nothing is shown that is not there'
