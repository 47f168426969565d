# SPDX-License-Identifier: Apache-2.0
"""What all mixins of the scene share: its nodes by name, and the way to the pages."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any, TypeVar

from ...runtime.name_tree import NameTree
from ...wire.message import StateMessage
from .. import checks
from ..gui.base import GuiBase
from ..known_attributes import KnownAttributes
from ..publisher import Publisher
from .node import SceneNodeHandle
from .node_state import Part

H = TypeVar('H', bound=SceneNodeHandle)


class SceneBase(KnownAttributes):
    """The nodes of one layer: '' is shared, any other is seen by the client of that id alone."""

    gui: GuiBase
    """Adds widgets for those who see the scene; its owner sets it."""

    def __init__(self, publisher: Publisher, *, layer: str) -> None:
        self._publisher = publisher
        self._layer = layer
        self._nodes: NameTree[SceneNodeHandle] = NameTree()

    def _add(self, kind: type[H], /, name: str, *parts: StateMessage, **values: Any) -> H:
        """
        Show a node and return its handle; another of the same name is replaced.

        ``values`` are the properties of ``kind``, ``parts`` messages in slots of their own beside
        them. Raises TypeError or ValueError that name the argument; nothing has changed then.
        """
        return self._show(kind(self, checks.node_name('name', name), parts, values))

    def _add_given(self, kind: type[H], given: dict[str, Any]) -> H:
        """As ``_add``, of the arguments of a method as they are: its ``locals()`` at first."""
        return self._add(kind, **{name: given[name] for name in given if name != 'self'})

    def _show(self, handle: H) -> H:
        with self._nodes.lock, ExitStack() as stack:
            old = self._nodes.get(handle.name)
            if old is not None and not old._end().keys() <= handle._first.keys():
                # What the old one said in slots that the new one does not use must go.
                stack.enter_context(self._publisher.atomic())
                self._publisher.remove('', handle.name, layer=self._layer)
            handle._begin()
            self._nodes.put(handle.name, handle)
            return handle

    def _remove(self, handle: SceneNodeHandle) -> None:
        with self._nodes.lock:
            if self._nodes.get(handle.name) is not handle:
                return
            with self._publisher.atomic():
                for name, each in self._nodes.take(handle.name):
                    each._end()
                    self._publisher.remove('', name, layer=self._layer)

    def _clear_surroundings(self) -> None:
        """Take away what is around the scene, for the mixin that has it."""

    def _publish(self, part: Part) -> None:
        self._publisher.publish_all((part,), self._layer)

    def _publish_all(self, parts: Sequence[Part], but: str = '') -> None:
        self._publisher.publish_all(parts, self._layer, None, but)
