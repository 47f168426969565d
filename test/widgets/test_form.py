# SPDX-License-Identifier: Apache-2.0
"""A form has what the layout leaves open of a request, and nothing that viewers cannot know."""

from __future__ import annotations

import pytest
from support.types import STAMPED, TWISTS

from ros_viz_bridge.cdr import Field, FieldType, MessageType
from ros_viz_bridge.watch.path import PathError
from ros_viz_bridge.widgets.form import form_fields, FormError


def texts(*arguments) -> list[str]:
    return [path.text for path in form_fields(*arguments)]


def test_what_the_template_does_not_say_is_filled_in():
    said = {'twist': {'linear': {}}, 'twists': []}
    assert texts(TWISTS, said, None) == ['name', 'twist.angular', 'data']
    assert texts(STAMPED, {}, None) == ['pose.header.frame_id', 'pose.height']
    grip = MessageType.from_text('a/msg/Grip', 'float64 position\nfloat64 effort')
    assert texts(grip, {'effort': 5}, None) == ['position']
    assert texts(TWISTS, {}, ['data[0]']) == ['data[0]']
    assert texts(TWISTS, {}, []) == []


def test_forms_that_cannot_be():
    with pytest.raises(PathError, match='has no field nme'):
        texts(TWISTS, {}, ['nme'])
    wide = MessageType('a/msg/B', tuple(Field(f'f{i}', FieldType('bool')) for i in range(50)))
    with pytest.raises(FormError, match='a/msg/B has 50 fields'):
        texts(wide, {}, None)
