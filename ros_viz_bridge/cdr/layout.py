# SPDX-License-Identifier: Apache-2.0
"""Where everything lies in one message, and whether another message is laid out the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import CdrError
from .few_words import FewWords, MOST
from .nodes import Group, SkipNumbers, SkipText
from .tracks import Track
from .walker import Walk

# Writers pad a message to a multiple of 4 or 8 bytes. Fast DDS also reserves (and sends) room as
# if empty sequences of 8-byte numbers were aligned and wide strings had a final NUL: up to 4
# bytes for each, and 4 for what is then aligned after it.
_PADDING = 7
_EXCESS = 8


class Layout:
    """
    The layout of one message.

    It fits another message of the same `size` (bytes after the encapsulation header) if all length
    words are equal. That comparison also proves every offset: the words' positions follow from the
    words before them. `memo` keeps what readers derive from the layout, or from the last message
    that had it.
    """

    def __init__(
        self, root: Group, walk: Walk, payload: memoryview, words: npt.NDArray[np.uint32]
    ) -> None:
        """
        Walk `payload` (bytes after the header), whose uint32 words are `words` in any byte order.

        Raises CdrError or IndexError if a length leads out of the message or breaks a bound.
        """
        self.size = len(payload)
        native = words if words.dtype.isnative else words.astype(np.uint32)
        memory = payload[: 4 * words.size] if native is words else memoryview(native.tobytes())
        starts, end = walk(memory.cast('I'))
        if end > self.size:
            raise CdrError(f'the message ends before byte {end + 4}', offset=self.size + 4)
        self.track = Track(root, 1, np.array([0, 1]))
        self.track.follow(0, native, starts)
        self.memo: dict[Any, Any] = {}
        self._collect_words(native)
        if self.size - end > _PADDING + _EXCESS * self._oversized:
            raise CdrError('bytes follow the end of the message', offset=end + 4)
        self._check_terminators(payload)
        self._few = self._find_few()

    def fits(self, payload: memoryview, order: str) -> bool:
        """
        Tell whether the message `payload` of byte order '<' or '>' has this layout.

        Raises CdrError if it has, but a string does not end in NUL.
        """
        if len(payload) != self.size:
            return False
        if self._few is not None and self._few.match(payload, order):
            return True
        words = words_of(payload, order)
        # take() is faster, but copies all of an unaligned array first.
        found = words.take(self._where) if words.flags.aligned else words[self._where]
        if not (found == self._lengths).all():
            return False
        self._check_terminators(payload)
        return True

    def _find_few(self) -> FewWords | None:
        """Return length words and terminators, None where they are many."""
        if self._where.size + self._terminators.size > MOST:
            return None
        where = (self._where << 2).tolist()
        words = dict(zip(where, self._lengths.tolist(), strict=True))
        return FewWords(words, self._terminators.tolist())

    def _check_terminators(self, payload: memoryview) -> None:
        """Raise CdrError if a string does not end in NUL (its length word counts it)."""
        if self._terminators.size:
            wrong = np.frombuffer(payload, np.uint8).take(self._terminators)
            if wrong.any():
                offset = int(self._terminators[wrong.argmax()])
                raise CdrError('a string does not end in NUL', offset=offset + 4)

    @property
    def cost(self) -> int:
        """The number of length words: what keeping this layout costs."""
        return int(self._where.size)

    def _collect_words(self, words: npt.NDArray[np.uint32]) -> None:
        self._oversized = 0
        where: list[npt.NDArray[np.int64]] = []
        terminators: list[npt.NDArray[np.int64]] = []
        pending = [self.track]
        while pending:
            track = pending.pop()
            pending += track.children.values()
            columns = []
            for step, position, length in track.words():
                columns.append(np.atleast_1d(position))
                skip: Any = track.group.steps[step]
                if (bound := skip.bound) is not None:
                    # the NUL of a bounded string is not counted
                    most = bound + (isinstance(skip, SkipText) and skip.unit == 1)
                    if np.max(length, initial=0) > most:
                        raise CdrError(f'more than {bound} elements')
                if isinstance(skip, SkipText) and skip.unit == 4:
                    self._oversized += int(np.size(length))
                if isinstance(skip, SkipNumbers) and skip.size == 8:
                    self._oversized += int(np.size(length) - np.count_nonzero(length))
                if isinstance(skip, SkipText) and skip.unit == 1:
                    lengths = np.atleast_1d(length)
                    terminators.append((columns[-1] + 3 + lengths)[lengths > 0])
            if columns:
                # element by element, so that the comparison reads memory in order
                where.append(np.stack(columns, axis=1).ravel())
        nothing = np.empty(0, np.int64)
        self._where = np.concatenate(where or [nothing]) >> 2
        self._lengths = words[self._where].astype(np.uint32)
        self._terminators = np.concatenate(terminators or [nothing])


def words_of(payload: memoryview, order: str) -> npt.NDArray[np.uint32]:
    """Return the uint32 words of byte order '<' or '>' in what follows the header."""
    found: npt.NDArray[np.uint32] = np.ndarray((len(payload) // 4,), f'{order}u4', payload)
    return found
