# SPDX-License-Identifier: Apache-2.0
"""Records what the bridge shows: the topics that viewers look at, as they were published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
import logging
from pathlib import Path
import re
import time
from typing import Any

from rclpy.node import Node
from std_srvs.srv import SetBool

from ..cdr import MessageType
from ..cdr.definition import definition_text
from ..core.session import ClientInfo
from ..recordings.recording import RecordingError, Topic
from ..topics.message_types import message_class
from ..wire.recording import Recording, SetRecording
from ..wire.session import Notice
from .listening import Listening
from .qos import Offer
from .recording_thread import RecordingThread

logger = logging.getLogger(__name__)

_DEPTH = 100
_NOTHING = Recording('', 'recording', False, '', 0.0, 0, 0.0, 0, 0, '')


@dataclass(frozen=True)
class Source:
    """A topic that is shown now."""

    type: str
    offers: tuple[Offer, ...]


Sources = Callable[[], Mapping[str, Source]]


class Recorder:
    """
    Begins and ends recordings: for operators in the page, for ROS by ``~/record``.

    Used on the executor's thread only. It subscribes by itself, so that what is latched is in
    every recording, and what viewers look at meanwhile changes nothing of what was begun.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        *,
        folder: Callable[[], Path],
        sources: Sources,
        ros_time: Callable[[], float],
    ) -> None:
        self._node = node
        self._server = server
        self._folder = folder
        self._sources = sources
        self._ros_time = ros_time
        self._writing: RecordingThread | None = None
        self._ending = False
        self._begun = 0.0
        self._why = ''
        self._listening: dict[str, Listening] = {}
        self._refused: dict[str, str] = {}
        self._said = _NOTHING
        self._service = node.create_service(
            SetBool, node.resolve_service_name('~/record'), self._called
        )
        server.publish(_NOTHING)

    def record(self, client: ClientInfo, asked: SetRecording) -> None:
        """Do what an operator asked for."""
        who = f'operator {client.name or client.client_id}'
        problem = self.begin(by=who) if asked.on else self.end(why=f'ended by {who}')
        if problem:
            self._say(on=False, problem=problem)

    def begin(self, *, by: str) -> str:
        """Begin a recording; return why not, '' if it runs. ``by`` is who asked, for the log."""
        if self._writing is not None:
            return 'the last recording is still being written' if self._ending else ''
        name = re.sub(r'\W', '_', self._node.get_name())
        stamp = datetime.now().strftime('%Y-%m-%d_%H-%M-%S')
        try:
            self._writing = RecordingThread(self._folder() / f'{name}_{stamp}.mcap')
        except RecordingError as error:
            return str(error)
        self._node.get_logger().info(f'recording to {self._writing.path}, as {by} asked')
        self._begun = time.monotonic()
        self._ending = False
        self._refused.clear()
        self._said = _NOTHING
        self._say(on=True, since=self._ros_time(), file=str(self._writing.path))
        self._follow()
        return ''

    def end(self, *, why: str) -> str:
        """End the recording, the file is complete a moment later; return '': it always can."""
        if self._writing is not None and not self._ending:
            self._ending = True
            self._why = why
            self._unsubscribe()
            self._writing.end()
            self._tell(self._writing)
        return ''

    def poll(self) -> None:
        """Follow what viewers look at and how publishers come and go; once per second."""
        writing = self._writing
        if writing is None:
            return
        if writing.ended:
            self._complete(writing)
        elif writing.problem:
            self.end(why=writing.problem)
        elif not self._ending:
            self._follow()
        self._tell(writing)

    def close(self) -> None:
        """End what runs, and wait until its file is complete."""
        self._unsubscribe()
        if self._writing is not None:
            if not self._ending:
                self._why = 'the node ended'
            self._writing.close()
            self._complete(self._writing)
        self._node.destroy_service(self._service)

    def _complete(self, writing: RecordingThread) -> None:
        """Let go of a file that is written, whoever ended it, and tell the log."""
        self._writing = None
        self._unsubscribe()
        seconds = time.monotonic() - self._begun
        text = f'recorded {writing.path}: {writing.size} bytes, {seconds:.1f} s; '
        if writing.problem:
            self._node.get_logger().warning(text + writing.problem)
        else:
            self._node.get_logger().info(text + self._why)

    def _unsubscribe(self) -> None:
        for listening in self._listening.values():
            listening.close()
        self._listening.clear()

    def _follow(self) -> None:
        """Subscribe to what is shown by now; what was shown once stays in the recording."""
        for name, source in self._sources().items():
            try:
                self._follow_topic(name, source)
            except Exception as error:
                # Such as a topic that this process publishes with another type.
                self._refuse(name, str(error))

    def _follow_topic(self, name: str, source: Source) -> None:
        listening = self._listening.get(name)
        cls, writing = message_class(source.type), self._writing
        if cls is None or writing is None:
            return
        if listening is None:

            def receive(data: bytes) -> None:
                writing.add(name, data, round(self._ros_time() * 1e9))

            definition = definition_text(MessageType.from_class(cls))
            listening = Listening(self._node, name, cls, receive, clock=time.monotonic)
            listening.follow(source.offers, depth=_DEPTH, depth_max=10 * _DEPTH)
            # Its messages come in this thread, and so after this.
            writing.add_topic(Topic(name, source.type, _offered(source.offers), 0, definition))
            self._listening[name] = listening
        else:
            listening.follow(source.offers, depth=_DEPTH, depth_max=10 * _DEPTH)
        self._refused.pop(name, None)

    def _refuse(self, name: str, why: str) -> None:
        if self._refused.get(name) != why:
            self._refused[name] = why
            text = f'{name} is not recorded: {why}'
            logger.warning('%s', text)
            self._server.publish(Notice('warning', text, name))

    def _called(self, request: Any, response: Any) -> Any:
        try:
            who = 'the service ~/record'
            problem = self.begin(by=who) if request.data else self.end(why=f'ended by {who}')
        except Exception as error:
            # It would end the executor, and with it the node.
            logger.exception('the recording failed')
            problem = f'{type(error).__name__}: {error}'
        response.success = not problem
        response.message = problem or self._said.file
        return response

    def _tell(self, writing: RecordingThread) -> None:
        self._say(
            on=self._writing is not None,
            messages=writing.messages,
            size=float(writing.size),
            topics=len(self._listening) or self._said.topics,
            lost=writing.lost,
            problem=writing.problem,
        )

    def _say(self, **changes: Any) -> None:
        said = replace(self._said, **changes)
        if said != self._said:
            self._said = said
            self._server.publish(said)


def _offered(offers: tuple[Offer, ...]) -> str:
    """Return the publishers' QoS as rosbag2 keeps it, so that latched topics stay latched."""
    return '\n'.join(
        f'- {{history: keep_last, depth: {offer.depth or 10},'
        f' reliability: {"reliable" if offer.reliable else "best_effort"},'
        f' durability: {"transient_local" if offer.transient_local else "volatile"}}}'
        for offer in offers
    )
