# SPDX-License-Identifier: Apache-2.0
"""All scenes, in the order of the page."""

from __future__ import annotations

from . import (
    clouds,
    flat,
    handles,
    images,
    markers,
    panels,
    robot,
    rviz_flat,
    rviz_solid,
    values,
    vectors,
)
from .scene import Scene


def all_scenes() -> list[Scene]:
    """Return our own scenes, then those of RViz's tests."""
    modules = (
        clouds,
        values,
        images,
        flat,
        vectors,
        markers,
        handles,
        robot,
        panels,
        rviz_flat,
        rviz_solid,
    )
    return [scene for module in modules for scene in module.scenes()]
