# SPDX-License-Identifier: Apache-2.0
"""The description of a ROS message type: all that is needed to read or write its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class FieldType:
    """
    What one field holds.

    `base` is a primitive's name ('float64'), 'string', 'wstring' or a nested message type.
    `length` is the size of a fixed array; a sequence has `sequence` set and `bound` elements at
    most (None: any number). `string_bound` is the largest number of characters (bytes for
    'string') of a bounded string.
    """

    base: str | MessageType
    length: int | None = None
    sequence: bool = False
    bound: int | None = None
    string_bound: int | None = None

    def __str__(self) -> str:
        """Spell the type as a .msg file does."""
        name = self.base if isinstance(self.base, str) else self.base.name
        if self.string_bound is not None:
            name += f'<={self.string_bound}'
        if self.sequence:
            name += '[]' if self.bound is None else f'[<={self.bound}]'
        return name if self.length is None else f'{name}[{self.length}]'


@dataclass(frozen=True)
class Field:
    """A named field; `default` is the value a new message has where it is not the type's zero."""

    name: str
    type: FieldType
    default: object = field(default=None, compare=False)


@dataclass(frozen=True)
class MessageType:
    """A message type by its full name ('geometry_msgs/msg/Pose') and its fields in order."""

    name: str
    fields: tuple[Field, ...]

    @staticmethod
    def from_class(cls: type) -> MessageType:
        """
        Describe a generated ROS message class, or a part of a service (`SetBool.Request`).

        Raises CdrError if the class is no ROS message or uses a type that CDR messages of ROS
        cannot hold.
        """
        from .from_class import describe

        return describe(cls)

    @staticmethod
    def from_text(name: str, text: str) -> MessageType:
        """
        Describe message `name` from .msg text followed by the types it needs.

        Sections are separated by lines of '=' and begin with `MSG: package/Name`. Raises CdrError
        naming the line that is not understood, or the type whose section is missing.
        """
        from .text import parse

        return parse(name, text)
