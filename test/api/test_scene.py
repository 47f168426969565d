# SPDX-License-Identifier: Apache-2.0
"""What a script adds is what pages draw."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.scene import transform_table

from ros_viz_bridge.api.scene import SceneApi
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.message import ServerMessage
from ros_viz_bridge.wire.scene import Axes, Pose, Visible


class Published:
    """Takes what is published, as the server would."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        self.removed: list[tuple[str, str, str]] = []
        self.scene = SceneApi(self, layer='c1')

    def publish(self, *messages: ServerMessage, layer: str = '', to: str | None = None) -> None:
        assert (layer, to) == ('c1', None)
        for message in messages:
            encode(message)
        self.messages += messages

    def remove(self, display: str, key: str, *, layer: str = '') -> None:
        self.removed.append((display, key, layer))

    def points(self, **options: Any) -> np.ndarray:
        """Return the points of the last cloud, read as the page reads them."""
        cloud = self.messages[-1]
        floats = cloud.data.view('<f4').reshape(cloud.count, cloud.step // 4)
        return floats[:, :3].astype(np.float64) + np.array(cloud.origin)


@pytest.fixture
def out() -> Published:
    return Published()


def test_a_cloud(out: Published) -> None:
    points = np.random.default_rng(1).normal(size=(100, 3))
    out.scene.add_point_cloud('c', points=points, frame='map', stamp=2.0)
    cloud = out.messages[-1]
    assert (cloud.count, cloud.step, cloud.frame, cloud.stamp) == (100, 12, 'map', 2.0)
    assert [field.name for field in cloud.fields] == ['x', 'y', 'z']
    np.testing.assert_allclose(out.points(), points, atol=1e-6)


def test_colours(out: Published) -> None:
    points = np.zeros((2, 3))
    for colors in ([[1.0, 0.5, 0.0]] * 2, (1.0, 0.5, 0.0), [[255, 128, 0]] * 2):
        out.scene.add_point_cloud('c', points=points, colors=colors)
        cloud = out.messages[-1]
        packed = cloud.data.view('<u4').reshape(2, 4)[:, 3]
        assert [hex(each) for each in packed] == ['0xff8000', '0xff8000']
        assert cloud.fields[3].name == 'rgb' and cloud.fields[3].offset == 12


def test_far_away_points_keep_their_millimetres(out: Published) -> None:
    points = np.array([[500_000.001, 5_400_000.002, 100.003], [500_001.0, 5_400_001.0, 101.0]])
    out.scene.add_point_cloud('c', points=points)
    np.testing.assert_allclose(out.points(), points, atol=1e-4)


def test_points_that_are_not_finite_stay_among_the_others(out: Published) -> None:
    out.scene.add_point_cloud('c', points=[[np.nan, 0, 0], [1, 2, 3]])
    assert np.isnan(out.points()[0]).any()
    assert out.points()[1].tolist() == [1, 2, 3]
    out.scene.add_point_cloud('c', points=np.zeros((0, 3)))
    assert out.messages[-1].count == 0


@pytest.mark.parametrize(
    ('points', 'colors', 'reason'),
    [
        (np.zeros((3, 2)), None, r'points must have shape \(N, 3\), not \(3, 2\)'),
        (np.zeros(3), None, 'points must have shape'),
        (np.zeros((3, 3)), np.zeros((2, 3)), r'colors must have shape \(3, 3\)'),
    ],
)
def test_other_shapes_are_refused(out: Published, points: Any, colors: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        out.scene.add_point_cloud('c', points=points, colors=colors)
    assert out.messages == []


def test_a_node_moves_hides_and_goes_without_its_data(out: Published) -> None:
    node = out.scene.add_frame('f', frame='map', length=0.5)
    node.set_pose(position=(1, 2, 3), orientation=(0, 0, 2, 0))
    node.set_visible(False)
    node.remove()
    axes, pose, visible = out.messages
    assert isinstance(axes, Axes) and axes.length == 0.5
    assert pose == Pose('', 'f', (1.0, 2.0, 3.0), (0.0, 0.0, 1.0, 0.0))
    assert visible == Visible('', 'f', False)
    assert out.removed == [('', 'f', 'c1')]


@pytest.mark.parametrize(
    'pose',
    [
        {'orientation': (0, 0, 0, 0)},
        {'orientation': (0, 0, 1)},
        {'position': (0, 0)},
        {'position': (0, 0, float('nan'))},
    ],
)
def test_a_pose_that_is_none_is_refused(out: Published, pose: Any) -> None:
    with pytest.raises(ValueError, match='orientation|position'):
        out.scene.add_frame('f').set_pose(**pose)


def test_transforms(out: Published) -> None:
    out.scene.set_transform('base', parent='map', position=(4, 0, 0), static=True)
    assert transform_table(out.messages[-1]) == {'base': ('map', 4.0, True)}
    turn = (0.0, 0.0, 0.0, 2.0)
    out.scene.add_transforms(
        [('map', 'a', (1, 0, 0), turn), ('a', 'b', (2, 0, 0), turn)], stamp=7.0
    )
    batch = out.messages[-1]
    assert transform_table(batch) == {'a': ('map', 1.0, False), 'b': ('a', 2.0, False)}
    assert batch.stamp.tolist() == [7.0, 7.0]
    assert batch.pose[:, 6].tolist() == [1.0, 1.0]
    out.scene.add_transforms([])
    assert len(out.messages[-1].child) == 0


def test_transforms_of_one_client_do_not_hide_the_shared_ones(out: Published) -> None:
    out.scene.set_transform('base', parent='map')
    shared: list[Any] = []
    out.publish = lambda *messages, **to: shared.extend(messages)  # type: ignore[method-assign]
    SceneApi(out, layer='').set_transform('base', parent='map')
    assert out.messages[-1].key != shared[-1].key
