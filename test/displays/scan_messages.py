# SPDX-License-Identifier: Apache-2.0
"""LaserScan messages for tests."""

from __future__ import annotations

from typing import Any

import numpy as np


def scan(ranges: Any, **more: Any) -> dict[str, Any]:
    """Return a scan from -90 degrees on, a degree from beam to beam, 1 ms apart."""
    numbers = np.array(ranges, np.float32)
    start, turn = -np.pi / 2, np.radians(1.0)
    return {
        'header': {'stamp': {'sec': 3, 'nanosec': 0}, 'frame_id': 'laser'},
        'angle_min': start,
        'angle_max': start + turn * max(len(numbers) - 1, 0),
        'angle_increment': turn,
        'time_increment': 0.001,
        'scan_time': 0.1,
        'range_min': 0.1,
        'range_max': 30.0,
        'ranges': numbers,
        **more,
    }
