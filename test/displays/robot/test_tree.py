# SPDX-License-Identifier: Apache-2.0
"""Circles, second parents, several roots: named, opened, and the rest is a tree."""

from __future__ import annotations

from displays.robot.urdf_texts import joint
from hypothesis import given
from hypothesis import strategies as st

from ros_viz_bridge.displays.robot.urdf import read_urdf


def read(joints: list[tuple[int, int]], links: int = 5) -> tuple[list[str], dict[str, str]]:
    text = ''.join(f'<link name="l{i}"/>' for i in range(links))
    text += ''.join(joint(f'j{i}', f'l{p}', f'l{c}') for i, (p, c) in enumerate(joints))
    made, items = read_urdf(f'<robot name="r">{text}</robot>', display='/r')
    seen: set[int] = set()
    children = {one.child for one in made.joints}
    for one in made.joints:
        assert one.parent in seen or one.parent not in children, 'parents come first'
        assert one.child not in seen, 'one joint a link'
        seen |= {one.parent, one.child}
    return [one.name for one in made.joints], {item.name: item.text for item in items}


def test_a_tree_in_any_order_is_sorted_from_the_root() -> None:
    assert read([(2, 3), (3, 4), (0, 1), (1, 2)]) == (['j2', 'j3', 'j0', 'j1'], {})


def test_a_circle_is_opened_where_it_closes() -> None:
    names, said = read([(0, 1), (1, 2), (2, 0)], links=3)
    assert len(names) == 2
    [text] = [t for n, t in said.items() if n.startswith('joint')]
    assert 'closes a circle' in text


def test_a_link_that_is_its_own_parent() -> None:
    names, said = read([(0, 0), (0, 1)], links=2)
    assert names == ['j1'] and 'circle' in said['joint j0']


def test_a_second_parent_is_left_out() -> None:
    names, said = read([(0, 2), (1, 2), (0, 1)], links=3)
    assert 'j1' not in names and 'hangs on the joint j0' in said['joint j1']


def test_several_roots_are_said() -> None:
    _, said = read([(0, 1), (2, 3)])
    assert '3 links hang on no other: l0, l2, l4' in said['robot']


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_any_graph_becomes_a_forest(joints: list[tuple[int, int]]) -> None:
    read(joints, links=6)
