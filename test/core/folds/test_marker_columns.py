# SPDX-License-Identifier: Apache-2.0
"""Rows keep all that belongs to them when they are chosen and joined."""

from __future__ import annotations

from typing import Any

import numpy as np
from support.scene import markers

from ros_viz_bridge.core.folds.marker_columns import join, take


def line(x: float, points: int, text: str) -> Any:
    return markers(
        ('plain', 0, x),
        ('line', 1, x),
        points=np.full((points, 3), x, np.float32),
        point_offsets=np.array([0, 0, points], np.uint32),
        colors=np.full((points, 4), x, np.float32),
        color_offsets=np.array([0, 0, points], np.uint32),
        texts=[text],
        text=np.array([-1, 0], np.int32),
        meshes=[f'package://{text}/m.stl'],
        mesh=np.array([0, -1], np.int32),
        embedded_materials=np.array([1, 0], np.uint8),
    )


def test_rows_keep_points_texts_and_meshes() -> None:
    whole = join([line(1.0, 2, 'one'), markers(('plain', 5, 9.0)), line(2.0, 3, 'two')])
    assert whole.point_offsets.tolist() == [0, 0, 2, 2, 2, 5]
    assert [whole.texts[i] if i >= 0 else '' for i in whole.text] == ['', 'one', '', '', 'two']
    assert whole.embedded_materials.tolist() == [1, 0, 0, 1, 0]
    last = take(whole, np.array([4, 3]))
    assert last.points[:, 0].tolist() == [2.0, 2.0, 2.0]
    assert last.point_offsets.tolist() == [0, 3, 3]
    assert [last.meshes[i] if i >= 0 else '' for i in last.mesh] == ['', 'package://two/m.stl']
    assert [last.namespaces[i] for i in last.ns] == ['line', 'plain']


def test_tables_hold_only_what_is_used() -> None:
    joined = join([take(line(1.0, 2, 'one'), np.array([0])), line(2.0, 1, 'two')])
    assert joined.texts == ['two']
    assert joined.namespaces == ['plain', 'line']


def test_columns_that_nobody_has_stay_empty() -> None:
    joined = join([markers(('a', 1, 0.0)), markers(('b', 1, 0.0))])
    for name in ('points', 'point_offsets', 'text', 'mesh', 'texture', 'embedded_materials'):
        assert len(getattr(joined, name)) == 0, name


def test_deletions_and_images_are_left_behind() -> None:
    message = markers(
        ('a', 1, 0.0), deleted=[('a', 2)], cleared=['b'], images=np.ones(3, np.uint8)
    )
    rest = take(message, np.array([0]))
    assert not (len(rest.deleted_id) or len(rest.cleared) or len(rest.images))
