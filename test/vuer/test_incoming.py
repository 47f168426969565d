# SPDX-License-Identifier: Apache-2.0
"""What pages send reaches handlers in the shapes, axes and units that ``payloads`` documents."""

from __future__ import annotations

import math
from typing import Any

from inputs.xr_samples import NOTHING, sample
import numpy as np
import pytest

from ros_viz_bridge.vuer.incoming import events, WANTS
from ros_viz_bridge.vuer.payloads import VALUES
from ros_viz_bridge.vuer.schemas import Scene
from ros_viz_bridge.wire.client import CameraMoved
from ros_viz_bridge.wire.page_events import GamepadMoved, KeyChanged, PageInfo

Y_UP, Z_UP = Scene().turn(), Scene(up=[0, 0, 1]).turn()


def of(message: Any, turn: Any = Y_UP) -> dict[str, Any]:
    found = {etype: value for etype, _, value in events(message, turn)}
    for etype, value in found.items():
        expected = VALUES[etype].__annotations__
        assert value.keys() == expected.keys(), etype
    return found


def moved(*position: float) -> CameraMoved:
    return CameraMoved(0.0, 'map', position, (0.0, 0.0, 0.0, 1.0), math.pi / 2, 1.5)  # type: ignore[arg-type]


def test_cameras_are_in_the_axes_of_the_scene() -> None:
    camera = of(moved(3.0, 2.0, 1.0))['CAMERA_MOVE']['camera']
    assert camera['position'] == pytest.approx([-2, 1, -3])
    # It looks along x of ROS, which is -z here: as three.js' camera does unturned.
    assert camera['quaternion'] == pytest.approx([0, 0, 0, 1])
    assert camera['rotation'] == pytest.approx([0, 0, 0])
    assert camera['matrix'][12:15] == pytest.approx([-2, 1, -3])
    assert camera['fov'] == pytest.approx(90.0) and camera['aspect'] == 1.5
    camera = of(moved(3.0, 2.0, 1.0), Z_UP)['CAMERA_MOVE']['camera']
    assert camera['position'] == pytest.approx([3, 2, 1])
    matrix = np.reshape(camera['matrix'], (4, 4)).T
    assert matrix[:3, :3] @ [0, 0, -1] == pytest.approx([1, 0, 0])
    assert matrix[:3, :3] @ [0, 1, 0] == pytest.approx([0, 0, 1])


def test_hands_are_25_matrices_each_or_none() -> None:
    poses = np.zeros((25, 7), np.float32)
    poses[:, 6] = 1.0
    poses[:, 0] = np.arange(25)
    poses[9, 0] = poses[4, 0] + 0.005  # the tips of thumb and index finger touch
    head = np.array([0, 1.7, 0, 0, 0, 0, 1], np.float32)
    found = of(sample(of=NOTHING, head=head, left_hand=poses.reshape(-1)))
    assert found['HEAD_MOVE']['matrix'][13] == pytest.approx(1.7)
    hands = found['HAND_MOVE']
    assert hands['left'].shape == (400,) and hands['right'] is None
    assert hands['left'].reshape(25, 16)[7, 12] == 7.0
    state = hands['leftState']
    assert state['pinch'] is True and state['pinchValue'] == pytest.approx(0.005, abs=1e-6)
    assert state['squeeze'] is False and state['squeezeValue'] == pytest.approx(3.0)
    assert hands['rightState'] == {}


def test_a_headset_that_is_not_tracked_has_no_head() -> None:
    found = of(sample(of=NOTHING))
    assert 'HEAD_MOVE' not in found and found['HAND_MOVE']['left'] is None


def test_controllers() -> None:
    grip, aim = [9, 9, 9, 0, 0, 0, 1], [1, 2, 3, 0, 0, 0, 1]
    message = sample(
        of=NOTHING,
        left_controller=np.array(grip + aim, np.float32),
        left_gamepad=np.array([0, 0, 0.5, -1, 0.75, 0, 0], np.float32),
        left_pressed=1,
    )
    value = of(message)['CONTROLLER_MOVE']
    assert value['left'][12:15] == pytest.approx([1, 2, 3]) and value['right'] is None
    state = value['leftState']
    assert (state['trigger'], state['triggerValue'], state['squeeze']) == (True, 0.75, False)
    assert state['thumbstickValue'] == [0.5, -1.0] and state['aButton'] is False
    assert value['rightState'] is None


def test_keys_and_presses_of_those_that_are_characters() -> None:
    def key(name: str, event: Any) -> KeyChanged:
        return KeyChanged(0.0, event, name, 'Key', True, False, False, False, False)

    assert set(of(key('w', 'down'))) == {'KeyDown', 'KeyPress'}
    assert of(key('w', 'down'))['KeyDown']['shiftKey'] is True
    assert set(of(key('ArrowUp', 'down'))) == {'KeyDown'}
    assert set(of(key('w', 'up'))) == {'KeyUp'}


def test_gamepads_and_pages() -> None:
    buttons = np.array([0.5, 1, 1, 0, 0, 1], np.float32)
    pad = of(GamepadMoved(0.0, 1, 'pad', np.array([-1], np.float32), buttons))['GAMEPAD']
    assert (pad['index'], pad['id'], pad['axes']) == (1, 'pad', [-1.0])
    assert pad['buttons'][1] == {'value': 0.0, 'pressed': False, 'touched': True}
    info = of(PageInfo('agent', 1, 2, 3, 'UTC'))['INIT']
    assert (info['userAgent'], info['client']) == ('agent', 'browser')


def test_all_that_pages_are_asked_for_is_an_event() -> None:
    assert set(WANTS) <= set(VALUES)
