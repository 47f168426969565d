# SPDX-License-Identifier: Apache-2.0
"""Any menu that a server sends can be opened: no entry twice, none that leads in a circle."""

from __future__ import annotations

from displays.conftest import by_rclpy
from displays.interactive_messages import convert, entry, interactive
from hypothesis import given
from hypothesis import strategies as st

from ros_viz_bridge.displays.interactive.menus import Entry, LONGEST, make_menu, MOST, read_entries

entries = st.lists(
    st.builds(Entry, st.integers(0, 8), st.integers(0, 8), st.text(max_size=3)), max_size=12
)


def menu(*pairs: tuple[int, int]) -> tuple[list[tuple[int, int]], list[str]]:
    found, problems = make_menu([Entry(number, parent, '') for number, parent in pairs])
    return [(item.id, item.parent) for item in found], problems


@given(entries)
def test_parents_come_before_their_children_and_nothing_twice(some: list[Entry]) -> None:
    found, problems = make_menu(some)
    known = {0}
    for item in found:
        assert item.parent in known
        assert item.id not in known
        known.add(item.id)
    assert len(found) + len(problems) == len(some), 'each is shown, or told of'


def test_order_and_nesting_are_kept() -> None:
    assert menu((2, 0), (1, 0), (3, 2), (4, 2), (5, 3)) == (
        [(2, 0), (3, 2), (5, 3), (4, 2), (1, 0)],
        [],
    )


def test_a_parent_may_come_later() -> None:
    assert menu((2, 1), (1, 0)) == ([(1, 0), (2, 1)], [])


def test_cycles_and_missing_parents_are_left_out() -> None:
    found, problems = menu((1, 0), (2, 3), (3, 2), (4, 4), (5, 99), (6, 5))
    assert found == [(1, 0)]
    assert len(problems) == 5
    assert 'has the parent 99, which does not exist' in ' '.join(problems)


def test_ids_that_mean_nothing_are_told() -> None:
    found, problems = menu((0, 0), (1, 0), (1, 0))
    assert found == [(1, 0)]
    assert 'id 0' in problems[0] and 'twice' in problems[1]
    assert 'command_type 7' in make_menu([Entry(1, 0, '', '', 7)])[1][0]


def test_a_huge_menu_is_cut() -> None:
    found, problems = make_menu([Entry(i, 0, 'x' * 10_000) for i in range(1, 50_000)])
    assert len(found) == MOST
    assert len(found[0].title) == LONGEST
    assert problems == [f'the menu has 49999 entries; the first {MOST} are shown']


def test_a_chain_as_deep_as_it_is_long_is_no_problem() -> None:
    found, problems = make_menu([Entry(i, i - 1, '') for i in range(1, MOST)])
    assert (len(found), problems) == (MOST - 1, [])


def test_entries_are_read_as_sent() -> None:
    marker = interactive('m', menu_entries=[entry(1), entry(2, 1, command='x', command_type=1)])
    scene, items = convert(by_rclpy, marker)
    assert scene is not None and items == []
    first, second = scene.markers[0].menu
    assert (first.title, first.command_type) == ('entry 1', 'feedback')
    assert (second.parent, second.command, second.command_type) == (1, 'x', 'rosrun')
    assert callable(read_entries)
