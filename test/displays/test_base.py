# SPDX-License-Identifier: Apache-2.0
"""Settings of a display become what the page draws and the layout file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest

from ros_viz_bridge.displays.base import option, option_fields
from ros_viz_bridge.displays.registry import builtin, registry


@dataclass(frozen=True)
class Options:
    """One setting of each kind."""

    shown: bool = option(True, 'Draw it.')
    line_width: float = option(2.0, 'Width.', minimum=1.0, maximum=9.0, step=0.5, unit='px')
    shape: Literal['square', 'circle'] = option('square', 'Shape.', shown_if='shown=true')
    color: str = option('#ffffff', 'Colour.', kind='color')
    field: str = option('z', 'Number.', kind='field')
    filter: str = option('', 'Names.')


def test_every_kind_of_setting() -> None:
    fields = {field.name: field for field in option_fields(Options)}
    assert [field.kind for field in fields.values()] == [
        'bool', 'number', 'choice', 'color', 'field', 'text',
    ]  # fmt: skip
    width = fields['line_width']
    assert (width.label, width.default, width.doc) == ('Line width', 2.0, 'Width.')
    assert (width.minimum, width.maximum, width.step, width.unit) == (1.0, 9.0, 0.5, 'px')
    assert fields['shape'].choices == ['square', 'circle']
    assert fields['shape'].shown_if == 'shown=true'


def test_a_setting_needs_a_default() -> None:
    @dataclass(frozen=True)
    class Wrong:
        size: float

    with pytest.raises(TypeError, match='size has no default'):
        option_fields(Wrong)


@pytest.mark.parametrize('ros_type', registry())
def test_settings_of_every_display_make_sense(ros_type: str) -> None:
    fields = {field.name: field for field in option_fields(registry()[ros_type].Options)}
    for field in fields.values():
        assert field.doc.endswith('.')
        if field.choices:
            assert field.default in field.choices
        if field.minimum < field.maximum:
            assert field.minimum <= float(field.default) <= field.maximum
        if field.shown_if:
            other, _, values = field.shown_if.partition('=')
            kind = fields[other].kind
            allowed = ['true', 'false'] if kind == 'bool' else fields[other].choices
            assert set(values.split('|')) <= set(allowed)


@pytest.mark.parametrize('ros_type', sorted(builtin()))
def test_every_display_may_be_limited_in_its_rate(ros_type: str) -> None:
    """It is the last of its settings: how a thing looks comes first."""
    assert option_fields(builtin()[ros_type].Options)[-1].name == 'max_rate'
