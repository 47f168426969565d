# SPDX-License-Identifier: Apache-2.0
"""A frame is converted once, part by part: what is not sound spoils nothing else."""

from __future__ import annotations

from dataclasses import replace

from inputs.xr_samples import AIM, body, EVERYTHING, GRIP, hand, nobody, sample
import numpy as np
import pytest

from ros_viz_bridge.inputs.axes import body_from_webxr
from ros_viz_bridge.inputs.xr_body import xr_body
from ros_viz_bridge.wire import codec
from ros_viz_bridge.wire.xr import XrSample


def test_everything_of_a_frame_fits_two_kilobytes() -> None:
    """Both hands and both controllers, after a day in the headset."""
    assert len(codec.encode(XrSample(**EVERYTHING))) <= 2048


def test_every_part_is_where_it_belongs() -> None:
    found = body()
    np.testing.assert_allclose(found.left.joints, body_from_webxr(hand(1).reshape(25, 7)), 1e-6)
    np.testing.assert_allclose(found.right.joints, body_from_webxr(hand(2).reshape(25, 7)), 1e-6)
    np.testing.assert_allclose(found.left.grip, body_from_webxr(GRIP), rtol=1e-6)
    np.testing.assert_allclose(found.left.aim, body_from_webxr(AIM), rtol=1e-6)
    np.testing.assert_allclose(found.right.grip, body_from_webxr(AIM), rtol=1e-6)
    np.testing.assert_allclose(found.left.radii, 0.009)
    assert found.side('left') is found.left
    assert found.left.pressed == 17


def test_nothing_is_nothing() -> None:
    found = nobody()
    assert found.head is None
    for side in (found.left, found.right):
        assert side.joints is side.radii is side.grip is side.aim is side.axes is None


def test_emulated_is_said_of_each() -> None:
    left, right = body(emulated=1).left, body(emulated=8).right
    assert (left.hand_emulated, left.controller_emulated) == (True, False)
    assert (right.hand_emulated, right.controller_emulated) == (False, True)
    assert not body(emulated=1).right.hand_emulated


@pytest.mark.parametrize(
    'bad', [np.zeros(14, np.float32), np.full(14, np.nan, np.float32), GRIP, np.ones(13)]
)
def test_a_part_that_is_not_sound_is_left_out_alone(bad: np.ndarray) -> None:
    """The codec lets quaternions of any length pass; events made otherwise anything."""
    found = xr_body(replace(sample(), left_controller=bad))
    assert found.left.grip is found.left.aim is None
    assert found.head is not None
    assert found.left.joints is not None
    assert found.right.grip is not None
