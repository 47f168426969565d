# SPDX-License-Identifier: Apache-2.0
"""rcl_interfaces/msg/Log: what nodes say on /rosout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..cdr import View
from ..wire.session import LogLine
from .base import DisplayOptions, Source
from .common.header import seconds

ROS_TYPE = 'rcl_interfaces/msg/Log'

_LONGEST = 16_384
"""Characters of a line that are shown."""
_LONGEST_NAME = 256
"""Characters of a node's name, and of each part of the place in its code."""
_Level = Literal['debug', 'info', 'warning', 'error', 'fatal']


@dataclass(frozen=True)
class Options(DisplayOptions):
    """Lines are chosen and searched in the panel, by each viewer."""


def convert(msg: View, source: Source) -> Iterator[LogLine]:
    """Return the line; a level between two of those that rcl_interfaces/Log names is the lower."""
    text: str = msg.msg
    if len(text) > _LONGEST:
        text = f'{text[:_LONGEST]} ... ({len(text)} characters)'
    yield LogLine(
        display=source.display,
        key=source.display,
        time=float(seconds(msg.stamp)) or source.received,
        level=_level(msg.level),
        source=_cut(msg.name),
        text=text,
        place=_place(_cut(msg.function), _cut(msg.file), msg.line),
    )


def _level(number: int) -> _Level:
    if number >= 50:
        return 'fatal'
    if number >= 40:
        return 'error'
    if number >= 30:
        return 'warning'
    return 'info' if number >= 20 else 'debug'


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f'{name[: _LONGEST_NAME - 3]}...'


def _place(function: str, file: str, line: int) -> str:
    where = f'{file}:{line}' if file else ''
    return f'{function} ({where})' if function and where else function or where
