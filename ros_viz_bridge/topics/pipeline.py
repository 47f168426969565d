# SPDX-License-Identifier: Apache-2.0
"""From the bytes of a topic to scene messages; whatever fails stays with the display."""

from __future__ import annotations

from collections.abc import Callable
import logging
from typing import Any

import numpy as np

from ..cdr import CdrError, MessageType, Reader, View
from ..displays.base import DisplayError, Source
from ..displays.images.shot import Shot
from ..wire.display import StatusItem
from ..wire.image import Image
from ..wire.message import ServerMessage, StateMessage
from ..wire.tf import Transforms
from .statistics import Statistics

logger = logging.getLogger(__name__)

Publish = Callable[..., None]
"""``Server.publish``."""


class Pipeline:
    """
    Reads, converts and publishes the messages of one topic.

    ``ros_time`` says when a message was received; ``changed`` is called when the display became
    faulty or healed; ``transforms`` sees every batch of transforms before it is published.
    ``kept`` is what ``convert`` keeps between messages, shared by all topics of the display.
    ``film`` takes the pictures of what is shown as video.
    """

    def __init__(
        self,
        display: str,
        topic: str,
        module: Any,
        options: Any,
        message_type: MessageType,
        statistics: Statistics,
        *,
        publish: Publish,
        ros_time: Callable[[], float],
        changed: Callable[[], None],
        transforms: Callable[[Transforms], None],
        kept: dict[str, Any] | None = None,
        film: Callable[[Shot], None] | None = None,
    ) -> None:
        self._display = display
        self._topic = topic
        self._module = module
        self._options = options
        self._reader = Reader(message_type)
        self._statistics = statistics
        self._publish = publish
        self._ros_time = ros_time
        self._changed = changed
        self._transforms = transforms
        self._kept = {} if kept is None else kept
        self._film = film

    def __call__(self, data: bytes) -> None:
        """Show the message in ``data``."""
        self.show(data, self._reader)

    def show(
        self, data: bytes, reader: Reader, *, whole: bool = False, counted: bool = True
    ) -> None:
        """Show what ``reader`` finds in ``data``; with ``whole`` it is a session's answer."""
        received = self._ros_time()
        if counted:
            self._statistics.message(len(data), received)
        try:
            found = self._convert(reader.read(data), received, whole=whole)
            messages: list[ServerMessage] = [o for o in found if isinstance(o, ServerMessage)]
            for shot in [one for one in found if isinstance(one, Shot)]:
                messages.extend(self._shoot(shot))
            for message in messages:
                if isinstance(message, Transforms):
                    self._transforms(message)
            if messages:
                self._publish(*messages)
        except (CdrError, DisplayError) as error:
            self._fail(str(error))
        except Exception as error:
            # A display of another package, or a fault of ours: others go on as before.
            logger.exception('%s: the message could not be shown', self._topic)
            self._fail(f'{type(error).__name__}: {error}')
        else:
            items = [one for one in found if isinstance(one, StatusItem)]
            stamp = _stamp([one for one in found if not isinstance(one, StatusItem)])
            if self._statistics.shown(stamp, items, received):
                self._changed()

    def warn(self, text: str) -> None:
        """Say at the display what went wrong between messages; '' takes it back."""
        item = StatusItem(self._topic, 'warning' if text else 'ok', text)
        self._statistics.found(item, self._ros_time())
        self._changed()

    def _shoot(self, shot: Shot) -> list[ServerMessage]:
        """Hand a picture on to who makes videos; where nobody does, return it as a picture."""
        if self._film is None:
            return [shot.picture(Image)]
        self._film(shot)
        return []

    def _convert(
        self, message: View, received: float, *, whole: bool
    ) -> list[StateMessage | Shot | StatusItem]:
        source = Source(
            self._display, self._topic, received, self._options, self._kept, whole=whole
        )
        return list(self._module.convert(message, source))

    def _fail(self, text: str) -> None:
        if self._statistics.failed(text):
            self._changed()


def _stamp(messages: list[Any]) -> float:
    """Return the newest header stamp in scene messages, 0 if they have none."""
    newest = 0.0
    for message in messages:
        stamp = getattr(message, 'stamp', None)
        if isinstance(stamp, np.ndarray):
            stamp = stamp.max() if stamp.size else None
        if stamp is not None:
            newest = max(newest, float(stamp))
    return newest
