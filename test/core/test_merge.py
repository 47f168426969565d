# SPDX-License-Identifier: Apache-2.0
"""
Neighbouring TF deltas become one message.

Nothing else changes, and nothing changes its place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from support.scene import cloud, entry, transforms

from ros_viz_bridge.core.commands import Call, Publish, RemoveDisplay
from ros_viz_bridge.core.merge import merged
from ros_viz_bridge.wire.tf import Transforms


def tf(x: float, layer: str = '') -> Publish:
    return Publish((entry(transforms(('a', 'b', x)), layer),))


def test_neighbours_become_one_and_are_not_encoded_before() -> None:
    parts = [tf(1.0), tf(2.0), tf(3.0)]
    (only,) = merged(parts)
    assert isinstance(only, Publish)
    assert only.entries[0].message.pose[:, 0].tolist() == [1.0, 2.0, 3.0]  # type: ignore
    assert all('data' not in vars(part.entries[0]) for part in parts)


def test_one_alone_stays_as_it_is() -> None:
    part = tf(1.0)
    (only,) = merged([part])
    assert only.entries == part.entries  # type: ignore[union-attr]


def test_order_stays_and_strangers_part_them() -> None:
    call, gone = Call(lambda: None), RemoveDisplay('d')
    scan = Publish((entry(cloud('c')),))
    batch = [tf(1.0), tf(2.0), scan, tf(3.0), gone, tf(4.0), tf(5.0, 'c1'), call]
    kinds = [
        len(each.entries[0].message.pose)  # type: ignore[attr-defined]
        if isinstance(each, Publish) and hasattr(each.entries[0].message, 'pose')
        else type(each).__name__
        for each in merged(batch)
    ]
    assert kinds == [2, 'Publish', 1, 'RemoveDisplay', 1, 1, 'Call']


def test_what_is_not_for_all_is_not_merged() -> None:
    for limits in ({'to': 'c1'}, {'but': 'c1'}):
        private = Publish((entry(transforms(('a', 'b', 1.0))),), **limits)  # type: ignore[arg-type]
        assert list(merged([tf(0.0), private]))[1] is private


def test_one_whose_columns_do_not_fit_each_other_harms_no_neighbour() -> None:
    right = transforms(('a', 'b', 9.0))
    no_names: Any = None
    for wrong in (replace(right, child=np.array([7], np.uint32)), replace(right, names=no_names)):
        harms_none(wrong)


def harms_none(wrong: Transforms) -> None:
    batch = [tf(1.0), Publish((entry(wrong),)), tf(2.0)]
    assert [each.entries for each in merged(batch)] == [each.entries for each in batch]  # type: ignore[union-attr]
