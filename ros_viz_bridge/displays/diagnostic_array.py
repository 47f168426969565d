# SPDX-License-Identifier: Apache-2.0
"""diagnostic_msgs/msg/DiagnosticArray: how the parts of a robot fare, in their own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..cdr import View
from ..wire.diagnostics import Diagnostic, Diagnostics, DiagnosticValue
from ..wire.display import StatusItem
from .base import DisplayOptions, Source
from .common.header import seconds

ROS_TYPE = 'diagnostic_msgs/msg/DiagnosticArray'

_LEVELS: tuple[Literal['ok', 'warning', 'error', 'stale'], ...] = (
    'ok',
    'warning',
    'error',
    'stale',
)
_PARTS = 1000
_VALUES = 200
_LONGEST = 2000


@dataclass(frozen=True)
class Options(DisplayOptions):
    """Parts are searched and filtered in the panel, by each viewer."""


def convert(msg: View, source: Source) -> Iterator[Diagnostics | StatusItem]:
    """
    Return the state of every part that has a name.

    A level that DiagnosticStatus does not know counts as an error, and a StatusItem says so.
    """
    stamp = float(seconds(msg.header.stamp)) or source.received
    found, nameless = [], 0
    for status in msg.status[:_PARTS]:
        name: str = status.name
        if not name:
            nameless += 1
            continue
        level: int = status.level
        if level >= len(_LEVELS):
            yield StatusItem(_cut(name), 'warning', f'level {level} is none of 0, 1, 2, 3')
        values = [DiagnosticValue(_cut(v.key), _cut(v.value)) for v in status['values'][:_VALUES]]
        found.append(
            Diagnostic(
                name=_cut(name),
                level=_LEVELS[level] if level < len(_LEVELS) else 'error',
                message=_cut(status.message),
                hardware_id=_cut(status.hardware_id),
                values=values,
                stamp=stamp,
                received=source.received,
            )
        )
    if nameless:
        yield StatusItem('status', 'warning', f'{nameless} parts have no name')
    if len(msg.status) > _PARTS:
        text = f'{len(msg.status)} parts; the first {_PARTS} are shown'
        yield StatusItem('status', 'warning', text)
    if found:
        yield Diagnostics(source.display, 'parts', found)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f'{text[:_LONGEST]} ...'
