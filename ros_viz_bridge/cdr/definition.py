# SPDX-License-Identifier: Apache-2.0
"""The text of a message type and of all that it is made of, as recordings keep it (ros2msg)."""

from __future__ import annotations

from .types import Field, MessageType

_SEPARATOR = '=' * 80


def definition_text(message_type: MessageType) -> str:
    """
    Return .msg text from which ``MessageType.from_text`` makes the same type.

    Constants and comments are not in a ``MessageType``, and so not in the text.
    """
    sections = [_fields(message_type)]
    for nested in _nested(message_type):
        package, _, name = nested.name.split('/')
        sections.append(f'MSG: {package}/{name}\n{_fields(nested)}')
    return f'\n{_SEPARATOR}\n'.join(sections)


def _fields(message_type: MessageType) -> str:
    return '\n'.join(f'{_spelled(field)} {field.name}' for field in message_type.fields)


def _spelled(field: Field) -> str:
    """Return a field's type as a .msg file spells it: packages without their 'msg'."""
    return str(field.type).replace('/msg/', '/')


def _nested(message_type: MessageType) -> list[MessageType]:
    """Return the types that a message is made of, each once, in order of first use."""
    found: dict[str, MessageType] = {}

    def visit(one: MessageType) -> None:
        for field in one.fields:
            base = field.type.base
            if isinstance(base, MessageType) and base.name not in found:
                found[base.name] = base
                visit(base)

    visit(message_type)
    return list(found.values())
