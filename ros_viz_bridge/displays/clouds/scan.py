# SPDX-License-Identifier: Apache-2.0
"""Where the beams of a LaserScan end, in the scanner's frame, with what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
import functools
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..base import DisplayError

Array = NDArray[Any]
_LARGEST_TURN = 1e6
"""Radians from beam to beam; whoever says more says nonsense."""

_REMEMBERED = 20_000
"""Beams of scans whose directions are remembered; a scanner turns the same way again and again."""

LONG_SWEEP = 1.0
"""Seconds; RViz warns of longer scans."""
MOST_SWEEP = 10.0
"""Seconds; a longer scan is a time_increment in the wrong unit."""


@dataclass(frozen=True)
class Scan:
    """n beams in order."""

    xyz: Array
    """(n, 3) float32; NaN where the range is not valid."""
    columns: dict[str, Array]
    """range, angle, index and intensity, (n,); the first and last NaN where xyz is."""
    sweep: float
    """Seconds from the first beam to the last."""
    faults: list[tuple[str, str]]
    """(field, what is wrong with it)."""


def read_scan(msg: Any) -> Scan:
    """
    Return the beams of a sensor_msgs/msg/LaserScan.

    As laser_geometry and REP-117: valid is a range from range_min to range_max; NaN and infinity
    are none. Raises DisplayError for angles that are no numbers or do not turn.
    """
    ranges = msg.ranges
    count = len(ranges)
    faults: list[tuple[str, str]] = []
    start, turn = msg.angle_min, msg.angle_increment
    for name, value in (('angle_min', start), ('angle_increment', turn)):
        if not math.isfinite(value):
            raise DisplayError(f'{name} is {value}')
    if abs(turn) > _LARGEST_TURN:
        raise DisplayError(
            f'angle_increment is {turn:g}: no beam turns so far from the one before'
        )
    if turn == 0.0 and count > 1:
        raise DisplayError(f'angle_increment is 0, but there are {count} ranges')
    end = start + turn * (count - 1)
    if count and not abs(end - msg.angle_max) <= 2 * abs(turn) + 1e-3:
        text = f'it is {msg.angle_max:g}, but {count} ranges from angle_min on end at {end:g}'
        faults.append(('angle_max', text))
    known = count <= _REMEMBERED
    directions = (_known_directions if known else _directions)(count, start, turn)
    valid = _valid(ranges, msg.range_min, msg.range_max, faults)
    lengths = np.where(valid, ranges, np.float32(np.nan))
    xyz = np.zeros((count, 3), np.float32)
    np.multiply(directions[:, :2], lengths[:, None], out=xyz[:, :2])
    columns = {
        'range': lengths,
        'angle': directions[:, 2],
        'index': np.arange(count, dtype=np.uint32),
    }
    given = msg.intensities
    if len(given):
        if len(given) != count:
            faults.append(('intensities', f'there are {len(given)} for {count} ranges'))
        shown = min(len(given), count)
        columns['intensity'] = np.full(count, np.nan, np.float32)
        columns['intensity'][:shown] = np.where(valid[:shown], given[:shown], np.float32(np.nan))
    return Scan(xyz, columns, _sweep(msg.time_increment, count, faults), faults)


def _directions(count: int, start: float, turn: float) -> Array:
    """Return (n, 3) float32: cosine and sine of each beam's angle, and the angle in radians."""
    angles = start + turn * np.arange(count)
    found = np.stack([np.cos(angles), np.sin(angles), angles], axis=1).astype(np.float32)
    found.flags.writeable = False
    return found


_known_directions = functools.lru_cache(maxsize=16)(_directions)


def _valid(ranges: Array, least: float, most: float, faults: list[tuple[str, str]]) -> Array:
    """Return (n,) which ranges are measurements; limits that are no numbers do not limit."""
    for name, value in (('range_min', least), ('range_max', most)):
        if math.isnan(value):
            faults.append((name, 'it is nan and limits nothing'))
    low = -math.inf if math.isnan(least) else least
    high = math.inf if math.isnan(most) else most
    finite = np.isfinite(ranges)
    valid: Array = finite & (ranges >= np.float32(low)) & (ranges <= np.float32(high))
    if finite.any() and not valid.any():
        text = f'none of {int(finite.sum())} measured ranges lies in {low:g} to {high:g} m'
        faults.append(('range_max' if ranges[finite].min() > high else 'range_min', text))
    return valid


def _sweep(increment: float, count: int, faults: list[tuple[str, str]]) -> float:
    sweep = increment * max(count - 1, 0)
    if not math.isfinite(increment):
        faults.append(('time_increment', f'it is {increment}; all beams are taken as of one time'))
        return 0.0
    if abs(sweep) > MOST_SWEEP:
        text = f'one scan would take {abs(sweep):g} s; all beams are taken as of one time'
        faults.append(('time_increment', text))
        return 0.0
    if abs(sweep) > LONG_SWEEP:
        faults.append(('time_increment', f'one scan takes {abs(sweep):g} s'))
    return float(sweep)
