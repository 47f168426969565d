# SPDX-License-Identifier: Apache-2.0
"""What can be plotted is offered, of every type, without a message."""

from __future__ import annotations

from ros_viz_bridge.cdr import Field, FieldType, MessageType
from ros_viz_bridge.watch.fields import MOST, numeric_fields
from ros_viz_bridge.watch.path import NumberPath

TYPE = MessageType.from_text(
    'pkg/msg/State',
    """builtin_interfaces/Time stamp
string frame
float64[36] covariance
Leg[] legs
===
MSG: pkg/Leg
wstring name
uint8[<=4] data
bool down
===
MSG: builtin_interfaces/Time
int32 sec
uint32 nanosec
""",
)


def test_every_number_is_offered_with_its_type() -> None:
    found = [(field.path, field.type) for field in numeric_fields(TYPE)]
    assert found == [
        ('stamp', 'builtin_interfaces/msg/Time'),
        ('covariance[]', 'float64[36]'),
        ('legs[].data[]', 'uint8[<=4]'),
        ('legs[].down', 'bool'),
    ]


def test_each_is_a_path_once_elements_are_chosen() -> None:
    for field in numeric_fields(TYPE):
        NumberPath(TYPE, field.path.replace('[]', '[0]'))


def test_a_type_with_very_many_fields_is_cut() -> None:
    fields = tuple(Field(f'f{i}', FieldType('float64')) for i in range(MOST + 5))
    assert len(numeric_fields(MessageType('pkg/msg/Wide', fields))) == MOST
