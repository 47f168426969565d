# SPDX-License-Identifier: Apache-2.0
"""A beam's end is where the scanner measured it; what is no measurement has no place."""

from __future__ import annotations

import math
from typing import Any

from displays.scan_messages import scan
import numpy as np
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.clouds import scan as module
from ros_viz_bridge.displays.clouds.scan import read_scan
from ros_viz_bridge.displays.laser_scan import ROS_TYPE


def read(as_view: Any, ranges: Any, **more: Any) -> Any:
    return read_scan(as_view(ROS_TYPE, scan(ranges, **more)))


def test_beams_end_at_their_angle_and_range(as_view: Any) -> None:
    found = read(as_view, np.full(181, 2.0))
    assert found.faults == []
    for i, place in [(0, (0, -2, 0)), (90, (2, 0, 0)), (180, (0, 2, 0))]:
        assert found.xyz[i] == pytest.approx(place, abs=1e-5)
    assert found.columns['angle'][90] == pytest.approx(0.0, abs=1e-6)
    assert found.columns['index'].tolist() == list(range(181))
    assert found.sweep == pytest.approx(0.18)


def test_ranges_that_are_no_measurements_have_no_place(as_view: Any) -> None:
    ranges = [0.05, 0.1, 1.0, 30.0, 30.5, math.inf, -math.inf, math.nan, 0.0, -2.0]
    found = read(as_view, ranges, intensities=np.arange(10, dtype=np.float32))
    good = [False, True, True, True] + [False] * 6
    for numbers in (found.xyz[:, 0], found.columns['range'], found.columns['intensity']):
        assert np.isfinite(numbers).tolist() == good
    assert found.faults == []


@pytest.mark.parametrize(('given', 'shown'), [(0, None), (2, 2), (4, 4), (6, 4)])
def test_any_count_of_intensities(as_view: Any, given: int, shown: int | None) -> None:
    found = read(as_view, [1.0] * 4, intensities=np.full(given, 5, np.float32))
    if shown is None:
        assert 'intensity' not in found.columns
    else:
        assert int(np.isfinite(found.columns['intensity']).sum()) == shown
    assert bool(found.faults) == (given not in (0, 4))


@pytest.mark.parametrize(
    ('change', 'name', 'text'),
    [
        ({'angle_max': 3.0}, 'angle_max', 'but 4 ranges from angle_min on end at -1.5184'),
        ({'angle_max': math.nan}, 'angle_max', 'it is nan'),
        ({'range_max': 0.0}, 'range_max', 'none of 4 measured ranges lies in 0.1 to 0 m'),
        ({'range_min': 5.0}, 'range_min', 'none of 4 measured ranges lies in 5 to 30 m'),
        ({'range_max': math.nan}, 'range_max', 'it is nan and limits nothing'),
        ({'time_increment': math.nan}, 'time_increment', 'taken as of one time'),
        ({'time_increment': 1000.0}, 'time_increment', 'would take 3000 s'),
        ({'time_increment': 0.5}, 'time_increment', 'one scan takes 1.5 s'),
        ({'intensities': np.ones(9, np.float32)}, 'intensities', 'there are 9 for 4 ranges'),
    ],
)
def test_what_is_odd_is_told(as_view: Any, change: dict[str, Any], name: str, text: str) -> None:
    [(field, said)] = read(as_view, [1.0] * 4, **change).faults
    assert field == name
    assert text in said


def test_a_time_increment_in_a_wrong_unit_makes_nothing_wait(as_view: Any) -> None:
    assert read(as_view, [1.0] * 4, time_increment=1000.0).sweep == 0.0
    assert read(as_view, [1.0] * 4, time_increment=-0.001).sweep == pytest.approx(-0.003)
    assert read(as_view, [1.0], time_increment=0.001).sweep == 0.0


@pytest.mark.parametrize(
    ('change', 'text'),
    [
        ({'angle_increment': 0.0}, 'angle_increment is 0, but there are 4 ranges'),
        ({'angle_increment': math.nan}, 'angle_increment is nan'),
        ({'angle_min': math.inf}, 'angle_min is inf'),
    ],
)
def test_angles_that_are_none_are_refused(as_view: Any, change: dict[str, Any], text: str) -> None:
    with pytest.raises(DisplayError, match=text):
        read(as_view, [1.0] * 4, **change)


def test_a_scan_without_beams(as_view: Any) -> None:
    found = read(as_view, [], angle_increment=0.0)
    assert (len(found.xyz), found.sweep, found.faults) == (0, 0.0, [])


def test_huge_scans_are_not_remembered(as_view: Any) -> None:
    module._known_directions.cache_clear()
    for count in (1000, module._REMEMBERED, module._REMEMBERED + 1, 300_000):
        found = read(as_view, np.full(count, 2.0), angle_increment=1e-5)
        assert found.columns['angle'][-1] - found.columns['angle'][0] == pytest.approx(
            (count - 1) * 1e-5, rel=1e-3
        )
    assert module._known_directions.cache_info().currsize == 2
