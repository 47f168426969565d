# SPDX-License-Identifier: Apache-2.0
"""tf2_msgs/msg/TFMessage: the transform tree, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..cdr import Distinct, View
from ..wire.display import StatusItem
from ..wire.tf import Transforms
from .base import DisplayOptions, option, Source
from .common.findings import Findings, not_finite
from .common.header import frames, only_used, seconds
from .common.quaternions import are_unit, lengths, normalised

ROS_TYPE = 'tf2_msgs/msg/TFMessage'

_LOOSE = 0.1
"""How far from unit length a rotation may be and still be taken for a rounded one."""
_KNOWN = 64
"""Sets of frames that are remembered."""


@dataclass(frozen=True, eq=False)
class _Frames:
    """The frames of a message: all that follows from their names."""

    names: list[str]
    """Children first."""
    child: NDArray[np.uint32]
    """(n,) which of ``names`` each is."""
    parent: NDArray[np.uint32]
    nameless: int
    """Which of ``names`` is empty, -1 if none is."""
    sound: bool
    """Whether all have names, and none is its own parent."""


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How frames are drawn."""

    axes: bool = option(True, 'Draw the axes of every frame.')
    names: bool = option(True, 'Write the name of every frame.')
    arrows: bool = option(True, 'Draw a line from every frame to its parent.')
    scale: float = option(
        0.5, 'Length of the axes.', minimum=0.01, maximum=100.0, step=0.01, unit='m'
    )
    frame_timeout: float = option(
        15.0,
        'A moving frame not heard of for this long has faded away.',
        minimum=1.0,
        maximum=600.0,
        step=1.0,
        unit='s',
    )
    hidden: str = option(
        '', 'Frames that are not drawn, separated by commas; * stands for anything.'
    )


def companions(topic: str) -> Mapping[str, str]:
    """Return the topic of the static transforms: both fold into one tree."""
    return {f'{topic}_static': ROS_TYPE} if topic.endswith('/tf') else {}


def convert(msg: View, source: Source) -> Iterator[Transforms | StatusItem]:
    """
    Return the transforms as one batch; each that makes no sense is left out, with a StatusItem.

    A topic named ``tf_static`` holds static ones.
    """
    transforms = msg.transforms
    said = _frames(
        transforms.child_frame_id.distinct(),
        transforms.header.frame_id.distinct(),
        source.kept.setdefault('frames', {}),
    )
    names, child, parent = said.names, said.child, said.parent
    pose, stamp = transforms.transform.array(), seconds(transforms.header.stamp)
    if not (said.sound and are_unit(pose) and np.isfinite(pose).all()):
        norms = lengths(pose)
        findings = _check(said, pose, norms)
        yield from findings.items
        good = findings.good
        if not good.all():
            child, parent, stamp = child[good], parent[good], stamp[good]
            pose, norms = pose[good], norms[good]
            names, (child, parent) = only_used(names, child, parent)
        pose = normalised(pose, norms)
    if len(child):
        static = source.topic.endswith('tf_static')
        yield Transforms(
            display=source.display,
            key='tf',
            names=names,
            child=child,
            parent=parent,
            stamp=stamp,
            pose=pose,
            static=np.full(len(child), static, np.uint8),
        )


def _frames(
    children: Distinct, parents: Distinct, known: dict[tuple[Distinct, Distinct], _Frames]
) -> _Frames:
    """
    Return what the names say.

    Broadcasters say the same frames again and again: what was ``known`` is looked up.
    """
    found = known.get((children, parents))
    if found is None:
        if len(known) >= _KNOWN:
            known.clear()
        found = known[children, parents] = _joined(children, parents)
    return found


def _joined(children: Distinct, parents: Distinct) -> _Frames:
    (below, child), (above, parent) = frames(children), frames(parents)
    names = list(dict.fromkeys([*below, *above]))
    index = dict(zip(names, range(len(names)), strict=True))
    columns = child.astype(np.uint32), np.array([index[name] for name in above], np.uint32)[parent]
    for column in columns:
        column.flags.writeable = False  # many messages have them
    sound = '' not in index and not (columns[0] == columns[1]).any()
    return _Frames(names, *columns, index.get('', -1), bool(sound))


def _check(said: _Frames, pose: Any, norms: Any) -> Findings:
    names, child, parent, nameless = said.names, said.child, said.parent, said.nameless
    findings = Findings(
        np.ones(len(child), np.bool_), name=lambda i: names[child[i]] or '(no name)'
    )
    if nameless >= 0:
        findings.refuse(child == nameless, 'child_frame_id is empty')
        findings.refuse(parent == nameless, 'header.frame_id is empty: the frame has no parent')
    findings.refuse(child == parent, 'the frame is said to be its own parent')
    findings.refuse(not_finite(pose), 'the transform holds NaN or infinity')
    findings.refuse(
        np.abs(norms - 1.0) > _LOOSE,
        lambda i: f'the rotation is no unit quaternion: its length is {norms[i]:.3g}',
    )
    return findings
