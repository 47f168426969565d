# SPDX-License-Identifier: Apache-2.0
"""Frames that a script tells are those that pages know."""

from __future__ import annotations

import pytest
from support.published import Published
from support.scene import transform_table


def test_transforms() -> None:
    out = Published()
    out.scene.set_transform('base', parent='map', position=(4, 0, 0), static=True)
    assert transform_table(out.messages[-1]) == {'base': ('map', 4.0, True)}
    turn = (2.0, 0.0, 0.0, 0.0)
    out.scene.add_transforms(
        [('map', 'a', turn, (1, 0, 0)), ('a', 'b', turn, (2, 0, 0))], stamp=7.0
    )
    batch = out.messages[-1]
    assert transform_table(batch) == {'a': ('map', 1.0, False), 'b': ('a', 2.0, False)}
    assert batch.stamp.tolist() == [7.0, 7.0]
    assert batch.pose[:, 6].tolist() == [1.0, 1.0]
    out.scene.add_transforms([])
    assert len(out.messages[-1].child) == 0


def test_transforms_of_one_client_do_not_hide_the_shared_ones() -> None:
    own, shared = Published(), Published(layer='')
    for out in (own, shared):
        out.scene.set_transform('base', parent='map')
    assert own.messages[-1].key != shared.messages[-1].key


def test_a_transform_that_is_none_is_refused() -> None:
    out = Published()
    with pytest.raises(TypeError, match='parent must be a string, not 5'):
        out.scene.set_transform('base', parent=5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='wxyz is a quaternion of length zero'):
        out.scene.set_transform('base', parent='map', wxyz=(0, 0, 0, 0))
    assert out.messages == []
