# SPDX-License-Identifier: Apache-2.0
"""One display of a recording: its settings, its messages, how it fares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from ..cdr import MessageType
from ..topics.description import describe, settings_for
from ..topics.pipeline import Pipeline
from ..topics.plan import BULKY, TF_TYPE, Wanted
from ..topics.statistics import Statistics
from ..wire.display import DisplayStatus

QUALITY = 80.0
"""JPEG quality of images that come uncompressed."""


class Shown:
    """A display; used on the player's thread only. ``ros_time`` is the recording's, seconds."""

    def __init__(
        self,
        wanted: Wanted,
        order: int,
        module: ModuleType,
        types: Mapping[str, MessageType],
        *,
        publish: Callable[..., None],
        ros_time: Callable[[], float],
    ) -> None:
        self.wanted = wanted
        self._publish = publish
        self._statistics = Statistics()
        self._status: DisplayStatus | None = None
        self._kept: dict[str, Any] = {}
        options, self._error = settings_for(wanted, module, quality=QUALITY)
        self._pipelines = {
            topic: Pipeline(
                wanted.id,
                topic,
                module,
                options,
                types[ros_type],
                self._statistics,
                publish=publish,
                ros_time=ros_time,
                changed=self.say,
                transforms=lambda batch: None,
                kept=self._kept,
            )
            for topic, ros_type in wanted.topics.items()
            if ros_type in types
        }
        publish(describe(wanted, order, module, options))
        self.say()

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that feed it."""
        return tuple(self._pipelines)

    @property
    def bulky(self) -> bool:
        """Whether its messages are so large that only the newest before a time counts."""
        return self.wanted.type in BULKY

    @property
    def places(self) -> bool:
        """Whether everything is placed by it: transforms are read whoever looks."""
        return self.wanted.type == TF_TYPE

    def show(self, topic: str, data: bytes) -> None:
        """Show a message."""
        self._pipelines[topic](data)

    def forget(self) -> None:
        """The recording was moved: what was found and kept belongs to another time."""
        self._statistics.reset()
        self._kept.clear()

    def measure(self, now: float) -> None:
        """Measure rates; about once per second while the recording goes on."""
        self._statistics.measure(now)
        self.say()

    def say(self) -> None:
        """Publish the status if it changed."""
        status = self._statistics.status(
            self.wanted.id,
            publishers=1,
            note=self._error or self.wanted.note,
            waiting=self._statistics.silence,
        )
        if status != self._status:
            self._status = status
            self._publish(status)
