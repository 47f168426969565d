# SPDX-License-Identifier: Apache-2.0
"""Messages changed in place are the messages written anew."""

from __future__ import annotations

from typing import Any

from cdr.helpers import POSE_ARRAY, TRICKY
import numpy as np
import pytest

from ros_viz_bridge.cdr import CdrError, Reader, Template, Writer

_NAMED: list[dict[str, Any]] = [{'name': 'n' * i, 'values': [0.0] * i} for i in (1, 2, 4)]


def test_poses_and_stamp_as_written_anew() -> None:
    """What the headset publishes at 60 Hz."""
    template = Template(POSE_ARRAY, {'header': {'frame_id': 'hand'}, 'poses': np.zeros((25, 7))})
    for i in range(3):
        poses = np.random.default_rng(i).random((25, 7))
        template.set('header.stamp.sec', i)
        template.set('header.stamp.nanosec', 4_000_000_000)
        template.set('poses', poses)
        stamp = {'sec': i, 'nanosec': 4_000_000_000}
        values = {'header': {'stamp': stamp, 'frame_id': 'hand'}, 'poses': poses}
        assert template.bytes() == Writer(POSE_ARRAY).write(values)


@pytest.mark.parametrize(
    ('path', 'value', 'read'),
    [
        ('number', 2.5, lambda view: view.number),
        ('flag', True, lambda view: view.flag),
        ('data', [1, 2, 3], lambda view: view.data),
        ('mixed.small', [1, 2], lambda view: view.mixed.small),
        ('mixed.three', [[1, 2, 3], [4, 5, 6]], lambda view: view.mixed.three),
        ('mixed[1].three', [7, 8, 9], lambda view: view.mixed[1].three),
        ('named.octet', [1, 2, 3], lambda view: view.named.octet),
        ('named.pose', np.ones((3, 7)), lambda view: view.named.pose.array()),
        ('named.pose.position', np.ones((3, 3)), lambda view: view.named.pose.position.array()),
        ('named[2].pose', range(7), lambda view: view.named[2].pose.array()),
        ('named[1].values', [1.5, 2.5], lambda view: view.named[1].values),
        ('named[1].inner.large', -1.0, lambda view: view.named[1].inner.large),
        ('named[0].points', np.ones((0, 3)), lambda view: view.named[0].points.array()),
    ],
)
def test_every_kind_of_target(path: str, value: Any, read: Any) -> None:
    """Regular or not, each lands where reading finds it, and nowhere else."""
    template = Template(TRICKY, {'data': bytes(3), 'mixed': [{}] * 2, 'named': _NAMED})
    before = Reader(TRICKY).read(template.bytes())
    template.set(path, value)
    after = Reader(TRICKY).read(template.bytes())
    np.testing.assert_array_equal(read(after), value)
    template.set(path, read(before))
    assert template.bytes() == Writer(TRICKY).write(before)


def test_view_shows_changes_and_is_writable() -> None:
    """Hot loops may write through an array they keep."""
    template = Template(POSE_ARRAY, {'poses': np.zeros((2, 7))})
    poses = template.view.poses.array()
    poses[1] = 5.0
    assert template.view.poses[1].position.x == 5.0
    assert (Reader(POSE_ARRAY).read(template.bytes()).poses.array()[1] == 5.0).all()


def test_bytes_are_a_copy() -> None:
    """What is being sent does not change any more."""
    template = Template(POSE_ARRAY, {'poses': np.zeros((1, 7))})
    data = template.bytes()
    template.set('poses', np.ones((1, 7)))
    assert (Reader(POSE_ARRAY).read(data).poses.array() == 0).all()


@pytest.mark.parametrize(
    ('path', 'value'),
    [
        ('header.frame_id', 'other'),
        ('header', {}),
        ('nothing', 1),
        ('poses[2]', range(7)),
        ('poses..position', 1),
        ('', 1),
        ('header.stamp.sec', 1.5),
        ('header.stamp.sec', 2**31),
        ('poses', np.zeros((3, 7))),
        ('poses', [[1.0, 2.0], [3.0]]),
        ('poses', np.zeros((2, 7), complex)),
        ('poses.position.x', [1.0]),
    ],
)
def test_what_does_not_fit_changes_nothing(path: str, value: Any) -> None:
    """Half a write would publish a pose that nobody had."""
    template = Template(POSE_ARRAY, {'poses': np.ones((2, 7))})
    before = template.bytes()
    with pytest.raises(CdrError):
        template.set(path, value)
    assert template.bytes() == before
