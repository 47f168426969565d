# SPDX-License-Identifier: Apache-2.0
"""One copy of the scene on its way to edges: all that keep up, or one that does not."""

from __future__ import annotations

import asyncio
import time

from ..core.hub import Hub
from ..core.laggards import Recovery
from ..core.link import INITIAL_WINDOW
from ..core.pacing import Pacing
from ..core.trunk import Trunk
from .socket import Socket
from .voice import Voice
from .writer import Message


class Branch:
    """
    A trunk, said by a voice from its making until ``run`` has ended, or ``close``.

    ``most`` is ``Pacing``'s, ``initial`` is ``Link``'s.
    """

    def __init__(
        self, hub: Hub, voice: Voice, *, most: float, initial: int = INITIAL_WINDOW
    ) -> None:
        self._hub = hub
        self._voice = voice
        self._socket = Socket(_nothing, voice.send)
        self.trunk = Trunk(
            hub.log,
            window_ms=hub.settings.window_ms,
            initial=initial,
            wake=self._socket.wake,
            overflowed=lambda error: self.end(),
        )
        self.pacing = Pacing(self.trunk, most=most)
        self.recovery = Recovery(time.monotonic())
        hub.add_trunk(self.trunk)

    def end(self) -> None:
        """Let ``run`` end."""
        self._socket.end(None)

    async def run(self) -> None:
        """Say what there is, until the network ends or more waits than ever should."""
        try:
            await self._socket.run(self.trunk.box, lambda frame: None)
        finally:
            self.close()

    def close(self) -> None:
        """Leave nothing of it, whether it ran or not."""
        self._hub.remove_trunk(self.trunk)
        self._voice.close()


async def _nothing() -> Message:
    """Nobody answers on the way down."""
    await asyncio.Event().wait()
    raise AssertionError
