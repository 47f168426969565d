# SPDX-License-Identifier: Apache-2.0
"""The links of a robot as a tree: what closes a circle or gives a link two parents is left out."""

from __future__ import annotations

from collections.abc import Iterable

from .joints import Joint, MOVING
from .report import Report


def make_tree(
    links: Iterable[str], joints: list[Joint], report: Report
) -> tuple[list[str], list[Joint]]:
    """Return the root links, and the joints so that what is above a link comes before it."""
    links = list(links)
    above: dict[str, Joint] = {}
    for joint in joints:
        other = above.get(joint.child)
        if other is None:
            above[joint.child] = joint
        else:
            text = f'the link {joint.child} hangs on the joint {other.name} already; left out'
            report.error(joint.part, joint.element, text)
    _open_circles(above, report)
    below: dict[str, list[Joint]] = {}
    for joint in above.values():
        below.setdefault(joint.parent, []).append(joint)
    roots = [link for link in links if link not in above]
    ordered: list[Joint] = []
    waiting = list(reversed(roots))
    while waiting:
        found = below.get(waiting.pop(), [])
        ordered += found
        waiting += [joint.child for joint in reversed(found)]
    return roots, ordered


def _open_circles(above: dict[str, Joint], report: Report) -> None:
    """Leave out the joint that closes each circle."""
    done: set[str] = set()
    for start in list(above):
        path: dict[str, None] = {}
        link = start
        while link in above and link not in done and link not in path:
            path[link] = None
            link = above[link].parent
        if link in path:
            joint = above.pop(link)
            text = f'it closes a circle: {joint.child} is above {joint.parent}; it is left out'
            report.error(joint.part, joint.element, text)
        done.update(path)


def check_roots(roots: list[str], report: Report) -> None:
    """Say that a robot falls apart, where it does."""
    if len(roots) > 1:
        named = ', '.join(roots[:5]) + (' ...' if len(roots) > 5 else '')
        text = f'{len(roots)} links hang on no other: {named}; a robot has one root'
        report.warn('robot', None, text)


def check_mimics(joints: list[Joint], report: Report) -> None:
    """Forget what a joint mimics where that is no moving joint, or goes round in a circle."""
    named = {joint.name: joint for joint in joints}
    sound: set[str] = set()
    for joint in joints:
        if not joint.mimic:
            continue
        other = named.get(joint.mimic)
        if other is None or other.type not in MOVING:
            text = f'it mimics {joint.mimic[:60]!r}, which is no moving joint: it moves by itself'
            report.error(joint.part, joint.element, text)
            joint.mimic = ''
            continue
        seen = {joint.name}
        while other is not None and other.mimic and other.name not in sound:
            if other.name in seen:
                report.error(other.part, other.element, 'it mimics itself in a circle')
                other.mimic = ''
                break
            seen.add(other.name)
            other = named.get(other.mimic)
        sound |= seen
