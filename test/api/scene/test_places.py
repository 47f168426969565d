# SPDX-License-Identifier: Apache-2.0
"""Many nodes are placed by columns: all of them, or, of what is wrong, none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published

COUNT = 4
POSITIONS = np.arange(3.0 * COUNT).reshape(COUNT, 3)


@pytest.fixture
def out() -> Published:
    return Published()


def frames(out: Published) -> list[Any]:
    nodes = [out.scene.add_frame(f'/f/{i}') for i in range(COUNT)]
    out.sent()
    return nodes


def test_each_node_takes_its_row_and_keeps_the_rest(out: Published) -> None:
    nodes = frames(out)
    nodes[1].wxyz = (0, 1, 0, 0)
    out.sent()
    out.scene.place(nodes, position=POSITIONS)
    assert out.sent() == COUNT * ['NodePlacement']
    assert out.together == 1
    assert [node.position.tolist() for node in nodes] == POSITIONS.tolist()
    assert nodes[1].wxyz.tolist() == [0, 1, 0, 0]
    assert out.part('/f/3', 'placement').position == (9.0, 10.0, 11.0)
    out.scene.place(
        (nodes[0], '/f/2', 'f/3'),
        wxyz=[[2, 0, 0, 0], [0, 0, 5e200, 0], [0, 0, 0, 1]],
        scale=[1, 2, 3],
        visible=[False, True, False],
    )
    assert nodes[2].wxyz.tolist() == [0, 0, 1, 0]
    assert out.part('/f/2', 'placement').orientation == (0.0, 1.0, 0.0, 0.0)
    assert [node.scale for node in nodes] == [1.0, 1.0, 2.0, 3.0]
    assert [node.visible for node in nodes] == [False, True, True, False]
    assert nodes[2].position.tolist() == POSITIONS[2].tolist()
    out.scene.place(nodes[:2], scale=[(1, 2, 3), (4, 4, 4)])
    assert [node.scale for node in nodes[:2]] == [(1.0, 2.0, 3.0), 4.0]
    nodes[0].position += (1, 0, 0)
    assert nodes[0].position.tolist() == [1, 1, 2]
    assert (nodes[0].scale, nodes[0].visible) == ((1.0, 2.0, 3.0), False)


def test_a_node_that_comes_twice_takes_the_later_row(out: Published) -> None:
    node = frames(out)[0]
    node.visible = False
    out.scene.place([node, node], position=POSITIONS[:2], wxyz=[(1, 0, 0, 0), (0, 0, 0, 2)])
    assert out.part('/f/0', 'placement').position == (*node.position,) == (3.0, 4.0, 5.0)
    assert (node.wxyz.tolist(), node.visible) == ([0, 0, 0, 1], False)


def test_of_none_or_without_columns_nothing_changes(out: Published) -> None:
    nodes = frames(out)
    out.scene.place(nodes)
    out.scene.place([], position=np.zeros((0, 3)), visible=[])
    assert out.sent() == []


def test_controls_count_from_where_they_were_placed(out: Published) -> None:
    gizmo = out.scene.add_transform_controls('/g')
    out.scene.place([gizmo], position=[(1, 2, 3)])
    assert out.part('/g').home_position == (1.0, 2.0, 3.0)
    with pytest.raises(ValueError, match=r"nodes\[0\]: '/g' has a scale that is not of its place"):
        out.scene.place([gizmo], scale=[2])


BAD = np.where(np.arange(COUNT) == 2, np.nan, 1.0)


@pytest.mark.parametrize(
    ('columns', 'error', 'text'),
    [
        (
            {'position': [1, 2, 3]},
            ValueError,
            r'position must have shape \(4, 3\), a row for each',
        ),
        ({'position': np.zeros((3, 3))}, ValueError, r'each node, not \(3, 3\)'),
        ({'position': 'far'}, TypeError, "position must be numbers, not 'far'"),
        ({'position': BAD[:, None] * [1, 1, 1]}, ValueError, r'position\[2\] must be finite numb'),
        ({'wxyz': np.zeros((4, 3))}, ValueError, r'wxyz must have shape \(4, 4\)'),
        (
            {'wxyz': np.eye(4) * [1, 1, 0, 1]},
            ValueError,
            r'wxyz\[2\] is a quaternion of length ze',
        ),
        ({'scale': np.ones((4, 2))}, ValueError, r'scale must have shape \(4,\) or \(4, 3\)'),
        ({'scale': [1, 0, 1, 1]}, ValueError, r'scale\[1\] must not be 0 along an axis, but is 0'),
        ({'visible': [1, 0, 1, 1]}, TypeError, 'visible must be bools, not'),
        ({'visible': [True]}, ValueError, r'visible must have shape \(4,\)'),
    ],
)
def test_a_wrong_column_is_named_with_its_row(
    out: Published, columns: dict[str, Any], error: type[Exception], text: str
) -> None:
    nodes = frames(out)
    right = {} if 'position' in columns else {'position': POSITIONS}
    with pytest.raises(error, match=text):
        out.scene.place(nodes, **right, **columns)
    assert out.sent() == []
    assert not nodes[0].position.any()


def test_a_node_that_is_none_is_named(out: Published) -> None:
    nodes = frames(out)
    other = Published().scene.add_frame('/x')
    for wrong, error, text in (
        (nodes[0], TypeError, 'nodes must be several handles or names'),
        (5, TypeError, 'nodes must be several handles or names, not 5'),
        ([nodes[0], 5], TypeError, r'nodes\[1\] must be a string, not 5'),
        (['/f/1', '/f/9'], ValueError, r"nodes\[1\]: there is no node '/f/9'"),
        ([nodes[0], other], ValueError, r"nodes\[1\]: '/x' is a node of another scene"),
    ):
        with pytest.raises(error, match=text):
            out.scene.place(wrong, position=np.zeros((2, 3)))  # type: ignore[arg-type]
    nodes[1].remove()
    with pytest.raises(RuntimeError, match=r"nodes\[1\]: the scene node '/f/1' was removed"):
        out.scene.place(nodes[:2], position=np.ones((2, 3)))
    assert not nodes[0].position.any()
