# SPDX-License-Identifier: Apache-2.0
"""Takes what a script publishes, as the server would, and tells what pages have then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from ros_viz_bridge.api.client_handle import ClientHandle
from ros_viz_bridge.api.gui.gui_api import GuiApi
from ros_viz_bridge.api.gui.registry import WidgetRegistry
from ros_viz_bridge.api.publisher import Told
from ros_viz_bridge.api.scene.scene_api import SceneApi
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.scene import NodePlacement, NodePlacements

CLIENT: ClientHandle = None  # type: ignore[assignment]


class Published:
    """A publisher whose scene belongs to the client 'c1'."""

    def __init__(self, *, layer: str = 'c1') -> None:
        self.messages: list[Any] = []
        self.removed: list[str] = []
        self.but = ''
        """Who was not sent the latest."""
        self.together = 0
        """How many groups were published as one."""
        self.shown: dict[str, dict[str, Any]] = {}
        """What pages have: messages by key and slot."""
        self.layer = layer
        self.scene = SceneApi(self, layer=layer)
        widgets = WidgetRegistry(lambda *call, lane: True, lambda info: CLIENT, ('arm',))
        self.scene.gui = GuiApi(self, widgets, layer=layer)

    def publish(
        self, *messages: Told, layer: str = '', to: str | None = None, but: str = ''
    ) -> None:
        self.publish_all(messages, layer, to, but)

    def publish_all(
        self, messages: Sequence[Told], layer: str = '', to: str | None = None, but: str = ''
    ) -> None:
        assert (layer, to) == (self.layer, None)
        self.but = but
        for message in messages:
            said: Any = message
            encode(NodePlacements.of((said,)) if isinstance(said, NodePlacement) else said)
            self.shown.setdefault(said.key, {})[said.SLOT] = said
        self.messages += messages

    def places(self, layer: str) -> Callable[[NodePlacement], bool]:
        return lambda place: self.publish_all((place,), layer) is None

    def remove(self, display: str, key: str, *, layer: str = '') -> None:
        assert (display, layer) == ('', self.layer)
        self.removed.append(key)
        self.shown.pop(key, None)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        self.together += 1
        yield

    def sent(self) -> list[str]:
        """Return the types of the messages since the last call."""
        kinds = [type(message).__name__ for message in self.messages]
        self.messages.clear()
        return kinds

    def part(self, key: str, slot: str = 'look') -> Any:
        """Return what pages have of a node: its 'look', 'buffers' or 'placement'."""
        return self.shown[key][slot]

    def points(self) -> np.ndarray:
        """Return the points of the cloud '/c', read as the page reads them."""
        cloud = self.part('/c', 'buffers')
        kind = {'float16': '<f2', 'float32': '<f4'}[cloud.precision]
        return cloud.data.view(kind).reshape(-1, 3).astype(np.float64) + np.array(cloud.origin)
