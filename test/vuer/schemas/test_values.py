# SPDX-License-Identifier: Apache-2.0
"""A wrong value of an element is an error where the element is made, with its name."""

from __future__ import annotations

import inspect
import logging
import math
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.vuer import schemas
from ros_viz_bridge.vuer.schemas.element import Element
from ros_viz_bridge.vuer.schemas.values import CHECKS, NUMBERS

CLASSES = sorted(
    {
        each
        for each in vars(schemas).values()
        if inspect.isclass(each) and issubclass(each, Element)
    },
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize('kind', CLASSES, ids=lambda kind: kind.__name__)
def test_what_makes_no_sense_is_named_by_every_element(kind: type[Element]) -> None:
    checks = kind._checks()
    for name in kind._known() & checks.keys():
        for wrong in (object(), 'nonsense', [1, 'two', 3]):
            with pytest.raises((TypeError, ValueError)) as raised:
                kind(key='e', **{name: wrong})
            assert str(raised.value).startswith(f"{kind.__name__} 'e': {name}"), raised.value
        kind(key='e', **{name: None})


@pytest.mark.parametrize(
    ('kind', 'given'),
    [
        ('Box', {'args': 5}),
        ('Box', {'args': [1, 'a', 2]}),
        ('Box', {'position': [1, 2]}),
        ('Box', {'position': [1, 2, math.nan]}),
        ('Box', {'scale': [1, 2]}),
        ('Box', {'rotation': [0, 0, 0, 'ZYX']}),
        ('Box', {'matrix': np.eye(3)}),
        ('Box', {'color': 'no colour'}),
        ('Box', {'color': (300, 0, 0)}),
        ('Box', {'material': 'red'}),
        ('Box', {'material': {'color': 'no colour'}}),
        ('Tube', {'args': [[[0, 0, 'a']]]}),
        ('PointCloud', {'vertices': np.zeros((4, 2))}),
        ('PointCloud', {'vertices': [[1, 2, 3], [4]]}),
        ('TriMesh', {'faces': 'abc'}),
        ('SpotLight', {'intensity': math.nan}),
        ('Slider', {'min': 'low'}),
    ],
)
def test_wrong_values_are_refused(kind: str, given: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError), match=f"{kind} 'e': {next(iter(given))}"):
        getattr(schemas, kind)(key='e', **given)


@pytest.mark.parametrize(
    ('kind', 'given'),
    [
        ('Box', {'args': (1, 2, 3), 'rotation': [0, 0, 0, 'XYZ'], 'scale': np.float32(2)}),
        ('Box', {'color': 0xFF0000, 'material': {'side': 2, 'color': 'red'}, 'position': None}),
        ('Tube', {'args': [[[0, 0, 0], [1, 1, 1]], 0.1]}),
        ('PointCloud', {'vertices': np.zeros((4, 3), np.float16), 'colors': np.zeros((4, 3))}),
        ('BBox', {'min': {'x': 0, 'y': 0, 'z': 0}, 'max': [1, 1, 1]}),
        ('DepthPointCloud', {'minY': -math.inf}),
    ],
)
def test_right_values_are_taken(kind: str, given: dict[str, Any]) -> None:
    getattr(schemas, kind)(key='e', **given)


def test_a_misspelt_property_is_refused_and_one_without_use_is_logged(caplog: Any) -> None:
    box: Any = schemas.Box(key='b')
    with pytest.raises(TypeError, match="Box 'b' has no 'colour': did you mean 'color'"):
        schemas.Box(key='b', colour='red')
    with pytest.raises(AttributeError, match="Box 'b' has no 'positon': did you mean 'position'"):
        box.positon = [0, 0, 0]
    with pytest.raises(ValueError, match="Box 'b': color"):
        box.color = 'no colour'
    with caplog.at_level(logging.WARNING):
        schemas.Box(somethingElse=1)
    assert "Box has no use for 'somethingElse'" in caplog.text


def test_what_is_assigned_later_is_what_is_shown() -> None:
    box: Any = schemas.Box(key='b', color='red')
    box.color = 'blue'
    assert box._given['color'] == 'blue' and box._plan().values['color'] == (0, 0, 255)


def test_numbers_have_no_second_meaning() -> None:
    assert len(set(NUMBERS)) == len(NUMBERS) and CHECKS.keys() >= set(NUMBERS)
