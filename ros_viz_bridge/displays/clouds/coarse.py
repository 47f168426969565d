# SPDX-License-Identifier: Apache-2.0
"""Clouds in fewer bytes: coordinates on a grid, other numbers as fine as colours show them."""

from __future__ import annotations

from dataclasses import dataclass
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.packed_cloud import BLOCK, PackedField
from ...wire.point_cloud import Scalar
from .layout import Field, Layout, XYZ
from .pack import check_growth, column

Array = NDArray[Any]
Codes = NDArray[np.uint32]

LEVELS = 4094
"""Steps between the least and the greatest of other numbers that are not whole."""
_MOST = 2.0**32 - 1
_WHOLE = 2.0**24
"""Whole numbers below it are exact in float32."""
_ROUNDING = 2.0**-24
"""Of a number, how far its float32 is off at most."""
_HUGE = 1e300
"""Numbers beyond, whose range may be none, are NaN."""
_COLOURS = ('rgb', 'rgba')
"""Four bytes in one number, whatever its type says."""


@dataclass(frozen=True)
class Coarse:
    """What a ``PackedCloud`` says of its points."""

    count: int
    origin: tuple[float, float, float]
    fields: list[PackedField]
    least: Codes
    widths: NDArray[np.uint8]
    bits: Codes


def coarse(data: Array, layout: Layout, max_error: float) -> Coarse | None:
    """
    Return the points of ``data`` (uint8), none moved by more than ``max_error`` metres.

    Points with a coordinate that is not finite are left out. None where the points lie so far
    apart that the grid would have more than 2^32 steps, or that float32, which the page has them
    in, is coarser. Raises DisplayError for fields that overlap so much that the cloud would grow
    without bounds.
    """
    check_growth(sum(8 if field.scalar == 'f8' else 4 for field in layout.fields), layout)
    by_name = {field.name: field for field in layout.fields}
    places = [column(data, layout, by_name[name]).ravel() for name in XYZ]
    finite = np.isfinite(places[0]) & np.isfinite(places[1]) & np.isfinite(places[2])
    every = bool(finite.all())
    if not every:
        places = [place[finite] for place in places]
    count = places[0].size
    starts = [float(place.min()) if count else 0.0 for place in places]
    ends = [float(place.max()) if count else 0.0 for place in places]
    longest = max(end - start for start, end in zip(starts, ends, strict=True))
    # The farthest from a grid's points are the middles of its cells, half a diagonal away.
    step = 2.0 * (max_error / math.sqrt(3.0) - longest * _ROUNDING)
    if step <= 0.0 or longest / step > _MOST:
        return None
    packed = [
        (PackedField(name, 'f4', 0.0, step, -1.0), _codes(place, start, step))
        for name, place, start in zip(XYZ, places, starts, strict=True)
    ]
    for field in layout.fields:
        if field.name not in XYZ:
            values = column(data, layout, field).ravel()
            packed.append(_packed(field, values if every else values[finite]))
    blocks = np.stack([_in_blocks(codes) for _, codes in packed])
    least, widths, bits = pack_blocks(blocks.reshape(-1, BLOCK))
    origin = (starts[0], starts[1], starts[2])
    return Coarse(count, origin, [field for field, _ in packed], least, widths, bits)


def _codes(values: Array, start: float, step: float) -> Codes:
    return np.rint((values.astype(np.float64) - start) / step).astype(np.uint32)


def _packed(field: Field, values: Array) -> tuple[PackedField, Codes]:
    """Return a number other than the coordinates: exact where it is whole."""
    wide = field.size == 4
    if wide and (field.scalar != 'f4' or field.name in _COLOURS):
        words = values.astype(values.dtype.newbyteorder('='), copy=False).view(np.uint32)
        return PackedField(field.name, field.scalar, 0.0, 0.0, -1.0), words
    values = values.astype(np.float64)
    finite = np.abs(values) < _HUGE
    found = values[finite]
    least, most = (float(found.min()), float(found.max())) if found.size else (0.0, 0.0)
    whole = max(-least, most) < _WHOLE and bool((found == np.rint(found)).all())
    step = 1.0 if whole else (most - least) / LEVELS or 1.0
    last = (most - least) / step
    none = -1.0 if found.size == values.size else float(round(last)) + 1.0
    scalar: Scalar = 'f8' if field.scalar == 'f8' else 'f4'
    with np.errstate(invalid='ignore'):
        codes = np.rint((values - least) / step)
    codes[~finite] = none
    return PackedField(field.name, scalar, least, step, none), codes.astype(np.uint32)


def _in_blocks(codes: Codes) -> Codes:
    """Return (blocks, 64) codes; the last block is filled with its last code."""
    missing = -codes.size % BLOCK
    if missing:
        codes = np.concatenate([codes, np.repeat(codes[-1:], missing)])
    return codes.reshape(-1, BLOCK)


def pack_blocks(blocks: Codes) -> tuple[Codes, NDArray[np.uint8], Codes]:
    """Return of (n, 64) codes least and width of each block, and the words of all blocks."""
    least = blocks.min(axis=1)
    added = blocks - least[:, None]
    # Of a whole number frexp gives the count of its bits.
    widths = np.frexp(added.max(axis=1).astype(np.float64))[1].astype(np.uint8)
    sizes = widths.astype(np.int64) * (BLOCK // 32)
    starts = np.cumsum(sizes) - sizes
    bits = np.zeros(int(sizes.sum()), np.uint32)
    for width in np.unique(widths).tolist():
        if width:
            rows = np.flatnonzero(widths == width)
            words = _words(np.ascontiguousarray(added[rows].T), width)
            bits[starts[rows][:, None] + np.arange(words.shape[0])] = words.T
    return least, widths, bits


def _words(numbers: Codes, width: int) -> Codes:
    """Return (2 * width, n) words of (64, n) numbers of so many bits."""
    words = np.zeros((BLOCK // 32 * width, numbers.shape[1]), np.uint32)
    for i, number in enumerate(numbers):
        word, shift = divmod(i * width, 32)
        words[word] |= number << np.uint32(shift)
        if shift + width > 32:
            words[word + 1] |= number >> np.uint32(32 - shift)
    return words
