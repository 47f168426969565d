# SPDX-License-Identifier: Apache-2.0
"""What viewers put down with tools."""

from __future__ import annotations

import time

import numpy as np

from ros_viz_bridge.wire.tools import PublishingTool, ToolUsed

PLACE = (1.0, 2.0, 0.5, 0.0, 0.0, 0.6, 0.8)


def used(tool: PublishingTool, *places: tuple[float, ...], frame: str = 'map') -> ToolUsed:
    """Return what a page says; of one place nothing need be said."""
    places_ = np.array(places or (PLACE,), np.float64).reshape(-1)
    return ToolUsed(time.monotonic() * 1e3, tool, frame, places_)
