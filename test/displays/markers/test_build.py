# SPDX-License-Identifier: Apache-2.0
"""Rows that are shown are the same, whichever others stand between them."""

from __future__ import annotations

from typing import Any

from displays.conftest import by_writer
from displays.marker_messages import colors, convert, marker, points, ragged, shown
from hypothesis import given, settings
import hypothesis.strategies as st

from ros_viz_bridge.wire.codec import to_plain

MARKERS = [
    marker('m', 0, 1),
    marker('m', 1, 4, points=points(3, 10.0), colors=colors(3)),
    marker('m', 2, 8, points=points(2, 20.0)),
    marker('m', 3, 0, points=points(4, 30.0)),
    marker('m', 4, 9, text='four'),
    marker('m', 5, 10, mesh_resource='file:///five.stl'),
    marker('m', 6, 11, points=points(3, 40.0), colors=colors(1)),
    marker('m', 7, 5, points=points(3, 50.0)),
    marker('m', 8, 8, points=points(3, 60.0), colors=colors(2)),
]
BROKEN = 7


def row(scene: Any, i: int) -> dict[str, Any]:
    """Return everything a scene message says of one marker."""
    plain = {
        name: getattr(scene, name)[i].tolist()
        for name in ('id', 'type', 'stamp', 'expires', 'pose', 'scale', 'color')
    }
    for values, offsets in (('points', 'point_offsets'), ('colors', 'color_offsets')):
        rows = ragged(getattr(scene, values), getattr(scene, offsets))
        plain[values] = rows[i] if rows else []
    for index, names in (('text', 'texts'), ('mesh', 'meshes')):
        number = getattr(scene, index)[i] if getattr(scene, index).size else -1
        plain[index] = getattr(scene, names)[number] if number >= 0 else None
    return plain


@settings(deadline=None)
@given(st.lists(st.integers(0, len(MARKERS) - 1), unique=True, min_size=1))
def test_a_marker_is_the_same_in_any_company(numbers: list[int]) -> None:
    together, _ = convert(by_writer, *(MARKERS[i] for i in numbers))
    names = shown(together)
    assert [number for _, number in names] == [i for i in numbers if i != BROKEN]
    for at, (_, number) in enumerate(names):
        alone, _ = convert(by_writer, MARKERS[number])
        assert row(together, at) == row(alone, 0)


def test_a_frame_with_a_leading_slash_is_the_same_frame(as_view: Any) -> None:
    slash = {'frame_id': '/map'}
    scene, _ = convert(as_view, marker('a', 0), marker('a', 1, header=slash), marker('a', 2))
    assert scene is not None
    assert scene.frames == ['map']
    assert to_plain(scene.frame) == [0, 0, 0]
