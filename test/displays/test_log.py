# SPDX-License-Identifier: Apache-2.0
"""rcl_interfaces/msg/Log: every line that a node says can be read, with its level and place."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.displays import log
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.wire.session import LogLine

SOURCE = Source('/rosout', '/rosout', 100.0, log.Options())


def line(as_view: Any, **values: Any) -> LogLine:
    (found,) = log.convert(as_view(log.ROS_TYPE, values), SOURCE)
    return found


def test_everything_of_a_line_arrives(as_view: Any) -> None:
    found = line(
        as_view,
        stamp={'sec': 3, 'nanosec': 250_000_000},
        level=40,
        name='arm.driver',
        msg='no answer ü',
        file='driver.cpp',
        function='poll',
        line=12,
    )
    assert found == LogLine(
        '/rosout',
        '/rosout',
        3.25,
        'error',
        'arm.driver',
        'no answer ü',
        'poll (driver.cpp:12)',
    )


@pytest.mark.parametrize(
    ('number', 'level'),
    [
        (0, 'debug'),
        (10, 'debug'),
        (20, 'info'),
        (25, 'info'),
        (30, 'warning'),
        (50, 'fatal'),
        (255, 'fatal'),
    ],
)
def test_levels_are_those_of_ros(as_view: Any, number: int, level: str) -> None:
    assert line(as_view, level=number).level == level


def test_a_line_without_time_has_that_of_its_receipt(as_view: Any) -> None:
    assert line(as_view).time == 100.0


def test_an_endless_line_is_cut(as_view: Any) -> None:
    found = line(as_view, msg='x' * 100_000)
    assert len(found.text) < 20_000 and found.text.endswith('(100000 characters)')


def test_the_place_has_what_is_known(as_view: Any) -> None:
    assert line(as_view, function='f').place == 'f'
    assert line(as_view, file='a.py', line=3).place == 'a.py:3'
    assert line(as_view).place == ''


def test_names_and_places_are_cut_like_the_text(as_view: Any) -> None:
    long = 'x' * 100_000
    found = line(as_view, name=long, file=long, function=long, msg='short', line=7)
    assert found.source == 'x' * 253 + '...'
    assert found.place == f'{found.source} ({found.source}:7)'
