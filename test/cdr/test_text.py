# SPDX-License-Identifier: Apache-2.0
"""The .msg language: types, bounds, constants, defaults, comments, dependencies, mistakes."""

from __future__ import annotations

from cdr.helpers import from_sections
import pytest

from ros_viz_bridge.cdr import CdrError, MessageType, Reader, Writer


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
        ('uint8[0] x', 'is not a type'),
        (f'uint8[{"9" * 5000}] x', 'is not a type'),
        ('int32[] x ' + '-' * 200_000 + '1', 'is not a default value'),
        ('int32[] x ' + '[' * 5000, 'is not a default value'),
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


def _nested(levels: int, *, fields: int, suffix: str) -> str:
    sections = ['string s']
    for i in range(levels):
        inner = f'pkg/L{i}{suffix}'
        sections.append('\n'.join(f'{inner} x{j}' for j in range(fields)))
    named = [f'MSG: pkg/L{i}\n{body}' for i, body in enumerate(sections)]
    return '\n===\n'.join([f'pkg/L{levels} x', *named])


@pytest.mark.parametrize(
    ('levels', 'fields', 'suffix'), [(24, 1, '[]'), (2000, 1, ''), (60, 10, ''), (30, 2, '[3]')]
)
def test_a_short_text_cannot_ask_for_an_absurd_type(levels: int, fields: int, suffix: str) -> None:
    """Recordings come from anywhere."""
    with pytest.raises(CdrError, match='levels'):
        MessageType.from_text('pkg/msg/Root', _nested(levels, fields=fields, suffix=suffix))


def test_the_deepest_type_that_is_described_can_be_read() -> None:
    """The limit lies where the walk can still follow."""
    text = _nested(14, fields=1, suffix='[]')
    message_type = MessageType.from_text('pkg/msg/Root', text)
    assert len(Reader(message_type).read(Writer(message_type).write({})).x.x0) == 0


def test_levels_count_however_early_a_type_is_known() -> None:
    """A type that was described before is no less deep."""
    deep = _nested(24, fields=1, suffix='[]').partition('\n')
    early = '\n'.join(f'pkg/L{i} e{i}' for i in range(25))
    with pytest.raises(CdrError, match='levels'):
        MessageType.from_text('pkg/msg/Root', early + '\n' + deep[2])
