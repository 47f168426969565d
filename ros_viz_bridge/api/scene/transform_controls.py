# SPDX-License-Identifier: Apache-2.0
"""Handles by which viewers move and turn a node, and all below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
import time
from typing import Any, Literal, TYPE_CHECKING, TypeVar

from numpy.typing import ArrayLike

from ...core.internal import internal
from ...runtime.callbacks import Submit
from ...runtime.steps import Steps
from ...wire.pointer import GizmoDragged, Phase
from ...wire.scene import NodePlacement
from ...wire.transform_controls import Limits, TransformControlsLook
from .. import checks
from ..pointer.events import TransformControlsEvent
from .node import SceneNodeHandle
from .node_state import Part, Parts
from .prop import Prop
from .scene_base import SceneBase

if TYPE_CHECKING:
    from ..client_handle import ClientHandle

F = TypeVar('F', bound=Callable[..., Any])
Updated = Callable[[TransformControlsEvent], Any]
FAR = ((-1000.0, 1000.0), (-1000.0, 1000.0), (-1000.0, 1000.0))
Flags = tuple[bool, bool, bool]


def flags(name: str, value: Any) -> Flags:
    """Return three bools, of x, y and z."""
    if not isinstance(value, (tuple, list)) or len(value) != 3:
        raise ValueError(f'{name} must be (x, y, z), each True or False, not {value!r}')
    x, y, z = (checks.flag(f'{name}[{i}]', each) for i, each in enumerate(value))
    return x, y, z


def limits(name: str, value: ArrayLike) -> Limits:
    """Return (least, most) of x, y and z; zero is between them."""
    found = checks.array(name, value)
    if found.shape != (3, 2):
        raise ValueError(f'{name} must be ((least, most), ...) of x, y and z, not {value!r}')
    pairs = [(float(least), float(most)) for least, most in found]
    if not all(least <= 0.0 <= most for least, most in pairs):
        raise ValueError(f'{name} must have least <= 0 <= most for each axis, not {pairs}')
    x, y, z = pairs
    return x, y, z


@dataclass(frozen=True)
class _Entry:
    callback: Updated
    phase: Phase | Literal['']
    """'' for all."""
    steps: Steps = field(compare=False)


class TransformControlsHandle(SceneNodeHandle):
    """
    Controls that viewers drag; ``position`` and ``wxyz`` follow them, as does what is below.

    One viewer at a time holds them; all others see them move.
    """

    LOOK = TransformControlsLook
    scale = Prop(checks.positive, field='size')  # type: ignore[assignment]
    """Metres of the arrows; pixels, if ``fixed``. What is below is not scaled."""
    line_width = Prop(checks.positive)
    """Pixels."""
    fixed = Prop(checks.flag)
    """Whether they are as large from everywhere: their size is in pixels then."""
    active_axes = Prop(flags)
    """Whether x, y and z are there."""
    disable_axes = Prop(checks.flag)
    """Whether the arrows are gone."""
    disable_sliders = Prop(checks.flag)
    """Whether the squares, which move along two axes, are gone."""
    disable_rotations = Prop(checks.flag)
    """Whether the rings are gone."""
    translation_limits = Prop(limits)
    """Lowest and highest metres along x, y and z, from where the script put them."""
    rotation_limits = Prop(limits)
    """Lowest and highest radians about x, y and z."""
    depth_test = Prop(checks.flag)
    """Whether what is in front covers them."""
    opacity = Prop(checks.fraction)
    """0..1."""
    node_scale = Prop(checks.scale, field='scale')
    """That of the node, and of all below it."""
    group = Prop(checks.text)
    """Control group (``Server(groups=...)``) whose holder alone may move it; '' for all."""
    home_position = Prop(checks.vector3)
    """Metres: where the script put them last."""
    home_wxyz = Prop(checks.rotation, field='home_orientation')
    """How the script turned them last."""

    _mover = ''
    _entries: tuple[_Entry, ...] = ()
    _updated = 0.0

    @property
    def update_timestamp(self) -> float:
        """When a viewer moved it last, seconds since 1970; 0 before that."""
        return self._updated

    def on_update(self, func: F) -> F:
        """Call back with ``TransformControlsEvent`` steps: one start, updates, always one end."""
        return self._on('', func)

    def on_drag_start(self, func: F) -> F:
        """Call back when a viewer takes hold of it."""
        return self._on('start', func)

    def on_drag_end(self, func: F) -> F:
        """Call back when it is let go, or its viewer is gone."""
        return self._on('end', func)

    def remove_update_callback(self, callback: Literal['all'] | Updated = 'all') -> None:
        """Call one no more, or none, of whichever phase."""
        self._entries = tuple(e for e in self._entries if callback not in ('all', e.callback))

    def remove_drag_start_callback(self, callback: Literal['all'] | Updated = 'all') -> None:
        """Call one no more when it is taken hold of, or none."""
        self._remove_of('start', callback)

    def remove_drag_end_callback(self, callback: Literal['all'] | Updated = 'all') -> None:
        """Call one no more when it is let go, or none."""
        self._remove_of('end', callback)

    @internal
    def dragged(self, client: ClientHandle, event: GizmoDragged, submit: Submit) -> None:
        """A viewer moved it: take its pose over, and tell all others; loop thread."""
        self._updated = time.time()
        with suppress(RuntimeError):  # it is removed, perhaps this very moment
            self._live.update(lambda parts: self._moved(parts, client.client_id, event))
        told = TransformControlsEvent(client, client.client_id, self, event.phase)
        for each in self._entries:
            if each.phase in ('', event.phase):
                each.steps.add(told, submit)

    def _moved(self, parts: Parts, client_id: str, event: GizmoDragged) -> Parts:
        before = parts[NodePlacement.SLOT]
        assert isinstance(before, NodePlacement)
        after = before.with_fields({'position': event.position, 'orientation': event.orientation})
        last = event.phase == 'end'
        if after == before and not last:
            return parts
        # How it ends is told to all: the page that drags has gone on by itself meanwhile.
        self._mover = '' if last else client_id
        return {**parts, NodePlacement.SLOT: after}

    def _settled(self, parts: dict[str, Part]) -> Parts:
        """Limits count from where the script puts it, not from where viewers did."""
        place, look = parts[NodePlacement.SLOT], parts[TransformControlsLook.SLOT]
        assert isinstance(place, NodePlacement)
        assert isinstance(look, TransformControlsLook)
        if look.group:
            self._scene.gui._control_group(look.group)
        before = self._shown.get(NodePlacement.SLOT)
        if isinstance(before, NodePlacement):
            same = before.position == place.position and before.orientation == place.orientation
            if same:
                return parts
        home = replace(look, home_position=place.position, home_orientation=place.orientation)
        return {**parts, TransformControlsLook.SLOT: home}

    def _tell(self, parts: Parts, changed: Sequence[Part]) -> None:
        mover, self._mover = self._mover, ''
        self._scene._publish_all(changed, mover)

    def _on(self, phase: Phase | Literal[''], callback: F) -> F:
        checks.callback('callback', callback)
        self._entries = (*self._entries, _Entry(callback, phase, Steps(callback)))
        return callback

    def _remove_of(self, phase: Phase, callback: Literal['all'] | Updated) -> None:
        self._entries = tuple(
            e for e in self._entries if e.phase != phase or callback not in ('all', e.callback)
        )


class TransformControls(SceneBase):
    """Adds transform controls."""

    def add_transform_controls(
        self,
        name: str,
        scale: float = 1.0,
        *,
        line_width: float = 2.5,
        fixed: bool = False,
        active_axes: Flags = (True, True, True),
        disable_axes: bool = False,
        disable_sliders: bool = False,
        disable_rotations: bool = False,
        translation_limits: ArrayLike = FAR,
        rotation_limits: ArrayLike = FAR,
        depth_test: bool = True,
        opacity: float = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> TransformControlsHandle:
        """
        Add arrows to move the node along its axes, squares for its planes, arcs to turn it.

        ``scale`` is their length, metres; with ``fixed`` pixels, however far away they are.
        ``line_width`` is pixels. What needs an axis that is not active is left out. Limits are
        (3, 2): least and most along or about x, y and z, metres or radians, from where the script
        put it last.
        """
        return self._add(
            TransformControlsHandle,
            name,
            scale=scale,
            line_width=line_width,
            fixed=fixed,
            active_axes=active_axes,
            disable_axes=disable_axes,
            disable_sliders=disable_sliders,
            disable_rotations=disable_rotations,
            translation_limits=translation_limits,
            rotation_limits=rotation_limits,
            depth_test=depth_test,
            opacity=opacity,
            node_scale=1.0,
            home_position=position,
            home_wxyz=wxyz,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )
