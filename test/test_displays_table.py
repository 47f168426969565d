# SPDX-License-Identifier: Apache-2.0
"""The table of ROS types against the displays that there are."""

from __future__ import annotations

from pathlib import Path

from ros_viz_bridge.displays.registry import builtin, companions

PAGE = Path(__file__).resolve().parents[1] / 'docs' / 'displays.md'
HEADER = '| ROS type |'


def rows() -> list[list[str]]:
    """Return the cells of the table's rows, without header and rule."""
    lines = PAGE.read_text().splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith(HEADER))
    found = []
    for line in lines[first:]:
        if not line.startswith('|'):
            break
        found.append([cell.strip() for cell in line.strip('|').split('|')])
    return found[2:]


def names(cell: str) -> list[str]:
    """Return the types of a cell; a name without package is of the package before it."""
    found: list[str] = []
    for word in cell.replace('with ', '').split(', '):
        package, _, name = word.rpartition('/')
        found.append(f'{package or found[-1].split("/")[0]}/msg/{name}')
    return found


def test_names_carry_their_package_on() -> None:
    assert names('a_msgs/A, B, with c_msgs/C') == ['a_msgs/msg/A', 'a_msgs/msg/B', 'c_msgs/msg/C']


def test_the_table_has_every_display_once_and_nothing_else() -> None:
    told = [name for row in rows() for name in names(row[0])]
    assert sorted(told) == sorted(set(told)), 'a type is there twice'
    displays = builtin()
    fed_by = {kind for each in displays.values() for kind in companions(each, '/t').values()}
    assert set(displays) <= set(told)
    assert set(told) <= set(displays) | fed_by


def test_every_row_fills_every_column() -> None:
    assert {len(row) for row in rows()} == {5}
    assert all(cell for row in rows() for cell in row)
