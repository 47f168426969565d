# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/JointState: what robots are placed by, and efforts drawn at their joints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.robot import JointStates
from .base import DisplayError, DisplayOptions, option, Source
from .common.findings import Findings
from .common.header import seconds

ROS_TYPE = 'sensor_msgs/msg/JointState'

_MOST = 10_000
"""Joints of one message; more are a mistake."""


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How efforts are drawn: an arrow around the axis of each joint of the robot model."""

    alpha: float = option(1.0, 'Opacity of the arrows.', minimum=0.0, maximum=1.0, step=0.05)
    width: float = option(
        0.02, 'Thickness of the arrows.', minimum=0.001, maximum=1.0, step=0.001, unit='m'
    )
    scale: float = option(
        1.0,
        'Radius of the arrow of a joint at its greatest effort, times two.',
        minimum=0.01,
        maximum=10.0,
        step=0.05,
        unit='m',
    )
    max_effort: float = option(
        0.0,
        "Effort that is drawn largest; 0 takes each joint's limit from the robot model.",
        minimum=0.0,
        maximum=10_000.0,
        step=1.0,
        unit='Nm',
    )
    robot: str = option(
        'auto', 'Topic of the robot model whose joints they are; auto takes the one that has them.'
    )
    hidden: str = option(
        '', 'Joints whose effort is not drawn, separated by commas; * stands for anything.'
    )


def convert(msg: View, source: Source) -> Iterator[JointStates | StatusItem]:
    """
    Return what the message tells of its joints, NaN where it tells nothing.

    position, velocity and effort are empty or as long as name; one that is not is reported, and
    what the others tell is taken. So is a joint without a name, or named twice.
    """
    names = list(msg.name)
    n = len(names)
    if n > _MOST:
        raise DisplayError(f'name has {n} joints, at most {_MOST} are taken')
    columns = []
    for field in ('position', 'velocity', 'effort'):
        values = np.asarray(getattr(msg, field), np.float64)
        if len(values) not in (0, n):
            yield StatusItem(field, 'error', f'it has {len(values)} values for {n} joints')
        columns.append(values if len(values) == n else np.full(n, np.nan))
    if not n:
        return
    good = _check(names, columns)
    yield from good.items
    if not good.good.all():
        names = [name for name, kept in zip(names, good.good.tolist(), strict=True) if kept]
        columns = [column[good.good] for column in columns]
    if names:
        position, velocity, effort = (np.where(np.isfinite(c), c, np.nan) for c in columns)
        stamp = np.full(len(names), seconds(msg.header.stamp))
        yield JointStates(source.display, 'joints', names, stamp, position, velocity, effort)


def _check(names: list[str], columns: list[NDArray[Any]]) -> Findings:
    n = len(names)
    findings = Findings(np.ones(n, np.bool_), name=lambda i: names[i] or f'name[{i}]')
    if len(set(names)) != n:
        first = {name: i for i, name in reversed(list(enumerate(names)))}
        again = np.array([first[name] != i for i, name in enumerate(names)])
        findings.refuse(again, 'it is named twice: the second one is left out')
    if '' in names:
        findings.refuse(np.array([not name for name in names]), 'the name is empty')
    if np.isinf(columns[0]).any():
        findings.warn(np.isinf(columns[0]), 'the position is infinite: the last one is kept')
    return findings
