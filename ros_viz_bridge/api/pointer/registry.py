# SPDX-License-Identifier: Apache-2.0
"""From what pages say of the pointer to the callbacks of nodes and scenes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast, Protocol, runtime_checkable, TYPE_CHECKING

from ...core.session import ClientInfo
from ...runtime.callbacks import Submit
from ...runtime.steps import Steps
from ...wire.pointer import GizmoDragged, NodeClicked, NodeDragged, RectSelected, ViewClicked
from ..dispatch import Dispatch
from .events import (
    SceneClickEvent,
    SceneNodeDragEvent,
    SceneNodePointerEvent,
    SceneRectSelectEvent,
)
from .modifiers import KeyModifier
from .scene_pointer import ScenePointer

if TYPE_CHECKING:
    from ..client_handle import ClientHandle


@runtime_checkable
class Gizmo(Protocol):
    """Transform controls, as far as their drags go."""

    def dragged(self, client: ClientHandle, event: GizmoDragged, submit: Submit) -> None:
        """A viewer moved them; loop thread."""


class Scene(Protocol):
    """What one layer shows."""

    _scene_pointer: ScenePointer

    def node(self, name: str) -> Any:
        """Return the handle of a node, None where there is none."""


class PointerRegistry:
    """
    The scenes of a server by layer; ``submit`` queues a call.

    A client's own node hides the shared one of its name, callbacks included. What a drag started
    with gets its end, even if the node is gone by then.
    """

    def __init__(self, submit: Submit, client: Callable[[ClientInfo], ClientHandle]) -> None:
        self._submit = submit
        self._client = client
        self._scenes: dict[str, Scene] = {}
        self._drags: dict[str, tuple[Any, tuple[Steps, ...]]] = {}
        self._held: dict[str, Gizmo] = {}

    def listen(self, dispatch: Dispatch) -> None:
        """Take over what clients say of the pointer, on the loop thread."""
        dispatch.on_connect.add(self.connected, direct=True)
        dispatch.on_forget.add(self.forget, direct=True)
        dispatch.on_event(ViewClicked).add(self.view_clicked, direct=True)
        dispatch.on_event(RectSelected).add(self.rect_selected, direct=True)
        dispatch.on_event(NodeClicked).add(self.node_clicked, direct=True)
        dispatch.on_event(NodeDragged).add(self.node_dragged, direct=True)
        dispatch.on_event(GizmoDragged).add(self.gizmo_dragged, direct=True)

    def connected(self, info: ClientInfo) -> None:
        """A client is here: what happens in its own scene counts; loop thread."""
        self.add_scene(info.client_id, self._client(info).scene)

    def add_scene(self, layer: str, scene: Scene) -> None:
        """Bring what happens in a scene to its callbacks from now on."""
        self._scenes[layer] = scene

    def forget(self, client_id: str) -> None:
        """A client will not come back: its own scene is gone; loop thread."""
        self._scenes.pop(client_id, None)

    # What pages say; loop thread.

    def view_clicked(self, info: ClientInfo, event: ViewClicked) -> None:
        """A viewer clicked in the view."""
        told = SceneClickEvent(
            client=self._client(info),
            client_id=info.client_id,
            ray_origin=event.ray_origin,
            ray_direction=event.ray_direction,
            screen_pos=event.screen_pos,
            modifier=held(event.modifier),
            frame=event.frame,
        )
        for scene in self._scenes_of(info):
            scene._scene_pointer.happened('click', told, self._submit)

    def rect_selected(self, info: ClientInfo, event: RectSelected) -> None:
        """A viewer drew a rectangle."""
        told = SceneRectSelectEvent(
            client=self._client(info),
            client_id=info.client_id,
            screen_min=event.screen_min,
            screen_max=event.screen_max,
            modifier=held(event.modifier),
        )
        for scene in self._scenes_of(info):
            scene._scene_pointer.happened('rect', told, self._submit)

    def node_clicked(self, info: ClientInfo, event: NodeClicked) -> None:
        """A viewer clicked a node."""
        node = self._node(info, event.node)
        if node is None:
            return
        told = SceneNodePointerEvent(
            client=self._client(info),
            client_id=info.client_id,
            event='click',
            target=node,
            ray_origin=event.ray_origin,
            ray_direction=event.ray_direction,
            screen_pos=event.screen_pos,
            instance_index=index(event.instance),
            modifier=held(event.modifier),
            frame=event.frame,
            position=event.position,
        )
        node._pointer.clicked(told, self._submit)

    def node_dragged(self, info: ClientInfo, event: NodeDragged) -> None:
        """A viewer drags a node."""
        if event.phase == 'start':
            node = self._node(info, event.node)
            self._drags.pop(info.client_id, None)
            if node is not None:
                self._drags[info.client_id] = (node, node._pointer.drags(event))
        found = self._drags.get(info.client_id)
        if event.phase == 'end':
            self._drags.pop(info.client_id, None)
        if found is None:
            return
        target, steps = found
        told = SceneNodeDragEvent(
            client=self._client(info),
            client_id=info.client_id,
            target=target,
            phase=event.phase,
            instance_index=index(event.instance),
            start_position=event.start_position,
            start_screen_pos=event.start_screen_pos,
            end_position=event.end_position,
            end_screen_pos=event.end_screen_pos,
            button=event.button,
            modifier=held(event.modifier),
            frame=event.frame,
        )
        for each in steps:
            each.add(told, self._submit)

    def gizmo_dragged(self, info: ClientInfo, event: GizmoDragged) -> None:
        """A viewer moves transform controls."""
        if event.phase == 'start':
            node = self._node(info, event.node)
            self._held.pop(info.client_id, None)
            if isinstance(node, Gizmo):
                self._held[info.client_id] = node
        gizmo = self._held.get(info.client_id)
        if event.phase == 'end':
            self._held.pop(info.client_id, None)
        if gizmo is not None:
            gizmo.dragged(self._client(info), event, self._submit)

    def _node(self, info: ClientInfo, name: str) -> Any:
        """Return the node that a client sees under a name."""
        found = (scene.node(name) for scene in self._scenes_of(info))
        return next((node for node in found if node is not None), None)

    def _scenes_of(self, info: ClientInfo) -> list[Scene]:
        found = (self._scenes.get(layer) for layer in (info.client_id, ''))
        return [scene for scene in found if scene is not None]


def held(modifier: str) -> KeyModifier | None:
    """Return what was held as callbacks know it."""
    return cast(KeyModifier, modifier) if modifier else None


def index(instance: int) -> int | None:
    """Return the index of an instance, None for none."""
    return instance if instance >= 0 else None
