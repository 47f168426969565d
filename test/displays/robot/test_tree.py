# SPDX-License-Identifier: Apache-2.0
"""Circles, second parents, several roots: named, opened, and the rest is a tree."""

from __future__ import annotations

import time

from displays.robot.urdf_texts import joint
from hypothesis import given
from hypothesis import strategies as st

from ros_viz_bridge.displays.robot.joints import Joint
from ros_viz_bridge.displays.robot.markup import Element
from ros_viz_bridge.displays.robot.report import Report
from ros_viz_bridge.displays.robot.tree import check_mimics
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


def mimics(pairs: list[tuple[int, int]], links: int) -> tuple[dict[str, str], dict[str, str]]:
    """Return what each joint mimics (j0 mimics j1 for a pair (0, 1)), and what is said."""
    other = dict(pairs)
    text = ''.join(f'<link name="l{i}"/>' for i in range(links))
    for i in range(links - 1):
        tag = f'<mimic joint="j{other[i]}"/>' if i in other else ''
        text += joint(f'j{i}', f'l{i}', f'l{i + 1}', tag, kind='continuous')
    made, items = read_urdf(f'<robot name="r">{text}</robot>', display='/r')
    found = {one.name: made.joints[one.mimic].name for one in made.joints if one.mimic >= 0}
    return found, {item.name: item.text for item in items}


def test_only_the_joint_that_closes_a_circle_of_mimics_is_left_to_itself() -> None:
    found, said = mimics([(0, 1), (1, 2), (2, 3), (3, 1)], links=6)
    [(name, text)] = said.items()
    assert name == 'joint j1' and 'mimics itself in a circle' in text
    assert found == {'j0': 'j1', 'j2': 'j3', 'j3': 'j1'}


def test_a_long_chain_of_mimics_takes_no_long_time() -> None:
    count = 20_000
    element = Element('joint', {}, 1)
    chain = [
        Joint(f'j{i}', 'continuous', f'l{i}', f'l{i + 1}', element, mimic=f'j{i + 1}')
        for i in range(count)
    ]
    start = time.process_time()
    check_mimics(chain, Report())
    assert time.process_time() - start < 1.0
    assert [one.name for one in chain if not one.mimic] == [f'j{count - 1}']


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_any_graph_becomes_a_forest(joints: list[tuple[int, int]]) -> None:
    read(joints, links=6)
