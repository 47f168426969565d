# SPDX-License-Identifier: Apache-2.0
"""tf2_msgs/msg/TFMessage: every good transform arrives, every bad one is named."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.cdr import MessageType, Reader, Writer
from ros_viz_bridge.displays import tf_message
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.wire.display import StatusItem
from ros_viz_bridge.wire.tf import Transforms


def source(topic: str = '/tf') -> Source:
    return Source(display='/tf', topic=topic, received=5.0, options=tf_message.Options())


def transform(
    child: str,
    parent: str = 'map',
    xyz: tuple[float, ...] = (1.0, 2.0, 3.0),
    q: tuple[float, ...] = (0.0, 0.0, 0.0, 1.0),
    stamp: tuple[int, int] = (7, 500_000_000),
) -> dict[str, Any]:
    return {
        'header': {'stamp': {'sec': stamp[0], 'nanosec': stamp[1]}, 'frame_id': parent},
        'child_frame_id': child,
        'transform': {
            'translation': dict(zip('xyz', xyz, strict=True)),
            'rotation': dict(zip('xyzw', q, strict=True)),
        },
    }


def convert(as_view: Any, *transforms: dict[str, Any], topic: str = '/tf') -> list[Any]:
    msg = as_view(tf_message.ROS_TYPE, {'transforms': list(transforms)})
    return list(tf_message.convert(msg, source(topic)))


def named(batch: Transforms) -> list[tuple[str, str]]:
    return [
        (batch.names[c], batch.names[p])
        for c, p in zip(batch.child.tolist(), batch.parent.tolist(), strict=True)
    ]


def test_all_numbers_of_all_transforms_arrive(as_view: Any) -> None:
    (batch,) = convert(
        as_view,
        transform('odom'),
        transform('base', 'odom', (4.0, 5.0, 6.0), (0.0, 0.0, 1.0, 0.0), (8, 1)),
    )
    assert named(batch) == [('odom', 'map'), ('base', 'odom')]
    assert batch.pose.tolist() == [[1, 2, 3, 0, 0, 0, 1], [4, 5, 6, 0, 0, 1, 0]]
    assert batch.stamp.tolist() == [7.5, 8.000000001]
    assert batch.static.tolist() == [0, 0]
    assert (batch.display, batch.key) == ('/tf', 'tf')


def test_static_topic_folds_into_the_same_state(as_view: Any) -> None:
    (moving,) = convert(as_view, transform('a'))
    (static,) = convert(as_view, transform('b'), topic='/robot/tf_static')
    assert static.static.tolist() == [1]
    assert (static.display, static.key) == (moving.display, moving.key)


def test_old_leading_slashes_name_the_same_frames(as_view: Any) -> None:
    (batch,) = convert(as_view, transform('/odom', '/map'), transform('base', 'odom'))
    assert named(batch) == [('odom', 'map'), ('base', 'odom')]
    assert len(batch.names) == len(set(batch.names))


@pytest.mark.parametrize(
    ('bad', 'name', 'text'),
    [
        (transform(''), '(no name)', 'child_frame_id'),
        (transform('/'), '(no name)', 'child_frame_id'),
        (transform('x', ''), 'x', 'header.frame_id is empty'),
        (transform('x', '/x'), 'x', 'its own parent'),
        (transform('x', xyz=(math.nan, 0.0, 0.0)), 'x', 'NaN'),
        (transform('x', q=(0.0, math.inf, 0.0, 1.0)), 'x', 'NaN or infinity'),
        (transform('x', q=(0.0, 0.0, 0.0, 0.0)), 'x', 'length is 0'),
        (transform('x', q=(0.0, 0.0, 0.0, 1.2)), 'x', 'length is 1.2'),
        (transform('x', q=(1e200, 0.0, 0.0, 1e200)), 'x', 'no unit quaternion'),
    ],
)
def test_a_bad_transform_is_named_and_the_others_go_on(
    as_view: Any, bad: dict[str, Any], name: str, text: str
) -> None:
    item, batch = convert(as_view, transform('a'), bad, transform('b'))
    assert isinstance(item, StatusItem)
    assert (item.name, item.level) == (name, 'error')
    assert text in item.text
    assert named(batch) == [('a', 'map'), ('b', 'map')]
    assert sorted(batch.names) == ['a', 'b', 'map']


def test_only_bad_transforms_make_no_batch(as_view: Any) -> None:
    assert [type(out) for out in convert(as_view, transform('x', 'x'))] == [StatusItem]


def test_no_transforms_are_no_news(as_view: Any) -> None:
    assert convert(as_view) == []


def test_what_is_remembered_of_names_is_of_these_names() -> None:
    """One reader and one display: the same frames again, others in between, and bad ones."""
    kept: dict[str, Any] = {}
    messages = pytest.importorskip('tf2_msgs.msg', reason='tf2_msgs is not installed')
    kind = MessageType.from_class(messages.TFMessage)
    reader, writer = Reader(kind), Writer(kind)

    def batch(*transforms: dict[str, Any]) -> list[Any]:
        told = Source('/tf', '/tf', 5.0, tf_message.Options(), kept)
        msg = reader.read(writer.write({'transforms': list(transforms)}))
        return list(tf_message.convert(msg, told))

    (first,) = batch(transform('a'), transform('b', 'a'))
    (again,) = batch(transform('a', xyz=(4.0, 5.0, 6.0)), transform('b', 'a', stamp=(9, 0)))
    assert again.names is first.names
    assert again.child is first.child
    assert not again.child.flags.writeable
    assert not again.parent.flags.writeable
    assert again.pose[:, 0].tolist() == [4.0, 1.0]
    assert again.stamp.tolist() == [7.5, 9.0]
    (other,) = batch(transform('c'), transform('b', 'c'))
    assert named(other) == [('c', 'map'), ('b', 'c')]
    item, rest = batch(transform('a', xyz=(math.nan, 0.0, 0.0)), transform('b', 'a'))
    assert item.name == 'a'
    assert named(rest) == [('b', 'a')]
    (last,) = batch(transform('a'), transform('b', 'a'))
    assert named(last) == [('a', 'map'), ('b', 'a')]


def test_rounded_rotations_are_made_unit_length(as_view: Any) -> None:
    (batch,) = convert(as_view, transform('a', q=(0.0, 0.0, 0.72, 0.70)), transform('b'))
    assert np.linalg.norm(batch.pose[:, 3:], axis=1) == pytest.approx(1.0, abs=1e-12)
    assert batch.pose[0, 5] / batch.pose[0, 6] == pytest.approx(0.72 / 0.70)
