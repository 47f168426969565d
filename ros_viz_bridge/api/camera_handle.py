# SPDX-License-Identifier: Apache-2.0
"""The camera of one client, read and written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
import math
import time
from typing import Any, Literal, TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from ..core.internal import internal
from ..runtime.live import Live
from ..runtime.steps import Steps
from ..wire.camera import Lens
from ..wire.client import CameraMoved
from ..wire.session import SetCamera
from . import checks
from .camera_axes import (
    body_of,
    camera_of,
    kept_up,
    looking,
    rotation,
    Three,
    three,
    Vector,
    vector,
    wxyz_of,
)
from .known_attributes import KnownAttributes

if TYPE_CHECKING:
    from .client_handle import ClientHandle

Updated = Callable[['CameraHandle'], Any]
TOLD = 10.0
"""Seconds in which a page tells where its camera is."""
OBEYED = 2.0
"""Seconds in which a page goes where it is sent; what it told before is older than the order."""
NEAREST, FARTHEST = 0.02, 1e6
NO_LENS = Lens('', 'lens', 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class CameraView:
    """Where a camera is and what it sees, as known here."""

    position: Three = (0.0, 0.0, 0.0)
    look_at: Three = (1.0, 0.0, 0.0)
    up: Three = (0.0, 0.0, 1.0)
    body: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)
    fov: float = 0.0
    near: float = 0.0
    far: float = 0.0
    width: int = 0
    height: int = 0
    frame: str = ''
    time: float = 0.0
    """0 before the page told anything."""
    orders: int = 0
    ordered: float = 0.0
    lens: Lens = NO_LENS
    """What the script set of it."""


class CameraHandle(KnownAttributes):
    """
    The camera of one client. Assigning to a property moves it in the browser at once.

    Poses are those of the camera in the viewer's fixed frame (``frame``; the world of a scene
    without TF), metres; the camera looks along its +z, x is to the right, y down (OpenCV).

    Before the page has told where its camera is, milliseconds after it connects, reading waits for
    that; in an ``async def`` callback it raises RuntimeError: ``await client.camera.ready()``.
    """

    def __init__(self, client: ClientHandle) -> None:
        self._client = client
        self._told = CameraView()
        self._live = Live(self._told, self._tell)
        self._callbacks: tuple[Steps, ...] = ()
        self._known = asyncio.Event()

    @property
    def client(self) -> ClientHandle:
        """The client whose camera it is."""
        return self._client

    @property
    def frame(self) -> str:
        """The viewer's fixed frame, in which poses are told; '' in a scene without TF."""
        return self._view().frame

    @property
    def position(self) -> Vector:
        """Where it is, (3,) float64. Assigned, what it looks at moves with it."""
        return np.array(self._view().position)

    @position.setter
    def position(self, position: ArrayLike) -> None:
        place = vector('position', position, 3)

        def move(view: CameraView) -> CameraView:
            look_at = place + np.array(view.look_at) - np.array(view.position)
            return _ordered(view, position=three(place), look_at=three(look_at))

        self._change(move)

    @property
    def wxyz(self) -> Vector:
        """Orientation w x y z, (4,) float64. Assigned, it turns on the spot."""
        return np.array(wxyz_of(camera_of(self._view().body)))

    @wxyz.setter
    def wxyz(self, wxyz: ArrayLike) -> None:
        matrix = rotation('wxyz', wxyz)

        def turn(view: CameraView) -> CameraView:
            position = np.array(view.position)
            distance = float(np.linalg.norm(np.array(view.look_at) - position))
            return _ordered(
                view,
                body=body_of(matrix),
                look_at=three(position + distance * matrix[:, 2]),
                up=three(kept_up(matrix, np.array(view.up))),
            )

        self._change(turn)

    @property
    def look_at(self) -> Vector:
        """What it looks at and turns around, (3,) float64. Assigned, it turns there, upright."""
        return np.array(self._view().look_at)

    @look_at.setter
    def look_at(self, look_at: ArrayLike) -> None:
        point = vector('look_at', look_at, 3)
        self._change(lambda view: _aimed(view, point, np.array(view.up)))

    @property
    def up_direction(self) -> Vector:
        """What stays up while it turns, (3,) float64 of length one."""
        return np.array(self._view().up)

    @up_direction.setter
    def up_direction(self, up_direction: ArrayLike) -> None:
        up = vector('up_direction', up_direction, 3)
        length = float(np.linalg.norm(up))
        if length == 0.0:
            raise ValueError('up_direction must not be zero')
        self._change(lambda view: _aimed(view, np.array(view.look_at), up / length))

    @property
    def fov(self) -> float:
        """Vertical field of view, radians, between 0 and pi."""
        return self._view().fov

    @fov.setter
    def fov(self, fov: float) -> None:
        self._lens(fov=number('fov', fov, above=0.0, below=math.pi))

    @property
    def near(self) -> float:
        """Nothing nearer than this is drawn, metres; the page fits it to the distance itself."""
        return self._view().near

    @near.setter
    def near(self, near: float) -> None:
        self._lens(near=number('near', near, above=0.0))

    @property
    def far(self) -> float:
        """Nothing farther than this is drawn, metres."""
        return self._view().far

    @far.setter
    def far(self, far: float) -> None:
        self._lens(far=number('far', far, above=0.0))

    @property
    def min_orbit_distance(self) -> float:
        """How near the viewer can go to what the camera turns around, metres."""
        return self._live.state.lens.min_distance or NEAREST

    @min_orbit_distance.setter
    def min_orbit_distance(self, min_orbit_distance: float) -> None:
        distance = number('min_orbit_distance', min_orbit_distance, above=0.0)
        if distance > self.max_orbit_distance:
            raise ValueError(
                f'min_orbit_distance must be at most max_orbit_distance'
                f' ({self.max_orbit_distance:g}), not {distance:g}'
            )
        self._lens(min_distance=distance)

    @property
    def max_orbit_distance(self) -> float:
        """How far the viewer can go from what the camera turns around, metres; inf is allowed."""
        distance = self._live.state.lens.max_distance or FARTHEST
        return math.inf if distance >= 1e15 else distance

    @max_orbit_distance.setter
    def max_orbit_distance(self, max_orbit_distance: float) -> None:
        distance = min(1e15, number('max_orbit_distance', max_orbit_distance, above=0.0, inf=True))
        if distance < self.min_orbit_distance:
            raise ValueError(
                f'max_orbit_distance must be at least min_orbit_distance'
                f' ({self.min_orbit_distance:g}), not {distance:g}'
            )
        self._lens(max_distance=distance)

    @property
    def image_width(self) -> int:
        """Pixels of the view on the client's screen."""
        return self._view().width

    @property
    def image_height(self) -> int:
        """Pixels of the view on the client's screen."""
        return self._view().height

    @property
    def aspect(self) -> float:
        """Width of the view divided by its height."""
        view = self._view()
        return view.width / max(1, view.height)

    @property
    def update_timestamp(self) -> float:
        """When it changed last, seconds of ``time.time()``."""
        return self._view().time

    async def ready(self) -> None:
        """
        Wait until the page has told where its camera is.

        Raises ClientGoneError, a RuntimeError, as soon as the client leaves; RuntimeError after
        10 s.
        """
        if self._known.is_set():
            return
        try:
            await self._client.happens(self._known, TOLD)
        except TimeoutError:
            raise RuntimeError(
                f'the page of {self._client.client_id} has not told where its camera is'
            ) from None

    def on_update(self, callback: Updated) -> Updated:
        """
        Call back with this handle whenever the viewer moved the camera.

        A ``def`` runs on a callback thread, an ``async def`` on the server's loop. A callback that
        is slower than the movements is called with the newest, once. Usable as a decorator.
        """
        checks.callback('callback', callback)
        lane = id(callback), self._client.client_id
        self._callbacks = (*self._callbacks, Steps(callback, lane=lane))
        return callback

    def get_render(
        self,
        height: int,
        width: int,
        transport_format: Literal['png', 'jpeg'] = 'jpeg',
        timeout: float | None = None,
    ) -> np.ndarray:
        """As ``ClientHandle.get_render`` from where the camera is."""
        return self._client.get_render(
            height, width, transport_format=transport_format, timeout=timeout
        )

    @internal
    def moved(self, event: CameraMoved) -> None:
        """The page told where it is; loop thread."""
        self._live.update(lambda view: _heard(view, event), tell=False)
        self._known.set()
        for callback in self._callbacks:
            callback.put(self, self._client._submit)

    def _view(self) -> CameraView:
        if not self._live.state.time:
            self._client.wait(self.ready, instead='await client.camera.ready()')
        return self._live.state

    def _change(self, change: Callable[[CameraView], CameraView]) -> None:
        self._view()
        self._live.update(change)

    def _lens(self, **changed: Any) -> None:
        def set_lens(view: CameraView) -> CameraView:
            seen: Any = {name: changed[name] for name in changed if hasattr(view, name)}
            return replace(view, lens=replace(view.lens, **changed), **seen)

        self._live.update(set_lens)

    def _tell(self, view: CameraView) -> None:
        """Tell the page what is new; one thread at a time."""
        told, self._told = self._told, view
        if view.orders != told.orders:
            distance = math.dist(view.position, view.look_at)
            order = SetCamera(
                '', view.position, view.body, 0.0, distance, list(view.up), view.orders
            )
            self._client.publish(order)
        if view.lens != told.lens:
            self._client.keep(view.lens)


def number(
    name: str, value: float, *, above: float, below: float = math.inf, inf: bool = False
) -> float:
    """Return a float in a range, its ends excluded. Raises TypeError, ValueError that name it."""
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f'{name} must be a number, not {value!r}')
    if above < value < below or (inf and value == math.inf):
        return float(value)
    limit = f'between {above:g} and {below:g}' if below < math.inf else f'above {above:g}'
    raise ValueError(f'{name} must be {limit}, not {value!r}')


def _ordered(view: CameraView, **changed: Any) -> CameraView:
    now = time.time()
    return replace(view, orders=view.orders + 1, ordered=now, time=now, **changed)


def _aimed(view: CameraView, point: Vector, up: Vector) -> CameraView:
    ahead = point - np.array(view.position)
    if float(np.linalg.norm(ahead)) == 0.0:
        raise ValueError('look_at must not be where the camera is')
    matrix = looking(ahead, up, camera_of(view.body))
    return _ordered(view, look_at=three(point), up=three(up), body=body_of(matrix))


def _heard(view: CameraView, event: CameraMoved) -> CameraView:
    """Return what is known after a page's word, which may be older than the last order."""
    now = time.time()
    lens = view.lens
    view = replace(
        view,
        time=now,
        fov=lens.fov or event.fov,
        near=lens.near or event.near,
        far=lens.far or event.far,
        width=event.width,
        height=event.height,
        frame=event.frame,
    )
    if event.seq < view.orders and now - view.ordered < OBEYED:
        return view
    ahead = camera_of(event.orientation)[:, 2] * (event.distance or 1.0)
    return replace(
        view,
        position=event.position,
        body=event.orientation,
        look_at=three(np.array(event.position) + ahead),
        up=event.up,
    )
