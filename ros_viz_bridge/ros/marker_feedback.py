# SPDX-License-Identifier: Apache-2.0
"""What viewers do with interactive markers, published to the markers' servers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
import time
from typing import Any

from ..core.marker_turns import MarkerTurns
from ..core.session import ClientInfo
from ..inputs import interactive_feedback
from ..inputs.base import InputError
from ..wire.client import InteractiveFeedback
from ..wire.session import Notice
from .outgoing import writer
from .publications import COMMAND, Publications

UPDATES = 'visualization_msgs/msg/InteractiveMarkerUpdate'


class MarkerFeedback:
    """
    Publishes feedback on the topic beside each display's updates, as client ``<node>/<client>``.

    ``received`` may be called in any thread, the rest in the publishing thread. Of poses that wait
    the newest is published, and none is lost that is the last. What a server would not hear yet,
    because another client spoke last, waits until it does.
    """

    def __init__(
        self,
        server: Any,
        publications: Publications,
        *,
        node_name: str,
        ros_time: Callable[[], float],
    ) -> None:
        self._server = server
        self._publications = publications
        self._node_name = node_name
        self._ros_time = ros_time
        self._newest: dict[tuple[str, str, str], InteractiveFeedback] = {}
        self._turns = MarkerTurns()

    def received(self, client: ClientInfo, event: InteractiveFeedback) -> None:
        """Publish an event that the core let pass."""
        if event.event == 'pose_update':
            self._newest[_key(client, event)] = event
        self._publications.submit(self._publish, client, event)

    def prepare(self, displays: Iterable[str]) -> None:
        """Be ready for these displays: their servers must know of us before the first press."""
        for display in displays:
            self._publications.prepare(
                topic_of(display), interactive_feedback.ROS_TYPE, qos=COMMAND
            )

    def _publish(self, client: ClientInfo, event: InteractiveFeedback) -> None:
        if self._publications.held_back:
            self._newest.pop(_key(client, event), None)
            return
        begin = self._turns.begin(client.client_id, event)
        if begin > time.monotonic():
            self._postpone(begin, client, event)
            return
        if event.event == 'pose_update':
            newest = self._newest.pop(_key(client, event), None)
            if newest is None:
                return  # a newer one went out in place of an older
            event = newest
        ros_type, topic = interactive_feedback.ROS_TYPE, topic_of(event.display)
        try:
            message = interactive_feedback.to_ros(
                event, stamp=self._ros_time(), client_id=f'{self._node_name}/{client.client_id}'
            )
        except InputError as error:
            self._tell(client, event, str(error))
            return
        if self._publications.prepare(topic, ros_type, qos=COMMAND) is None:
            self._tell(client, event, f'the parameter publish.allow does not allow {topic}')
            return
        self._publications.publish(topic, ros_type, writer(ros_type).write(message), qos=COMMAND)
        self._turns.spoke(client.client_id, event, time.monotonic())

    def _postpone(self, due: float, client: ClientInfo, event: InteractiveFeedback) -> None:
        if event.event == 'keep_alive':
            return  # nothing is alive there yet
        if not self._publications.postpone(due, self._publish, client, event):
            self._tell(client, event, f'too much waits to be said to marker {event.marker!r}')

    def _tell(self, client: ClientInfo, event: InteractiveFeedback, text: str) -> None:
        self._server.publish(Notice('error', text, event.display), to=client.client_id)


def topic_of(display: str) -> str:
    """Return the topic of feedback for the display of a server's updates."""
    return f'{display.removesuffix("/update")}/feedback'


def _key(client: ClientInfo, event: InteractiveFeedback) -> tuple[str, str, str]:
    return client.client_id, event.display, event.marker
