# SPDX-License-Identifier: Apache-2.0
"""The handle of a node of the scene tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import Any, ClassVar, TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...core.internal import internal
from ...wire.message import NodeBuffers, NodeLook, StateMessage
from ...wire.pointer import PointerBindings
from ...wire.scene import NodePlacement
from .. import checks
from ..pointer.node_callbacks import NodeCallbacks
from ..pointer.node_pointer import NodePointer
from .node_state import NodeState, Part, Parts
from .prop import Prop

if TYPE_CHECKING:
    from .scene_base import SceneBase


def slots_of(*messages: type[Part] | None) -> Mapping[str, str]:
    """Return the slot that holds each field of some messages; of one name, the first."""
    found: dict[str, str] = {}
    for message in reversed(messages):
        if message is not None:
            found.update((name, message.SLOT) for name in _fields_of(message))
    return MappingProxyType(found)


def _fields_of(message: type[Part]) -> Iterable[str]:
    if issubclass(message, NodePlacement):
        return NodePlacement.NAMES
    return [field.name for field in fields(message)]


class SceneNodeHandle(NodeCallbacks):
    """
    A node of the scene. Assigning to a property changes it in every page that shows it.

    A subclass names the messages that its nodes are made of, and its properties, which are their
    fields: ``LOOK`` for what is small, ``BUFFERS`` for what is big and rarely changes, ``MORE``
    for what changes apart from both. Assigning raises TypeError or ValueError for what does not
    fit, RuntimeError once the node was removed.
    """

    LOOK: ClassVar[type[NodeLook] | None] = None
    BUFFERS: ClassVar[type[NodeBuffers] | None] = None
    MORE: ClassVar[tuple[type[StateMessage], ...]] = ()
    _slots: ClassVar[Mapping[str, str]] = slots_of(NodePlacement)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._slots = slots_of(NodePlacement, cls.LOOK, cls.BUFFERS, *cls.MORE)

    wxyz: Prop[ArrayLike, NDArray[np.float64]] = Prop(
        checks.rotation, field='orientation', read=lambda xyzw: np.roll(xyzw, 1)
    )
    """Orientation in the parent, or the frame: a quaternion, w first. Reads as a copy."""
    position: Prop[ArrayLike, NDArray[np.float64]] = Prop(checks.vector3, read=np.array)
    """Metres in the parent, or the frame. Reads as a copy."""
    scale: Prop[ArrayLike, float | tuple[float, float, float]] = Prop(
        checks.scale, read=lambda xyz: xyz[0] if len(set(xyz)) == 1 else xyz
    )
    """One number, or one along each axis; those of the parents come on top."""
    visible = Prop(checks.flag)
    """Whether it is shown, where its parents are."""
    frame_id = Prop(checks.text, field='frame')
    """The frame of the transforms that it hangs on; '' for its parent in the tree."""
    stamp = Prop(checks.finite)
    """ROS time, seconds, of that frame's transform; 0 for always the latest."""

    def __init__(
        self,
        scene: SceneBase,
        name: str,
        parts: tuple[StateMessage, ...],
        values: Mapping[str, Any],
    ) -> None:
        """Raise TypeError or ValueError for values that do not fit; nothing is shown yet."""
        self._scene = scene
        self._name = name
        given = self._fields(values)
        place = NodePlacement.at(name, **given.pop(NodePlacement.SLOT, {}))
        made: dict[str, Part] = {place.SLOT: place}
        for kind in (self.LOOK, self.BUFFERS, *self.MORE):
            if kind is not None:
                made[kind.SLOT] = kind('', name, **given.pop(kind.SLOT, {}))
        made.update((part.SLOT, part) for part in parts)
        self._first = self._settled(made)
        self._pointer = NodePointer(name, self._want)
        self._live: NodeState

    @property
    def name(self) -> str:
        """Its name, from the root on: '/arm/hand'."""
        return self._name

    @property
    def removed(self) -> bool:
        """Whether it was removed, or replaced by another of its name."""
        return self._live.ended

    def update(self, **values: Any) -> None:
        """Change several properties at once: those that must fit each other, or a pose."""
        self._live.assign_all(self._fields(values))

    def remove(self) -> None:
        """Take it and all below it out of the scene; the second call does nothing."""
        self._scene._remove(self)

    @property
    def _placement(self) -> NodePlacement:
        """The message, as it is now, that says where it is."""
        found = self._live.state[NodePlacement.SLOT]
        assert isinstance(found, NodePlacement)
        return found

    @internal
    def part_with(self, field: str) -> Part:
        """Return the message, as it is now, that has a field."""
        return self._live.state[self._slots[field]]

    @property
    def _shown(self) -> Parts:
        """What it is made of; nothing before it is shown."""
        return self._live.state if '_live' in self.__dict__ else {}

    def _settled(self, parts: dict[str, Part]) -> Parts:
        """
        Return the parts as they shall be, for subclasses.

        Here several of them are made to agree. Raises ValueError for what does not fit together.
        """
        return parts

    def _fields(self, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """Return checked values by slot and field."""
        found: dict[str, dict[str, Any]] = {}
        for name, value in values.items():
            prop = getattr(type(self), name, None)
            if not isinstance(prop, Prop):
                raise TypeError(f'{type(self).__name__} has no property {name!r}')
            slot = self._slots[prop.field]
            found.setdefault(slot, {})[prop.field] = prop.check(name, value)
        return found

    def _want(self, bindings: PointerBindings) -> None:
        """Tell pages what they shall say of the pointer."""
        self._live.update(lambda parts: {**parts, bindings.SLOT: bindings})

    def _begin(self) -> None:
        """Show it."""
        gone = f'the scene node {self._name!r} was removed, or replaced by another of its name'
        self._live = NodeState(self._first, self._settled, self._tell, gone=gone)

    def _end(self) -> Parts:
        """Tell nothing any more; return what it was made of."""
        self._live.end(lambda parts: None)
        return self._live.state

    def _tell(self, parts: Parts, changed: Sequence[Part]) -> None:
        """Tell pages what changed, of all that there is; for subclasses."""
        scene = self._scene
        scene._publisher.publish_all(changed, scene._layer)
