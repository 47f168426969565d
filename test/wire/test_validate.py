# SPDX-License-Identifier: Apache-2.0
"""What comes from outside is checked against the annotations, whatever they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
import pytest

from ros_viz_bridge.wire.client import CameraMoved, InteractiveFeedback, Stop
from ros_viz_bridge.wire.columns import Column
from ros_viz_bridge.wire.constraints import Length, Range, Unit
from ros_viz_bridge.wire.validate import check, check_column, check_sizes, WireError
from ros_viz_bridge.wire.xr import XrSample


@dataclass(frozen=True)
class Part:
    name: str


@dataclass(frozen=True)
class Sample:
    flag: bool
    count: Annotated[int, Range(0, 9)]
    ratio: float
    text: Annotated[str, Length(3)]
    long: str
    kind: Literal['a', 'b']
    either: bool | float | str
    many: Annotated[list[str], Length(2)]
    pair: tuple[float, float]
    table: dict[str, float]
    part: Part
    turn: Annotated[tuple[float, float, float, float], Unit()]


GOOD = [
    ('flag', True, True),
    ('count', 9, 9),
    ('ratio', 2, 2.0),
    ('text', 'abc', 'abc'),
    ('kind', 'b', 'b'),
    ('either', False, False),
    ('either', 1.5, 1.5),
    ('either', 'x', 'x'),
    ('many', ['x', 'y'], ['x', 'y']),
    ('pair', [1, 2], (1.0, 2.0)),
    ('table', {'a': 1}, {'a': 1.0}),
    ('part', {'name': 'n'}, Part('n')),
    ('turn', [0, 0, 0, 1], (0.0, 0.0, 0.0, 1.0)),
]
BAD = [
    ('flag', 1),
    ('flag', None),
    ('count', 10),
    ('count', -1),
    ('count', 1.0),
    ('count', True),
    ('ratio', float('nan')),
    ('ratio', float('inf')),
    ('ratio', '1'),
    ('ratio', True),
    ('text', 'abcd'),
    ('text', 3),
    ('long', 'x' * 4097),
    ('kind', 'c'),
    ('kind', ['a']),
    ('either', None),
    ('either', [1]),
    ('many', ['x', 'y', 'z']),
    ('many', 'xy'),
    ('many', ['x', 1]),
    ('pair', [1]),
    ('pair', [1, 2, 3]),
    ('pair', [1, 'x']),
    ('table', {'a': 'x'}),
    ('table', []),
    ('part', {}),
    ('part', {'name': 'n', 'more': 1}),
    ('part', 'n'),
    ('turn', [0, 0, 0, 0]),
    ('turn', [0, 0, 0, 2]),
]


@pytest.mark.parametrize(('field', 'value', 'result'), GOOD)
def test_what_fits_passes(field: str, value: Any, result: Any) -> None:
    checked = check(Sample, field, value, field)
    assert checked == result
    assert type(checked) is type(result)


@pytest.mark.parametrize(('field', 'value'), BAD)
def test_what_does_not_fit_is_refused_by_name(field: str, value: Any) -> None:
    with pytest.raises(WireError, match=f'Sample.{field}'):
        check(Sample, field, value, f'Sample.{field}')


def test_a_column_is_a_view_of_its_part_of_the_buffers() -> None:
    buffers = memoryview(np.arange(6, dtype='<f4').tobytes())
    array = check_column(Column('<f4', 2), [8, 16], buffers, 'x')
    assert array.tolist() == [[2.0, 3.0], [4.0, 5.0]]
    assert not array.flags.writeable


@pytest.mark.parametrize('raw', [[0, 12], [8, 24], [0, 4], [2**60, 8], [0, True]])
def test_a_column_outside_or_of_half_rows_is_refused(raw: list[Any]) -> None:
    with pytest.raises(WireError, match='x'):
        check_column(Column('<f4', 2), raw, memoryview(bytes(24)), 'x')


def test_a_headset_frame_is_whole_and_finite_or_absent() -> None:
    for good in (np.zeros(0, np.float32), np.zeros(7, np.float32)):
        check_sizes(XrSample, 'head', good, 'XrSample.head')
    with pytest.raises(WireError, match='XrSample.head has 6 values, allowed is 0 or 7'):
        check_sizes(XrSample, 'head', np.zeros(6), 'XrSample.head')
    with pytest.raises(WireError, match='not finite'):
        check_sizes(XrSample, 'head', np.array([0, 0, 0, 0, 0, np.nan, 1]), 'XrSample.head')


@pytest.mark.parametrize('large', [1.2e154, 1e308, 2.0])
def test_a_quaternion_of_huge_numbers_is_refused_like_any_other(large: float) -> None:
    value = [large, large, large, 0.0]
    with pytest.raises(WireError, match='no unit quaternion'):
        check(CameraMoved, 'orientation', value, 'here')


def test_names_are_what_ros_can_hold() -> None:
    """A string of ROS ends at U+0000; a stop is a stop whatever its reason looks like."""
    for cls, field in ((CameraMoved, 'frame'), (InteractiveFeedback, 'marker')):
        assert check(cls, field, 'base\nlink', 'here') == 'base\nlink'
        with pytest.raises(WireError, match='here has a character 0'):
            check(cls, field, 'base\0', 'here')
    assert check(Stop, 'reason', '\0', 'here') == '\0'
