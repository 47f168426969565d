# SPDX-License-Identifier: Apache-2.0
"""One display of the node: its settings, its subscriptions while somebody looks, its status."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
import math
from pathlib import Path
import time
from types import ModuleType
from typing import Any

from rclpy.node import Node
from rclpy.serialization import serialize_message

from ..cdr import MessageType
from ..displays.base import DisplayError, Elsewhere, NodeParameter
from ..displays.images.shot import Shot
from ..runtime.file_text import FileText
from ..topics.description import describe, settings_for
from ..topics.message_types import message_class, missing_note
from ..topics.pipeline import Pipeline
from ..topics.plan import BULKY, TF_TYPE, Wanted
from ..topics.statistics import Statistics
from ..wire.display import Display, DisplayStatus, StatusItem
from ..wire.tf import Transforms
from .camera_video import CameraVideo
from .conversation import Conversation
from .listening import Listening
from .parameter_text import ParameterText
from .parameters import Parameters
from .qos import is_latched, mismatch, Offer
from .videos import Videos

_GRACE = 2.0
"""Seconds for which a topic nobody looks at stays subscribed: a page that reloads looks again."""
_DEPTH = 50
_DEPTH_BULKY = 2
_BIG = (*BULKY, 'nav_msgs/msg/OccupancyGrid')
_EVERY = {TF_TYPE: 1000, 'rcl_interfaces/msg/Log': 1000}
"""Messages that may wait, whatever ``qos.depth_max`` says, of types of which each one counts."""


@dataclass(frozen=True)
class Context:
    """What displays need of the node."""

    node: Node
    server: Any
    types: Mapping[str, ModuleType]
    """Display modules by ROS type."""
    ros_time: Callable[[], float]
    parameters: Callable[[], Parameters]
    transforms: Callable[[Transforms], None]
    """Sees every batch of transforms before it is published."""
    videos: Videos
    published: Callable[[], Sequence[str]]
    """The topics of the node's own publishers; of two on one topic it is there twice."""


class ShownDisplay:
    """A display from when it is offered until it is gone; used on the executor's thread only."""

    def __init__(self, wanted: Wanted, context: Context) -> None:
        self._context = context
        self._wanted = wanted
        self._statistics = Statistics()
        self._options: Any = None
        self._option_error = ''
        self._refused = ''
        self._offers: dict[str, tuple[Offer, ...]] = {}
        self._listening: dict[str, Listening] = {}
        self._said: Display | None = None
        self._status: DisplayStatus | None = None
        self._looked_at = False
        self._looked_away = -math.inf
        self._kept: dict[str, Any] = {}
        self._conversation: Conversation | None = None
        self._elsewhere: Elsewhere | None = None
        self._text: FileText | ParameterText | None = None
        self._video: CameraVideo | None = None
        self._rests = False
        self._resolve()

    @property
    def wanted(self) -> Wanted:
        """What it was made from."""
        return self._wanted

    @property
    def latched(self) -> bool:
        """Whether what it shows was kept by its publishers, and so holds after a jump in time."""
        return self._elsewhere is not None or any(map(is_latched, self._offers.values()))

    @property
    def _own_offers(self) -> tuple[Offer, ...]:
        """What the publishers of its own topic offer; while there are none, its companions'."""
        every = tuple(offer for offers in self._offers.values() for offer in offers)
        return self._offers.get(self._wanted.id) or every

    @property
    def status(self) -> DisplayStatus | None:
        """The status as it was said last."""
        return self._status

    @property
    def offers(self) -> Mapping[str, tuple[Offer, ...]]:
        """What the publishers of each topic offer."""
        return self._offers

    @property
    def looked_at(self) -> bool:
        """Whether any viewer shows it."""
        return self._looked_at

    def update(self, wanted: Wanted, offers: Mapping[str, Sequence[Offer]]) -> None:
        """Take over what the graph says now."""
        found = {name: tuple(offers.get(name, ())) for name in wanted.topics}
        same = wanted is self._wanted or wanted == self._wanted
        if self._said is not None and same and found == self._offers:
            return
        self._wake()
        if wanted.type != self._wanted.type:
            self._stop()
            self._kept.clear()
            self._statistics = Statistics()
        changed = wanted.entry != self._wanted.entry
        self._wanted, self._offers = wanted, found
        if self._said is None or self._said.ros_type != wanted.type:
            self._resolve()
        elif changed:
            self.reconsider()
        self._subscribe()
        self._say()

    def reconsider(self) -> None:
        """Work the settings out again; if they are others, what comes from now on is shown so."""
        before = self._options
        self._wake()
        self._resolve()
        if self._options != before:
            self._stop()
        self._subscribe()

    def look(self, looked_at: bool) -> None:
        """Note whether any viewer shows this display."""
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self._looked_away = time.monotonic()
            self._wake()
            self._subscribe()

    def tick(self, now: float) -> None:
        """Measure rates and say the status; once per second, ``now`` monotonic."""
        if self._rests:
            return
        before = self._status
        self._statistics.measure(now)
        if self._refused or not self._listening or not self._needed():
            self._subscribe()
        if self._text is not None:
            self._text.poll()
        self._tell_video()
        self._say_status()
        self._rests = not self._listening and not self._needed() and self._status == before

    def _tell_video(self) -> None:
        """Say at the display why there is no video."""
        if self._video is not None:
            text = self._video.problem
            item = StatusItem('video', 'warning' if text else 'ok', text)
            self._statistics.found(item, self._context.ros_time())

    def _wake(self) -> None:
        """Something changed: a display at rest, because nobody looks at it, works again."""
        if self._rests:
            self._rests = False
            self._statistics.measure(time.monotonic())

    def time_jumped(self) -> None:
        """Forget findings that belong to the time before."""
        self._statistics.reset()
        if not self.latched:
            self._kept.clear()
        if self._conversation is not None:
            self._conversation.restart()

    def close(self) -> None:
        """Unsubscribe, and take the display away from every page."""
        self._stop()
        self._context.server.remove_display(self._wanted.id)

    def _resolve(self) -> None:
        """Work out the settings, as soon as the type is known."""
        wanted = self._wanted
        module = self._context.types.get(wanted.type)
        self._options, self._option_error, self._elsewhere = None, '', None
        if module is None:
            return
        self._options, self._option_error = settings_for(
            wanted, module, quality=self._context.parameters().image_jpeg_quality
        )
        find = getattr(module, 'elsewhere', None)
        try:
            self._elsewhere = find(self._options) if find is not None else None
        except DisplayError as error:
            self._option_error = self._option_error or str(error)

    def _needed(self) -> bool:
        recent = time.monotonic() - self._looked_away < _GRACE
        return self._wanted.type == TF_TYPE or self.latched or self._looked_at or recent

    def _subscribe(self) -> None:
        wanted = self._wanted
        if self._options is None or not self._needed():
            if self._listening:
                self._forget()
            return
        self._refused = ''
        if self._elsewhere is not None:
            self._read(self._elsewhere)
            return
        for gone in self._listening.keys() - wanted.topics.keys():
            self._listening.pop(gone).close()
            if gone == wanted.id:
                self._end_conversation()
        for name, ros_type in wanted.topics.items():
            cls = message_class(ros_type)
            if cls is None:
                self._refused = missing_note(ros_type)
                continue
            least = _EVERY.get(ros_type, 1)
            try:
                listening = self._listening.get(name)
                if listening is None:
                    show = self._receiver(name, cls)
                    listening = self._listening[name] = Listening(
                        self._context.node, name, cls, show, clock=time.monotonic
                    )
                listening.follow(
                    self._offers.get(name, ()),
                    depth=max(least, self._depth(ros_type)),
                    depth_max=self._context.parameters().qos_depth_max,
                    depth_min=least,
                )
            except Exception as error:
                # Such as a topic that this process publishes with another type.
                self._refused = f'the subscription of {name} is refused: {error}'

    def _read(self, found: Elsewhere) -> None:
        """See to it that the text of the only message is read where it is, if not on the topic."""
        cls = message_class(self._wanted.type)
        if cls is None:
            self._refused = missing_note(self._wanted.type)
        if cls is None or self._text is not None:
            return
        pipeline = self._pipeline(self._wanted.id, cls)

        def take(text: str) -> None:
            pipeline(bytes(serialize_message(cls(data=text))))
            self._say_status()

        def failed(text: str) -> None:
            if self._statistics.failed(text):
                self._say_status()

        if isinstance(found, NodeParameter):
            self._text = ParameterText(self._context.node, found, take=take, failed=failed)
        else:
            roots = [Path(root).expanduser() for root in self._context.parameters().asset_roots]
            self._text = FileText(found.uri, roots, take=take, failed=failed)

    def _depth(self, ros_type: str) -> int:
        """Return how many messages may wait: where older ones stay, a burst must not lose any."""
        if ros_type in _BIG:
            return _DEPTH_BULKY
        kept = [f.name for f in fields(self._options) if f.metadata['keeps'] == 'messages']
        if any(round(getattr(self._options, name)) != 1 for name in kept):
            return max(_DEPTH, self._context.parameters().qos_depth_max)
        return _DEPTH

    def _receiver(self, topic: str, cls: Any) -> Callable[[bytes], None]:
        """Return what takes the messages of a topic."""
        pipeline = self._pipeline(topic, cls)
        make = getattr(self._context.types[self._wanted.type], 'session', None)
        if make is None or topic != self._wanted.id:
            return pipeline
        self._conversation = Conversation(
            self._context.node, topic, make(topic), pipeline, cls, changed=self._say_status
        )
        return self._conversation

    def _pipeline(self, topic: str, cls: Any) -> Pipeline:
        return Pipeline(
            self._wanted.id,
            topic,
            self._context.types[self._wanted.type],
            self._options,
            MessageType.from_class(cls),
            self._statistics,
            publish=self._context.server.publish,
            ros_time=self._context.ros_time,
            changed=self._say_status,
            transforms=self._context.transforms,
            kept=self._kept,
            film=self._film(),
        )

    def _film(self) -> Callable[[Shot], None] | None:
        """Return what takes the pictures of what is shown as video, None of all else."""
        if not getattr(self._options, 'is_video', False):
            return None
        self._video = self._video or self._context.videos.open(self._wanted.id)
        return self._video.take

    def _stop(self) -> None:
        for listening in self._listening.values():
            listening.close()
        self._listening.clear()
        self._end_conversation()
        if self._video is not None:
            self._context.videos.close(self._wanted.id)
            self._video = None
        if self._text is not None:
            self._text.close()
            self._text = None

    def _end_conversation(self) -> None:
        if self._conversation is not None:
            self._conversation.close()
            self._conversation = None

    def _forget(self) -> None:
        """
        Unsubscribe, and forget the data.

        Deletions will be missed from now on, and whoever looks again wants what is true then.
        """
        self._stop()
        self._kept.clear()
        self._statistics.reset()
        self._context.server.remove_display(self._wanted.id)
        self._said = self._status = None
        self._say()

    def _say(self) -> None:
        """Publish the display if it changed, then the status."""
        wanted = self._wanted
        module = self._context.types.get(wanted.type)
        said = describe(wanted, wanted.order, module, self._options)
        if said != self._said:
            self._said = said
            self._context.server.publish(said)
        self._say_status()

    def _say_status(self) -> None:
        publishers = sum(len(offers) for offers in self._offers.values())
        lost = self._refused
        for name, listening in self._listening.items():
            lost = lost or mismatch(self._offers.get(name, ()), listening.requests)
        waiting = '' if publishers else 'nobody publishes this topic'
        if self._text is not None:
            waiting = self._text.waiting
        elif publishers and not self._listening:
            waiting = 'not subscribed: nobody looks at it'
        elif publishers and self._conversation is not None:
            waiting = self._conversation.waiting
        elif publishers and not is_latched(self._own_offers):
            waiting = self._statistics.silence
        status = self._statistics.status(
            self._wanted.id,
            publishers=publishers,
            note=self._option_error or self._wanted.note or lost,
            waiting=waiting,
        )
        if status != self._status:
            self._status = status
            self._context.server.publish(status)
