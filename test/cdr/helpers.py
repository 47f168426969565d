# SPDX-License-Identifier: Apache-2.0
"""Message types without ROS, hypothesis strategies for their values, and comparisons."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import strategies as st
import numpy as np

from ros_viz_bridge.cdr import Columns, FieldType, MessageType, Ragged, Strings, View
from ros_viz_bridge.cdr.primitives import PRIMITIVES

POINT = 'MSG: geometry_msgs/Point\nfloat64 x\nfloat64 y\nfloat64 z'
QUATERNION = 'MSG: geometry_msgs/Quaternion\nfloat64 x 0\nfloat64 y 0\nfloat64 z 0\nfloat64 w 1'
POSE = 'MSG: geometry_msgs/Pose\nPoint position\nQuaternion orientation'
HEADER = 'MSG: std_msgs/Header\nbuiltin_interfaces/Time stamp\nstring frame_id'


def from_sections(name: str, *sections: str) -> MessageType:
    """Describe a type from its definition and those of the types it needs."""
    separator = '\n' + '=' * 80 + '\n'
    return MessageType.from_text(name, separator.join(sections))


POSE_ARRAY = from_sections(
    'geometry_msgs/msg/PoseArray',
    'std_msgs/Header header\nPose[] poses',
    *(HEADER, POSE, POINT, QUATERNION),
)
# Everything that moves what follows: lengths, alignment, structs that start less aligned than they
# end, sequences in sequences, empty structs.
TRICKY = from_sections(
    'test_msgs/msg/Tricky',
    """
    bool flag
    float64 number
    Mixed[] mixed
    Named[<=4] named
    string[] words
    wstring<=6 wide
    string<=5[2] pair
    Empty empty
    uint8[] data
    float64[] doubles
    Empty[] empties
    Mixed[2] two
    int16 last
    """,
    'MSG: test_msgs/Mixed\nuint8 small\nfloat64 large\nuint16[3] three\nbool truth',
    """MSG: test_msgs/Named
    string name
    Mixed inner
    float32[] values
    geometry_msgs/Pose pose
    geometry_msgs/Point[] points
    string[] tags
    Empty[] empties
    byte octet
    Mixed[2] two
    int64[] longs
    """,
    'MSG: test_msgs/Empty\n',
    *(POSE, POINT, QUATERNION),
)


def values_of(message_type: MessageType, *, most: int = 4) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a message as a dict; sequences have at most `most` elements, those inside fewer."""
    fields = {field.name: _value_of(field.type, most) for field in message_type.fields}
    return st.fixed_dictionaries(fields)


def _value_of(field_type: FieldType, most: int) -> st.SearchStrategy[Any]:
    is_list = field_type.sequence or field_type.length is not None
    element = _element_of(field_type, max(most - 1, 1) if is_list else most)
    if field_type.length is not None:
        return st.lists(element, min_size=field_type.length, max_size=field_type.length)
    if not field_type.sequence:
        return element
    bound = most if field_type.bound is None else min(most, field_type.bound)
    return st.lists(element, max_size=bound)


def _element_of(field_type: FieldType, most: int) -> st.SearchStrategy[Any]:
    base = field_type.base
    if isinstance(base, MessageType):
        return values_of(base, most=most)
    if base in ('string', 'wstring'):
        characters = st.characters(exclude_categories=['Cs'], exclude_characters='\0')
        size = 12 if field_type.string_bound is None else field_type.string_bound
        # of at most 4 bytes or 2 UTF-16 units each
        return st.text(characters, max_size=min(size, 12) // (4 if base == 'string' else 2))
    primitive = PRIMITIVES[base]
    if primitive.kind == 'b':
        return st.booleans()
    if primitive.kind == 'f':
        return st.floats(width=8 * primitive.size)  # type: ignore[arg-type]
    return st.integers(*primitive.range)


def plain(value: Any) -> Any:
    """Return what views and dicts hold as nested dicts, lists, numbers and strings."""
    if isinstance(value, View):
        return {name: plain(value[name]) for name in value}
    if isinstance(value, Columns):
        return by_columns(value)
    if isinstance(value, Strings):
        return list(value)
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (np.ndarray, list, tuple)):
        return [plain(item) for item in value]
    return value.item() if isinstance(value, np.generic) else value


def by_columns(columns: Columns) -> list[Any]:
    """Return the elements as dicts, read column by column."""
    read = {name: columns[name] for name in dir(columns) if name not in ('array', 'columns')}
    return [
        {name: plain(_pick(column, i)) for name, column in read.items()}
        for i in range(len(columns))
    ]


def _pick(column: Any, i: int) -> Any:
    if isinstance(column, Columns):
        return by_columns(column[i : i + 1])[0]
    if isinstance(column, Ragged):
        return column[i]
    return column[i]


def same(a: Any, b: Any) -> bool:
    """Tell whether two plain values are equal, NaN being equal to itself."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, float) and isinstance(b, float) and math.isnan(a):
        return math.isnan(b)
    return type(a) is type(b) and bool(a == b)
