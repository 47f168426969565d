# SPDX-License-Identifier: Apache-2.0
"""tf2_msgs/msg/TFMessage: the transform tree, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.tf import Transforms
from .base import DisplayOptions, option, Source
from .common.findings import Findings, not_finite
from .common.header import frame_column, only_used, seconds
from .common.quaternions import lengths, normalised

ROS_TYPE = 'tf2_msgs/msg/TFMessage'

_LOOSE = 0.1
"""How far from unit length a rotation may be and still be taken for a rounded one."""
_KNOWN = 64
"""Sets of frames that are remembered."""

_Joined = tuple[list[str], NDArray[np.int32], int]


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
    children, child = frame_column(transforms.child_frame_id)
    parents, parent = frame_column(transforms.header.frame_id)
    names, translation, nameless = _joined(children, parents, source.kept.setdefault('names', {}))
    parent = translation[parent]
    pose = transforms.transform.array()
    norms = lengths(pose)

    findings = Findings(
        np.ones(len(child), np.bool_), name=lambda i: names[child[i]] or '(no name)'
    )
    _check(findings, nameless, child, parent, pose, norms)
    yield from findings.items
    good = findings.good
    if not good.any():
        return
    stamp = seconds(transforms.header.stamp)
    if not good.all():
        child, parent, stamp = child[good], parent[good], stamp[good]
        pose, norms = pose[good], norms[good]
        names, (child, parent) = only_used(names, child, parent)
    static = source.topic.endswith('tf_static')
    yield Transforms(
        display=source.display,
        key='tf',
        names=names,
        child=child.astype(np.uint32),
        parent=parent.astype(np.uint32),
        stamp=stamp,
        pose=normalised(pose, norms),
        static=np.full(len(child), static, np.uint8),
    )


def _joined(children: list[str], parents: list[str], known: dict[Any, _Joined]) -> _Joined:
    """
    Return the names of both, children first, which of them each parent is, and which is empty.

    Broadcasters say the same frames again and again: what was ``known`` is looked up.
    """
    key = tuple(children), tuple(parents)
    found = known.get(key)
    if found is None:
        if len(known) >= _KNOWN:
            known.clear()
        names = list(dict.fromkeys([*children, *parents]))
        index = dict(zip(names, range(len(names)), strict=True))
        translation = np.fromiter(map(index.__getitem__, parents), np.int32, len(parents))
        found = known[key] = names, translation, index.get('', -1)
    return found


def _check(
    findings: Findings, nameless: int, child: Any, parent: Any, pose: Any, norms: Any
) -> None:
    if nameless >= 0:
        findings.refuse(child == nameless, 'child_frame_id is empty')
        findings.refuse(parent == nameless, 'header.frame_id is empty: the frame has no parent')
    findings.refuse(child == parent, 'the frame is said to be its own parent')
    findings.refuse(not_finite(pose), 'the transform holds NaN or infinity')
    findings.refuse(
        np.abs(norms - 1.0) > _LOOSE,
        lambda i: f'the rotation is no unit quaternion: its length is {norms[i]:.3g}',
    )
