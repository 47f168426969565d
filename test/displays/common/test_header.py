# SPDX-License-Identifier: Apache-2.0
"""Stamps in seconds, and frames without the slash of old."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.common.header import (
    frame_column,
    frame_of,
    only_used,
    seconds,
)


def header(frame: str, sec: int = 0, nanosec: int = 0) -> dict[str, Any]:
    return {'header': {'stamp': {'sec': sec, 'nanosec': nanosec}, 'frame_id': frame}}


def test_one_header(as_view: Any) -> None:
    view = as_view('geometry_msgs/msg/PoseStamped', header('/map', 1_700_000_000, 500_000_000))
    assert frame_of(view.header) == 'map'
    assert seconds(view.header.stamp) == 1_700_000_000.5


@pytest.mark.parametrize('frame', ['', '/'])
def test_no_frame_is_an_error(as_view: Any, frame: str) -> None:
    with pytest.raises(DisplayError, match='frame_id is empty'):
        frame_of(as_view('geometry_msgs/msg/PoseStamped', header(frame)).header)


def test_a_column_of_headers(as_view: Any) -> None:
    frames = ['/a', 'b/c', 'a', '', '/b/c', '//a']
    transforms = [header(frame, i, 250_000_000) for i, frame in enumerate(frames)]
    view = as_view('tf2_msgs/msg/TFMessage', {'transforms': transforms})
    names, codes = frame_column(view.transforms.header.frame_id)
    assert [names[i] for i in codes] == ['a', 'b/c', 'a', '', 'b/c', '/a']
    assert len(set(names)) == len(names)
    assert seconds(view.transforms.header.stamp).tolist() == [i + 0.25 for i in range(6)]


def test_names_nobody_uses_are_dropped() -> None:
    names, (first, second) = only_used(['a', 'b', 'c', 'd'], np.array([3, 0]), np.array([3, 2]))
    assert names == ['a', 'c', 'd']
    assert (first.tolist(), second.tolist()) == ([2, 0], [2, 1])
    assert only_used(['a'], np.array([], np.int32))[0] == []
