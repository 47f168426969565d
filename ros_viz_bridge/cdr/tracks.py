# SPDX-License-Identifier: Apache-2.0
"""Where the elements of a group lie in one message: their anchors and length words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .nodes import Align, Group, SkipGroup, SkipNumbers, SkipText

# A position or a length in every element: one int where the group has a single element, else int64
# (n,).
Each = int | npt.NDArray[np.int64]


@dataclass(frozen=True)
class Places:
    """Where an anchor lies in n elements: `index` (int64), or `first + i * stride` if None."""

    n: int
    first: int
    stride: int
    index: npt.NDArray[np.int64] | None = None

    def cut(self, low: int, high: int) -> Places:
        """Return the places of elements low..high-1."""
        if high - low == self.n:
            return self
        index = None if self.index is None else self.index[low:high]
        return Places(high - low, self.first + low * self.stride, self.stride, index)

    def all(self) -> npt.NDArray[np.int64]:
        """Return the places in all elements."""
        return self.first + self.stride * np.arange(self.n) if self.index is None else self.index


class Track:
    """
    One group in one message.

    `n` elements in all; `offsets` (int64) tells which of them belong to element i of the group
    around it: `offsets[i]` to `offsets[i + 1]`. `lengths[i]` is the length word that step i reads.
    """

    def __init__(self, group: Group, n: int, offsets: npt.NDArray[np.int64]) -> None:
        self.group = group
        self.n = n
        self.offsets = offsets
        self.children: dict[int, Track] = {}
        self.lengths: dict[int, Each] = {}
        self._anchors: list[Each] = []
        self._places: dict[int, Places] = {}
        self._runs: tuple[Each, Each] | None = None

    @classmethod
    def of_fixed(cls, group: Group, starts: Each, counts: Each) -> Track:
        """Make the track of a fixed group: runs of `counts` elements that begin at `starts`."""
        offsets = _offsets(counts)
        track = cls(group, int(offsets[-1]), offsets)
        track._runs = starts, counts
        return track

    def places(self, anchor: int) -> Places:
        """Return where `anchor` lies in all elements."""
        found = self._places.get(anchor)
        if found is None:
            found = self._places[anchor] = self._find_places(anchor)
        return found

    def at(self, anchor: int, i: int) -> int:
        """Return where `anchor` lies in element i."""
        found = self._places.get(anchor) or self.places(anchor)
        return found.first + i * found.stride if found.index is None else int(found.index[i])

    def length(self, step: int, i: int) -> int:
        """Return the length word that step `step` reads in element `i`."""
        found = self.lengths[step]
        return found if isinstance(found, int) else int(found[i])

    def child(self, step: int) -> Track:
        """Return the track of the group that step `step` skips."""
        found = self.children.get(step)
        if found is None:  # only in fixed groups, where walk() has not been
            skip = self.group.steps[step]
            assert isinstance(skip, SkipGroup) and skip.count is not None
            starts: Each = self.places(step).all() + skip.offset
            found = Track.of_fixed(skip.group, starts, np.full(self.n, skip.count))
            self.children[step] = found
        return found

    def follow(self, starts: Each, words: Any, lists: list[list[int]]) -> None:
        """
        Find anchors and lengths of this group and those inside, given where its elements start.

        `words` is the message as uint32; `lists` comes from the walk, which has checked the
        bounds.
        """
        at: Each = starts
        self._anchors = [at]
        for i, step in enumerate(self.group.steps):
            at = at + step.offset
            if isinstance(step, Align):
                at = _align(at, step.to)
            elif isinstance(step, SkipGroup) and step.count is not None:
                counts: Each = step.count if self.n == 1 else np.full(self.n, step.count)
                at = self._follow_group(i, step.group, at, counts, words, lists)
            else:
                length = self.lengths[i] = _read(words, at)
                at = at + 4
                if isinstance(step, SkipText):
                    at = at + length * step.unit
                elif isinstance(step, SkipNumbers):
                    at = _unless_empty(length, _align(at, step.size) + length * step.size, at)
                else:
                    at = self._follow_group(i, step.group, at, length, words, lists)
            self._anchors.append(at)

    def words(self) -> Iterator[tuple[int, Each, Each]]:
        """Yield (step, position, length) of the length words of this group."""
        for step, length in self.lengths.items():
            yield step, self._anchors[step] + self.group.steps[step].offset, length

    def _follow_group(
        self, step: int, group: Group, at: Each, counts: Each, words: Any, lists: list[list[int]]
    ) -> Each:
        """Follow the runs of `counts` elements at `at`; return where they end."""
        if group.fixed:
            self.children[step] = Track.of_fixed(group, at, counts)
            ends: Each = _unless_empty(counts, group.end(at) + (counts - 1) * group.stride, at)
            return ends
        # Each run has one more entry than elements: its end.
        starts = np.array(lists[group.index], np.int64)
        ends_at = np.cumsum(counts + np.int64(1)) - 1 if self.n > 1 else np.array([counts])
        ends = starts[ends_at] if self.n else at
        offsets = _offsets(counts)
        child = self.children[step] = Track(group, int(offsets[-1]), offsets)
        if self.n:
            starts = starts[:-1] if self.n == 1 else np.delete(starts, ends_at)
        child.follow(int(starts[0]) if child.n == 1 else starts, words, lists)
        return int(ends[0]) if self.n == 1 else ends  # type: ignore[index]

    def _find_places(self, anchor: int) -> Places:
        if self._runs is not None and not self._anchors:
            starts, counts = self._runs
            if self.n and self.offsets.size == 2:  # one run: nothing per element is needed
                first = int(starts if isinstance(starts, int) else starts[0])
                zeroth = self._trace_fixed(first)[anchor]
                second = self._trace_fixed(self.group.end(first))[anchor]
                stride = self.group.stride
                if self.n == 1 or second - zeroth == stride:
                    return Places(self.n, int(zeroth), stride)
            self._anchors = self._trace_fixed(self._fixed_starts(starts, counts))
        at = self._anchors[anchor]
        if isinstance(at, int):
            return Places(1, at, 0)
        if self.n == 0:
            return Places(0, 0, 0)
        stride = int(at[1] - at[0]) if self.n > 1 else 0
        regular = bool((at[1:] - at[:-1] == stride).all())
        return Places(self.n, int(at[0]), stride, None if regular else at)

    def _fixed_starts(self, starts: Each, counts: Each) -> npt.NDArray[np.int64]:
        """Return where each element of a fixed group starts; a run's first may be less aligned."""
        runs = np.atleast_1d(np.asarray(starts, np.int64))
        counts = np.broadcast_to(np.asarray(counts, np.int64), runs.shape)
        stride = self.group.stride
        second: Any = self.group.end(runs)
        found = np.repeat(
            second - stride - stride * self.offsets[:-1], counts
        ) + stride * np.arange(self.n)
        found[self.offsets[:-1][counts > 0]] = runs[counts > 0]
        return found

    def _trace_fixed(self, at: Any) -> list[Any]:
        anchors = [at]
        for step in self.group.steps:
            at = at + step.offset
            if isinstance(step, Align):
                at = _align(at, step.to)
            elif isinstance(step, SkipGroup) and step.count:
                at = step.group.end(at) + (step.count - 1) * step.group.stride
            anchors.append(at)
        return anchors


def _align(at: Any, to: int) -> Any:
    return (at + (to - 1)) & -to


def _read(words: Any, at: Each) -> Each:
    return int(words[at >> 2]) if isinstance(at, int) else words[at >> 2].astype(np.int64)


def _unless_empty(count: Each, end: Any, empty: Any) -> Any:
    """Return `end`, but `empty` where there are no elements: these are not even aligned."""
    if isinstance(count, int):
        return end if count else empty
    return np.where(count > 0, end, empty)


def _offsets(counts: Each) -> npt.NDArray[np.int64]:
    if isinstance(counts, int):
        return np.array([0, counts])
    offsets = np.zeros(counts.size + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets
