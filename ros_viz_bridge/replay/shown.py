# SPDX-License-Identifier: Apache-2.0
"""One display of a recording: its settings, its messages, how it fares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from ..cdr import MessageType, Writer
from ..displays.base import DisplayError, Elsewhere, NodeParameter, TextFile
from ..runtime.file_text import FileText
from ..topics.description import describe, settings_for
from ..topics.pipeline import Pipeline
from ..topics.plan import BULKY, TF_TYPE, Wanted
from ..topics.statistics import Statistics
from ..wire.display import DisplayStatus
from .asset_folders import AssetFolders

QUALITY = 80.0
"""JPEG quality of images that come uncompressed."""
_TEXT = MessageType.from_text('std_msgs/msg/String', 'string data')
_NO_NODES = 'parameter: a recording has no nodes to read a parameter of; name a file, or neither'


class Shown:
    """
    A display; used on the player's thread only. ``ros_time`` is the recording's, seconds.

    One whose layout has its text elsewhere than on the topic shows that, and nothing of the topic.
    """

    def __init__(
        self,
        wanted: Wanted,
        order: int,
        module: ModuleType,
        types: Mapping[str, MessageType],
        *,
        publish: Callable[..., None],
        ros_time: Callable[[], float],
        folders: AssetFolders | None = None,
    ) -> None:
        self.wanted = wanted
        self._publish = publish
        self._statistics = Statistics()
        self._status: DisplayStatus | None = None
        self._kept: dict[str, Any] = {}
        options, self._error = settings_for(wanted, module, quality=QUALITY)
        self._folders = folders or AssetFolders()
        self._elsewhere, on_topic = self._find_elsewhere(module, options)

        def pipeline(topic: str, message_type: MessageType) -> Pipeline:
            return Pipeline(
                wanted.id,
                topic,
                module,
                options,
                message_type,
                self._statistics,
                publish=publish,
                ros_time=ros_time,
                changed=self.say,
                transforms=lambda batch: None,
                kept=self._kept,
            )

        self._pipelines: dict[str, Pipeline] = {}
        self._text: Pipeline | None = None
        if isinstance(self._elsewhere, TextFile):
            self._text = pipeline(wanted.id, _TEXT)
        elif on_topic:
            self._pipelines = {
                topic: pipeline(topic, types[ros_type])
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

    def read(self) -> None:
        """Show the text that is in a file, where it is: it holds at every time."""
        text, found = self._text, self._elsewhere
        if text is None or not isinstance(found, TextFile):
            return
        FileText(
            found.uri,
            self._folders.roots,
            package_dirs=self._folders.package,
            take=lambda said: text(Writer(_TEXT).write({'data': said})),
            failed=lambda why: self._fail(f'file: {why}'),
        ).poll()

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

    def _find_elsewhere(self, module: ModuleType, options: Any) -> tuple[Elsewhere | None, bool]:
        """Return where the text is, and whether on the topic; note what cannot be had."""
        find = getattr(module, 'elsewhere', None)
        try:
            found: Elsewhere | None = find(options) if find is not None else None
        except DisplayError as error:
            self._error = self._error or str(error)
            return None, False
        if isinstance(found, NodeParameter):
            self._error = self._error or _NO_NODES
        return found, found is None

    def _fail(self, why: str) -> None:
        if self._statistics.failed(why):
            self.say()
