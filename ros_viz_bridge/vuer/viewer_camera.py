# SPDX-License-Identifier: Apache-2.0
"""The camera of a session's viewer, as elements set it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..api.camera_axes import body_of, looking, three
from ..api.client_handle import ClientHandle
from ..wire.session import SetCamera

LENS = {
    'fov': 'fov',
    'near': 'near',
    'far': 'far',
    'min_distance': 'min_orbit_distance',
    'max_distance': 'max_orbit_distance',
}
Turn = Callable[[], NDArray[np.float64]]


class ViewerCamera:
    """What ``Plan(where='camera')`` calls; poses are in the axes of the scene."""

    def __init__(self, client: ClientHandle, turn: Turn) -> None:
        self._client = client
        self._turn = turn

    def configure(self, **values: Any) -> CameraSetting:
        """Set what is given, and return what changes it."""
        setting = CameraSetting(self.put)
        setting.update(**values)
        return setting

    def put(self, **values: Any) -> None:
        """Set the lens, and go to a ``pose``: position, point to look at, up (0 0 0: upright)."""
        for name, value in values.items():
            if name in LENS and value is not None:
                setattr(self._client.camera, LENS[name], value)
        if values.get('pose') is not None:
            self._go(*values['pose'])

    def _go(self, position: Any, look_at: Any, up: Any) -> None:
        turn = self._turn()
        here, there = turn @ np.array(position), turn @ np.array(look_at)
        upward = turn @ np.array(up) if any(up) else np.array([0.0, 0.0, 1.0])
        distance = float(np.linalg.norm(there - here))
        if distance == 0.0:
            raise ValueError(f'a camera cannot look at where it is: lookAt {list(look_at)}')
        matrix = looking(there - here, upward, np.eye(3))
        body = body_of(matrix)
        self._client.publish(SetCamera('', three(here), body, 0.0, distance, [0.0, 0.0, 1.0]))


class CameraSetting:
    """As a handle: what was set of the camera. It stays when the element goes."""

    def __init__(self, put: Callable[..., None]) -> None:
        self._put = put

    def update(self, **values: Any) -> None:
        """Change some of it."""
        self._put(**values)

    def remove(self) -> None:
        """The viewer's camera stays where it is."""
