# SPDX-License-Identifier: Apache-2.0
"""Of many things the newest row is kept, and the whole is encoded once for all who need it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.scene import each_place, entry, pose

from ros_viz_bridge.core.table import Table
from ros_viz_bridge.wire.scene import NodePlacements


def xs(table: Table) -> dict[str, float]:
    return {one.key: one.position[0] for one in each_place(table.entry().message)}


def test_the_newest_of_each_until_it_goes() -> None:
    table = Table(entry(pose('a', 1.0), 'c1'))
    for message in (pose('a', 1.0), pose('b', 2.0), pose('a', 3.0)):
        table.add(entry(message, 'c1'))
    assert xs(table) == {'a': 3.0, 'b': 2.0} and table.entry().layer == 'c1'
    assert table.entry() is table.entry()
    row = table.row('b')
    assert row is not None and row.message.names == ['b']  # type: ignore[attr-defined]
    assert table.row('x') is None and table.remove('x') is None
    assert table.remove('a') is not None
    assert xs(table) == {'b': 2.0} and table.nbytes > 0


def test_what_came_at_once_is_not_encoded_again() -> None:
    both = entry(NodePlacements.of_rows({**pose('a', 1.0).rows(), **pose('b', 1.0).rows()}))
    table = Table(both)
    table.add(both)
    assert table.entry() is both
    assert table.leave_out(('a', 'x')) == 1 and xs(table) == {'b': 1.0}
    assert table.leave_out(('x',)) == 0 and set(both.rows) == {'a', 'b'}


def test_columns_that_do_not_fit_change_nothing() -> None:
    table = Table(entry(pose('a', 1.0)))
    table.add(entry(pose('a', 1.0)))
    with pytest.raises(ValueError, match='different lengths'):
        table.add(entry(replace(pose('a', 2.0), names=['a', 'b'])))
    assert xs(table) == {'a': 1.0}
