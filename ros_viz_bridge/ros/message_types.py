# SPDX-License-Identifier: Apache-2.0
"""ROS type names to message classes, and what to install where there is none."""

from __future__ import annotations

from functools import cache
import importlib
import os
from typing import Any


@cache
def message_class(ros_type: str) -> Any:
    """Return the class of ``ros_type`` ('std_msgs/msg/Bool'), None if it is not installed."""
    parts = ros_type.split('/')
    if len(parts) != 3 or not all(part.isidentifier() for part in parts):
        return None
    try:
        found = getattr(importlib.import_module(f'{parts[0]}.{parts[1]}'), parts[2], None)
    except ImportError:
        return None
    return found if isinstance(found, type) else None


def missing_note(ros_type: str) -> str:
    """Return what to install so that ``ros_type`` is known here, '' if it is."""
    if message_class(ros_type) is not None:
        return ''
    package = ros_type.split('/')[0]
    distribution = os.environ.get('ROS_DISTRO') or '<distribution>'
    debian = f'ros-{distribution}-{package.replace("_", "-")}'
    return f'message package {package} is not installed here (apt: {debian})'
