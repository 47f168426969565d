# SPDX-License-Identifier: Apache-2.0
"""Values at a few places of a message, compared at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import struct

MOST = 64
"""Places up to which this is faster than columns: where messages come seldom, several times."""
_SIZES = {'I': 4, 'B': 1}


class FewWords:
    """
    The uint32 ``words`` and the bytes that must be zero, by where they lie in the payload.

    Places are bytes, and at most ``MOST``.
    """

    def __init__(self, words: Mapping[int, int], zeros: Sequence[int]) -> None:
        places = sorted([*((at, 'I') for at in words), *((at, 'B') for at in zeros)])
        ends = [0, *(at + _SIZES[code] for at, code in places)]
        gaps = (f'{at - end}x{code}' for end, (at, code) in zip(ends, places, strict=False))
        form = ''.join(gaps)
        self._forms = {order: struct.Struct(order + form) for order in '<>'}
        self._expected = tuple(words.get(at, 0) for at, _ in places)

    def match(self, payload: memoryview, order: str) -> bool:
        """Tell whether a payload that has all these places has these values there."""
        return self._forms[order].unpack_from(payload) == self._expected
