# SPDX-License-Identifier: Apache-2.0
"""The .msg language: types, bounds, constants, defaults, comments, dependencies, mistakes."""

from __future__ import annotations

from cdr.helpers import from_sections
import pytest

from ros_viz_bridge.cdr import CdrError, MessageType


def _fields(text: str) -> dict[str, tuple[str, object]]:
    described = MessageType.from_text('pkg/msg/Name', text)
    return {field.name: (str(field.type), field.default) for field in described.fields}


def test_every_form_of_a_field() -> None:
    """A schema read wrong would shift all that follows."""
    assert _fields("""
        # a comment
        int32 CONSTANT=5        # no field
        string GREETING = hello # no field either
        string<=5 BOUNDED="x"
        int8 plain
        \tuint16\ttabbed   3  # default
        char letter
        byte[4] bytes
        float64[] doubles [1.5, 2]
        string<=5[<=3] words
        bool yes true
        string quoted "with # inside"
        string bare text
        wstring wide 'ü'
        bool[2] both [true, false]
    """) == {
        'plain': ('int8', None),
        'tabbed': ('uint16', 3),
        'letter': ('uint8', None),
        'bytes': ('byte[4]', None),
        'doubles': ('float64[]', [1.5, 2]),
        'words': ('string<=5[<=3]', None),
        'yes': ('bool', True),
        'quoted': ('string', 'with # inside'),
        'bare': ('string', 'text'),
        'wide': ('wstring', 'ü'),
        'both': ('bool[2]', [True, False]),
    }


def test_nested_types_are_found_by_short_and_full_names() -> None:
    """Schemas name types of their own package without it."""
    described = from_sections(
        'a/msg/Outer',
        'Inner near\nb/Inner far\nb/msg/Inner[] full\nbuiltin_interfaces/Time stamp\ntime old',
        'MSG: a/Inner\nint8 x',
        'MSG: b/Inner\nint16 y',
    )
    names = [field.type.base.name for field in described.fields]  # type: ignore[union-attr]
    time = 'builtin_interfaces/msg/Time'
    assert names == ['a/msg/Inner', 'b/msg/Inner', 'b/msg/Inner', time, time]


def test_windows_line_ends() -> None:
    """Schemas written on Windows work too."""
    assert _fields('int8 x\r\nint16 y 3\r\n') == {'x': ('int8', None), 'y': ('int16', 3)}


@pytest.mark.parametrize(
    ('text', 'problem'),
    [
        ('int8', "'' is not a field name"),
        ('int8[ x', 'is not a type'),
        ('int8<=4 x', 'only strings'),
        ('int8 9x', 'is not a field name'),
        ('Missing x', 'a definition of pkg/msg/Missing|definition of pkg/msg/Missing'),
        ('int8 x abc', 'is not a default value'),
        ('int8 x\n===\nint8 y', 'expected "MSG:'),
        ('Name x', 'contains itself'),
    ],
)
def test_mistakes_are_named(text: str, problem: str) -> None:
    """Whoever wrote the schema learns which line is wrong."""
    with pytest.raises(CdrError, match=problem):
        MessageType.from_text('pkg/msg/Name', text)


def test_message_names_need_a_package() -> None:
    """A bare name cannot be looked up."""
    with pytest.raises(CdrError, match='package/msg/Name'):
        MessageType.from_text('Name', 'int8 x')
