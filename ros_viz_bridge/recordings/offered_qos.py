# SPDX-License-Identifier: Apache-2.0
"""What a recording says about its publishers' quality of service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from .recording import Topic

# Older recordings hold the numbers of rmw/types.h, newer ones words.
_BEST_EFFORT = (2, 'best_effort')
_TRANSIENT_LOCAL = (1, 'transient_local')
_KEEP_ALL = (2, 'keep_all')
_DEPTH_DEFAULT = 10
_DEPTH_MAX = 1000
_LONGEST = 256 * 1024


@dataclass(frozen=True)
class Qos:
    """The quality of service one publisher needs to stand for all that were recorded."""

    reliable: bool = True
    latched: bool = False
    depth: int = _DEPTH_DEFAULT


def qos_of(topic: Topic) -> Qos:
    """Return the strongest of what the recorded publishers offered: it serves every subscriber.

    A latched topic keeps as many messages as were recorded, since each of several publishers
    kept its own. What is missing or unreadable counts as ROS's default.
    """
    profiles = _profiles(topic.offered)
    # What moves nowhere is said once, by several nodes; old recordings do not say how.
    static = topic.name.rpartition('/')[2] == 'tf_static'
    if not profiles and not static:
        return Qos()
    latched = static or any(p.get('durability') in _TRANSIENT_LOCAL for p in profiles)
    reliable = latched or any(p.get('reliability') not in _BEST_EFFORT for p in profiles)
    depth = sum(_depth(p) for p in profiles)
    if latched:
        depth = max(depth, topic.count)
    return Qos(reliable=reliable, latched=latched, depth=min(depth, _DEPTH_MAX))


def _depth(profile: dict[str, Any]) -> int:
    if profile.get('history') in _KEEP_ALL:
        return _DEPTH_MAX
    depth = profile.get('depth')
    # Fast DDS and Cyclone report no history for remote publishers: it is recorded as depth 0.
    return depth if isinstance(depth, int) and depth > 0 else _DEPTH_DEFAULT


def _profiles(offered: str) -> list[dict[str, Any]]:
    try:
        content = yaml.safe_load(offered) if 0 < len(offered.strip()) < _LONGEST else []
    except (yaml.YAMLError, ValueError, RecursionError):  # a date that is none, lists in lists
        return []
    if not isinstance(content, list):
        return []
    return [profile for profile in content if isinstance(profile, dict)]
