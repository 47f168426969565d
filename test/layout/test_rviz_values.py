# SPDX-License-Identifier: Apache-2.0
"""Values of RViz's properties as settings."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.layout.rviz_table import COLOR, NAME, RULES, VALUE
from ros_viz_bridge.layout.rviz_values import CONVERT
from ros_viz_bridge.layout.yaml_nodes import read_yaml


def convert(how: str, text: str, **others: str) -> Any:
    flat = {name: read_yaml(one, file='f') for name, one in others.items()}
    return CONVERT[how](read_yaml(text, file='f'), flat)


@pytest.mark.parametrize(
    ('text', 'color'),
    [('204; 51; 204', '#cc33cc'), ('0;0;0', '#000000'), ('1; 2', None), ('300; 0; 0', None)],
)
def test_colours(text: str, color: str | None) -> None:
    assert convert(COLOR, f'"{text}"') == color


@pytest.mark.parametrize(
    ('text', 'name'), [('Flat Squares', 'flat_squares'), ('Arrow (3D)', 'arrow_3d'), ('3', None)]
)
def test_choices(text: str, name: str | None) -> None:
    assert convert(NAME, text) == name


def test_numbers_that_are_none_are_left() -> None:
    assert convert(VALUE, '.nan') is None
    assert convert(VALUE, '2.5') == 2.5


def test_what_is_switched_off() -> None:
    assert convert('switched_off', '{a: false, b: true, c: {Value: false}}') == 'a, c'
    assert convert('switched_off', '{All Enabled: false}') is None
    odd = '{"": false, "a, b": false, "say \\"hi\\"": false}'
    assert convert('switched_off', odd) == '"", "a, b", "say ""hi"""'


def test_every_conversion_of_the_table_is_there() -> None:
    used = {how for rule in RULES.values() for _, how in rule.properties.values()}
    assert used == set(CONVERT)
