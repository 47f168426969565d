# SPDX-License-Identifier: Apache-2.0
"""Stamped messages of poses and vectors as plain dicts, and what displays make of them."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.wire import codec, schema
from ros_viz_bridge.wire.display import StatusItem

HEADER = {'stamp': {'sec': 3, 'nanosec': 500_000_000}, 'frame_id': '/map'}
NAMELESS = {'header': {'frame_id': ''}}
NAN = float('nan')


def pose(x: float = 1.0, w: float = 1.0) -> dict[str, Any]:
    """Return a pose at (x, 2, 3) that is not turned."""
    return {'position': {'x': x, 'y': 2.0, 'z': 3.0}, 'orientation': {'w': w}}


def vectors(first: str, second: str, start: float = 1.0) -> dict[str, Any]:
    """Return two vectors that count up from ``start``."""
    numbers = [start + i for i in range(6)]
    return {
        first: dict(zip('xyz', numbers[:3], strict=True)),
        second: dict(zip('xyz', numbers[3:], strict=True)),
    }


def convert(
    as_view: Any, module: ModuleType, values: dict[str, Any]
) -> tuple[list[Any], list[StatusItem]]:
    """Return the scene messages as a page reads them, and the status items."""
    source = Source(display='/d', topic='/t', received=5.0, options=module.Options())
    made = list(module.convert(as_view(module.ROS_TYPE, {'header': HEADER, **values}), source))
    items = [one for one in made if isinstance(one, StatusItem)]
    shown = [
        codec.decode(codec.encode(one), schema.SERVER_MESSAGES)
        for one in made
        if not isinstance(one, StatusItem)
    ]
    return shown, items


def check_two_vectors(as_view: Any, module: ModuleType, name: str) -> None:
    """Assert that ``linear`` and ``angular`` of a stamped message arrive, and NaN does not."""
    (shown,), items = convert(as_view, module, {name: vectors('linear', 'angular')})
    assert items == []
    assert (shown.frame, shown.stamp) == ('map', 3.5)
    assert shown.linear.tolist() == [1, 2, 3]
    assert shown.angular.tolist() == [4, 5, 6]
    assert shown.pose.tolist() == [0, 0, 0, 0, 0, 0, 1]
    with pytest.raises(DisplayError, match=f'{name}.linear holds NaN'):
        convert(as_view, module, {name: vectors('linear', 'angular', NAN)})
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, module, NAMELESS)
