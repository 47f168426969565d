# SPDX-License-Identifier: Apache-2.0
"""Which topics of a recording tell of the viewers of a bridge, when it was made; pure."""

from __future__ import annotations

from collections.abc import Iterable
import re

_CLIENT = re.compile(r'(.*)/clients/[^/]+/camera/(?:optical_)?pose')
_MAIN = re.compile(r'(.*)/camera/(?:optical_)?pose')
_HEADSET = re.compile(
    r'.*/xr/(?:head/pose|(?:left|right)_hand/(?:joints|points|wrist|pinch|grasp))'
)
_NODE = re.compile(r'.*/ros_viz_bridge\w*')


def own_topics(names: Iterable[str]) -> frozenset[str]:
    """
    Return cameras, heads and hands of viewers among the topics.

    A robot's own ``<name>/camera/pose`` is none: that is a bridge's where it is called
    ros_viz_bridge, or has clients in the recording, too.
    """
    names = list(names)
    nodes = {match[1] for name in names if (match := _CLIENT.fullmatch(name))}
    nodes |= {name.removesuffix('/clients') for name in names if name.endswith('/clients')}
    return frozenset(name for name in names if _is_own(name, nodes))


def _is_own(name: str, nodes: set[str]) -> bool:
    if _CLIENT.fullmatch(name) or _HEADSET.fullmatch(name):
        return True
    main = _MAIN.fullmatch(name)
    return main is not None and (main[1] in nodes or _NODE.fullmatch(main[1]) is not None)
