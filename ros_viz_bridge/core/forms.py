# SPDX-License-Identifier: Apache-2.0
"""In which form displays are looked at: those that can be video, as that or as pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..wire.image import VideoChunk, VideoPicture

SLOTS = (VideoChunk.SLOT, VideoPicture.SLOT)
"""In which a display keeps the forms of a video."""
_NONE: frozenset[str] = frozenset()


class Forms(NamedTuple):
    """Ids of displays that somebody looks at; one may be in both."""

    videos: frozenset[str] = _NONE
    """As they come: as video, where they are."""
    pictures: frozenset[str] = _NONE
    """As pictures alone."""

    @classmethod
    def of(cls, interest: frozenset[str], pictures: frozenset[str]) -> Forms:
        """Return what one viewer takes, who wants pictures of some displays alone."""
        return cls(interest - pictures, interest & pictures)

    @classmethod
    def union(cls, many: Iterable[Forms]) -> Forms:
        """Return what any of many takes."""
        every = list(many)
        return cls(
            _NONE.union(*(each.videos for each in every)),
            _NONE.union(*(each.pictures for each in every)),
        )

    @property
    def displays(self) -> frozenset[str]:
        """All of them."""
        return self.videos | self.pictures

    def among(self, displays: Iterable[str]) -> Forms:
        """Return what of it is of these displays."""
        known = frozenset(displays)
        return Forms(self.videos & known, self.pictures & known)

    def takes(self, display: str, slot: str) -> bool:
        """Tell whether anybody looks at what is kept of a display in a slot."""
        if slot == VideoChunk.SLOT:
            return display in self.videos
        if slot == VideoPicture.SLOT:
            return display in self.pictures
        return display in self.videos or display in self.pictures

    def given_up(self, now: Forms) -> Iterator[tuple[str, str]]:
        """Walk over displays and slots of the forms that were taken, and are not taken now."""
        for display in self.videos - now.videos:
            yield display, VideoChunk.SLOT
        for display in self.pictures - now.pictures:
            yield display, VideoPicture.SLOT

    def beyond(self, before: Forms) -> frozenset[str]:
        """Return the displays that are looked at now as they were not before."""
        return (self.videos - before.videos) | (self.pictures - before.pictures)
