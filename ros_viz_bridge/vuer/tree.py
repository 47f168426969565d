# SPDX-License-Identifier: Apache-2.0
"""The elements of one session, and the handles that show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .schemas.element import Element, Plan
from .schemas.place import matrix_of, PLACE, SceneElement
from .schemas.scene import LISTS, Scene
from .setting import Setting
from .video_stream import VideoStream
from .workspace import Workspace

Happened = Callable[[str, str, Any], None]
"""Told of what a viewer did: kind of event, key of the element, what the handle's hook gave."""
ROOT = '/vuer'
_NOT_SHOWN = Plan('')
_FIRST = {'value': 'initial_value'}
"""Keywords of a widget that its handle has under another name."""


@dataclass(eq=False)
class _Shown:
    element: Element
    parent: str
    path: str
    plan: Plan = _NOT_SHOWN
    handle: Any = None
    listening: bool = False
    """Whether clicks on the handle are told."""
    children: list[str] = field(default_factory=list)

    @property
    def scale(self) -> Any:
        """By how much it makes what is in it larger."""
        return self.plan.values.get('scale', 1.0) if self.plan.method == 'add_frame' else 1.0


class Tree:
    """
    Shows elements through a client's ``scene`` and ``gui``.

    The root of the scene is ``/vuer``, turned so that ``Scene.up`` is up.
    """

    def __init__(
        self,
        scene: Any,
        gui: Any,
        happened: Happened,
        *,
        camera: Any = None,
        workspace: Workspace | None = None,
        streams: Mapping[str, VideoStream] | None = None,
    ) -> None:
        self._workspace = workspace or Workspace()
        self._streams: Mapping[str, VideoStream] = {} if streams is None else streams
        self._apis = {'scene': scene, 'gui': gui, 'camera': camera}
        self._happened = happened
        self._shown: dict[str, _Shown] = {}
        self._clickable = False
        self._ready: Mapping[int, Plan] = {}
        self.scene = Scene(key='')

    def make_clickable(self) -> None:
        """From now on a click on any element is told; loop thread."""
        if not self._clickable:
            self._clickable = True
            for shown in list(self._shown.values()):
                self._listen(shown)

    def plans(self, elements: Iterable[Any]) -> dict[int, Plan]:
        """
        Return how elements, and those in them, are shown, by their ``id``; any thread.

        That reads their files. Raises what is wrong with them.
        """
        found: dict[int, Plan] = {}
        for each in elements:
            if isinstance(each, Element):
                found[id(each)] = each.plan_in(self._workspace)
                lists = (each._get(name, ()) for name in LISTS if isinstance(each, Scene))
                for children in (each.children, *lists):
                    found |= self.plans(children)
        return found

    @contextmanager
    def using(self, plans: Mapping[int, Plan]) -> Iterator[None]:
        """Return a context in which elements are shown as ``plans`` said; loop thread."""
        self._ready = plans
        try:
            yield
        finally:
            self._ready = {}

    def _plan(self, element: Element) -> Plan:
        return self._ready.get(id(element)) or element.plan_in(self._workspace)

    def __contains__(self, key: str) -> bool:
        return key in self._shown

    def element(self, key: str) -> Element:
        """Return the element of a key as it is now. Raises KeyError."""
        return self._shown[key].element

    def handle(self, key: str) -> Any:
        """Return the handle that shows the element of a key. Raises KeyError."""
        return self._shown[key].handle

    def pose(self, key: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return position (3,) and rotation (3, 3) of an element in the page. Raises KeyError."""
        position, rotation = np.zeros(3), np.eye(3)
        shown: _Shown | None = self._shown[key]
        while shown is not None:
            handle = shown.handle
            if shown.plan.where == 'scene' and hasattr(handle, 'wxyz'):
                w, x, y, z = (float(each) for each in handle.wxyz)
                turn = matrix_of((x, y, z, w))
                grown = 1.0 if shown.element.key == key else np.asarray(shown.scale)
                position = turn @ (grown * position) + np.asarray(handle.position)
                rotation = turn @ rotation
            shown = self._above(shown)
        return position, rotation

    def elements(self) -> Iterator[Element]:
        """Walk over all elements."""
        return (shown.element for shown in list(self._shown.values()))

    def set(self, scene: Element) -> None:
        """Show a scene instead of all that is there."""
        if not isinstance(scene, Scene):
            raise TypeError(f'session.set takes a Scene, not {type(scene).__name__}')
        self.clear()
        self.scene = scene
        self._show(_Shown(scene, '', ROOT))
        for name in LISTS:
            self.add(scene._get(name, ()), to=name)
        self.add(scene.children)

    def add(self, elements: Iterable[Any], to: str | None = None) -> None:
        """Show elements in another one or, by the name of one of its lists, in the scene."""
        if self.scene.key not in self._shown:
            self._show(_Shown(self.scene, '', ROOT))
        parent = self._parent(to)
        for given in elements:
            element = self._element(given)
            if element.key in self._shown:
                self.remove([element.key])
            self._add(element, parent)

    def update(self, elements: Iterable[Any], *, strict: bool = False) -> None:
        """Change elements that are there. Raises KeyError that says which are not."""
        for given in elements:
            key = key_of(given)
            shown = self._shown.get(key)
            if shown is None:
                known = ', '.join(map(repr, list(self._shown)[1:6])) or 'nothing'
                raise KeyError(
                    f'there is no element {key!r} to update (there is {known});'
                    ' session.upsert adds what is missing'
                )
            self._update(shown, given, strict)

    def upsert(
        self, elements: Iterable[Any], *, to: str | None = None, strict: bool = False
    ) -> None:
        """Change elements that are there, show others."""
        for given in elements:
            key = key_of(given)
            if key in self._shown:
                self.update([given], strict=strict)
            else:
                self.add([given], to)

    def remove(self, keys: Iterable[str]) -> None:
        """Take elements away, with their children; of keys that are not there, nothing."""
        for key in keys:
            shown = self._shown.get(key)
            if shown is not None:
                self._remove(shown)
                siblings = self._shown.get(shown.parent)
                if siblings is not None and key in siblings.children:
                    siblings.children.remove(key)

    def clear(self) -> None:
        """Take everything away."""
        for shown in list(self._shown.values()):
            self._drop(shown)
        self._shown.clear()

    def _remove(self, shown: _Shown) -> None:
        for child in shown.children:
            self._remove(self._shown[child])
        del self._shown[shown.element.key]
        self._drop(shown)

    def _drop(self, shown: _Shown) -> None:
        if shown.plan.feed in self._streams:
            self._streams[shown.plan.feed].leave(shown)
        if shown.handle is not None:
            shown.handle.remove()

    def _above(self, shown: _Shown) -> _Shown | None:
        """Return what an element is in, None for the scene."""
        return None if shown.path == ROOT else self._shown[shown.parent]

    def _parent(self, to: str | None) -> _Shown:
        if to is None or to == 'children' or to in LISTS:
            return self._shown[self.scene.key]
        if to not in self._shown:
            raise KeyError(f'there is no element {to!r} to add to')
        return self._shown[to]

    def _element(self, given: Any) -> Element:
        if isinstance(given, str):
            from .schemas.html import Words

            return Words(given)
        if not isinstance(given, Element):
            raise TypeError(f'elements come from ros_viz_bridge.vuer.schemas, not {given!r}')
        return given

    def _add(self, element: Element, parent: _Shown) -> None:
        if element.key in self._shown:
            raise ValueError(f'two elements have the key {element.key!r}')
        path = parent.path
        if isinstance(element, SceneElement):
            path = f'{parent.path}/{element.key.replace("/", "_")}'
        shown = _Shown(element, parent.element.key, path)
        self._show(shown)
        parent.children.append(element.key)
        for child in element.children:
            self._add(self._element(child), shown)

    def _show(self, shown: _Shown) -> None:
        shown.plan = self._plan(shown.element)
        shown.handle = self._make(shown)
        self._listen(shown)
        self._shown[shown.element.key] = shown

    def _make(self, shown: _Shown) -> Any:
        plan, key = shown.plan, shown.element.key
        shown.listening = False
        if not plan.method:
            return None
        make = getattr(self._apis[plan.where], plan.method)
        handle: Any
        if plan.off is not None:
            handle = Setting(make, plan.values, plan.off)
        elif plan.where == 'gui':
            named = {_FIRST.get(name, name): value for name, value in plan.values.items()}
            with self._container(shown):
                handle = make(**named)
        elif plan.where == 'camera':
            handle = make(**plan.values)
        else:
            handle = make(shown.path, **plan.values)
        for event, hook in plan.events:
            getattr(handle, hook)(self._teller(event, key))
        if plan.feed:
            self._feed(shown, handle)
        return handle

    def _container(self, shown: _Shown) -> Any:
        """Return what a widget is in, to be entered: a place in the scene, or the panel."""
        above = self._above(shown)
        while above is not None and above.plan.method != 'add_3d_gui_container':
            above = self._above(above)
        return nullcontext() if above is None else above.handle

    def _feed(self, shown: _Shown, handle: Any) -> None:
        """Show the frames of a stream in a picture."""
        stream = self._streams.get(shown.plan.feed)
        if stream is None:
            known = ', '.join(self._streams) or 'none'
            raise ValueError(
                f'{shown.element!r}: there is no stream {shown.plan.feed!r}, there is {known};'
                ' app.create_webrtc_stream makes one'
            )

        def show(jpeg: bytes) -> None:
            try:
                handle.image = jpeg
            except RuntimeError:  # removed by the loop while another thread pushes
                if not handle.removed:
                    raise

        stream.show_in(shown, show)

    def _listen(self, shown: _Shown) -> None:
        """Tell of clicks on an element, if anybody wants to know and it can be clicked."""
        wanted = self._clickable or shown.element._get('onClick', False)
        if shown.listening or not wanted:
            return
        if shown.plan.where == 'scene' and shown.path != ROOT:
            on_click = getattr(shown.handle, 'on_click', None)
            if on_click is not None:
                shown.listening = True
                on_click(self._teller('ON_CLICK', shown.element.key))

    def _teller(self, event: str, key: str) -> Callable[[Any], None]:
        return lambda told: self._told(event, key, told)

    def _told(self, event: str, key: str, told: Any) -> None:
        if getattr(told, 'client_id', '') is not None:  # what the script itself sets is no event
            self._happened(event, key, told)

    def _update(self, shown: _Shown, given: Any, strict: bool) -> None:
        if isinstance(given, dict):
            properties = {name: value for name, value in given.items() if name != 'key'}
        else:
            properties = given._given
        if strict and isinstance(given, Element):
            shown.element = given
        else:
            shown.element = shown.element._merged(properties)
        element = shown.element
        alone = properties.keys() <= PLACE and not strict
        if alone and isinstance(element, SceneElement) and element.MOVES_ALONE:
            place = element._place()
            values = {name: place.get(name, value) for name, value in shown.plan.values.items()}
            plan = replace(shown.plan, values=values)
        else:
            plan = self._plan(element)
        self._change(shown, plan, properties)

    def _change(self, shown: _Shown, plan: Plan, given: dict[str, Any]) -> None:
        before, shown.plan = shown.plan, plan
        arrays = [each for each in given.values() if isinstance(each, np.ndarray)]
        changed = {
            name: value
            for name, value in plan.values.items()
            if name not in before.values or not _same(before.values[name], value, arrays)
        }
        if plan.method == before.method and not (changed.keys() & plan.fixed):
            if changed and plan.where != 'gui':
                shown.handle.update(**changed)
            for name, value in changed.items() if plan.where == 'gui' else ():
                setattr(shown.handle, name, value)
            return
        after, shown.plan = shown.plan, before
        self._drop(shown)
        shown.plan = after
        shown.handle = self._make(shown)
        self._listen(shown)
        for child in shown.children:
            self._again(self._shown[child])

    def _again(self, shown: _Shown) -> None:
        """Show what went with the handle of its parent."""
        shown.handle = self._make(shown)
        self._listen(shown)
        for child in shown.children:
            self._again(self._shown[child])


def _same(one: Any, other: Any, given: list[NDArray[Any]]) -> bool:
    """Tell whether a value is as before; an array given again may have been written to."""
    if not (isinstance(one, np.ndarray) or isinstance(other, np.ndarray)):
        return one is other or bool(one == other)
    if any(np.may_share_memory(other, each) for each in given):
        return False
    if not (isinstance(one, np.ndarray) and isinstance(other, np.ndarray)):
        return False
    return one is other or np.array_equal(one, other)


def key_of(given: Any) -> str:
    """Return the key of what shall be changed. Raises TypeError for what has none."""
    key = given.get('key') if isinstance(given, dict) else getattr(given, 'key', None)
    if not isinstance(key, str):
        raise TypeError(
            f"what is changed is an element, or a dict of properties with its 'key', not {given!r}"
        )
    return key
