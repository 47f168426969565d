# SPDX-License-Identifier: Apache-2.0
"""Reading all elements of a sequence at once."""

from __future__ import annotations

from typing import Any

from cdr.helpers import POSE_ARRAY, TRICKY
import numpy as np
import pytest

from ros_viz_bridge.cdr import CdrError, Columns, Ragged, Strings, view_from_dict

_NAMED: list[dict[str, Any]] = [
    {
        'name': 'n' * i,
        'inner': {'small': i, 'three': [i, i, i]},
        'values': np.arange(i, dtype=np.float32),
        'pose': {'position': {'x': float(i)}},
        'points': np.full((i, 3), float(i)),
        'tags': ['tag'] * (3 - i),
        'octet': i,
        'two': [{'small': i}, {'small': 10 + i}],
        'longs': [-i] * i,
    }
    for i in range(4)
]


@pytest.fixture
def named() -> Any:
    """Four elements of different sizes."""
    return view_from_dict(TRICKY, {'named': _NAMED}).named


def test_shapes_and_kinds(named: Columns) -> None:
    """Displays rely on these."""
    assert named.octet.tolist() == [0, 1, 2, 3]
    assert named.octet.dtype == np.uint8
    assert named.inner.three.shape == (4, 3)
    assert isinstance(named.inner, Columns)
    assert isinstance(named.name, Strings)
    assert named.pose.array().shape == (4, 7)
    assert named.pose.position.x.tolist() == [0, 1, 2, 3]


def test_sequences_in_elements_are_values_and_offsets(named: Columns) -> None:
    """The points of all markers are one array."""
    points = named.points
    assert isinstance(points, Ragged)
    assert points.offsets.tolist() == [0, 0, 1, 3, 6]
    assert points.offsets.dtype == np.int64
    assert points.values.array()[:, 0].tolist() == [1, 2, 2, 3, 3, 3]  # type: ignore[union-attr]
    assert named.values[3].tolist() == [0, 1, 2]
    assert named.longs.values.tolist() == [-1, -2, -2, -3, -3, -3]
    assert named.tags[0].list() == ['tag'] * 3
    assert len(named.tags.values) == 6
    assert named.two.values.small.tolist() == [0, 10, 1, 11, 2, 12, 3, 13]


def test_slices_and_elements(named: Columns) -> None:
    """Part of the elements reads as the whole does."""
    part = named[1:3]
    assert len(part) == 2
    assert part.octet.tolist() == [1, 2]
    assert part.name.list() == ['n', 'nn']
    assert part.points.offsets.tolist() == [0, 1, 3]
    assert part.points.values.x.tolist() == [1, 2, 2]
    assert part.values.values.tolist() == [0, 0, 1]
    assert part.tags.values.list() == ['tag'] * 3
    assert named[-1].name == 'nnn'
    assert [element.octet for element in named] == [0, 1, 2, 3]
    assert len(named[3:1]) == 0


def test_wrong_uses_are_refused(named: Columns) -> None:
    """Each with a sentence, none with a wrong answer."""
    with pytest.raises(IndexError):
        _ = named[4]
    with pytest.raises(CdrError, match='step'):
        _ = named[::2]
    with pytest.raises(AttributeError, match="test_msgs/msg/Named has no field 'nothing'"):
        _ = named.nothing
    with pytest.raises(CdrError, match='not all numbers of one type'):
        named.array()


def test_empty_sequences_keep_shapes_and_types() -> None:
    """A MarkerArray without markers goes the same way as any other."""
    view = view_from_dict(POSE_ARRAY, {})
    assert view.poses.array().shape == (0, 7)
    assert view.poses.position.x.dtype == np.float64
    named = view_from_dict(TRICKY, {}).named
    assert named.name.list() == []
    assert named.name.unique()[0] == []
    assert named.points.offsets.tolist() == [0]
    assert named.points.values.array().shape == (0, 3)
    assert named.values.values.dtype == np.float32
    assert named.two.values.small.size == 0


def test_repr_names_type_and_fields(named: Columns) -> None:
    """Somebody at a prompt sees what there is."""
    assert '4 test_msgs/msg/Named: name, inner' in repr(named)
    assert 'inner' in dir(named)
