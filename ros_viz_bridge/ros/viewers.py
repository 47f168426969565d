# SPDX-License-Identifier: Apache-2.0
"""Who is connected: told to ROS, and moved by ROS."""

from __future__ import annotations

import json
from typing import Any

from rclpy.node import Node

from ..cdr import View
from ..core.session import ClientInfo
from ..inputs import camera_pose
from .command_topic import CommandTopic
from .outgoing import writer
from .publications import Publications, STATE

_GROUP = 'robot'
_STRING = 'std_msgs/msg/String'


class Viewers:
    """
    Publishes ``~/clients`` and takes ``set_pose`` for their cameras.

    Used on the executor's thread only, ``main`` excepted.
    """

    def __init__(self, node: Node, server: Any, publications: Publications) -> None:
        self._node = node
        self._server = server
        self._publications = publications
        self._clients: dict[str, ClientInfo] = {}
        self._topics = {'': self._listen('~/camera/set_pose', '')}
        self._tell()

    def main(self) -> str:
        """Return the viewer that ``~/camera`` means: who controls the robot, or the only one."""
        holder: str = self._server.get_holder(_GROUP)
        if holder:
            return holder
        clients = list(self._server.get_clients())
        return clients[0] if len(clients) == 1 else ''

    def connected(self, client: ClientInfo) -> None:
        """A client is here."""
        ident = client.client_id
        self._clients[ident] = client
        if ident not in self._topics:
            self._topics[ident] = self._listen(f'~/clients/{ident}/camera/set_pose', ident)
        self._tell()

    def disconnected(self, client: ClientInfo) -> None:
        """A client has left."""
        self._clients.pop(client.client_id, None)
        topic = self._topics.pop(client.client_id, None)
        if topic is not None:
            topic.close()
        self._tell()

    def poll(self) -> None:
        """Adapt to publishers; once per second."""
        for topic in self._topics.values():
            topic.poll()

    def _listen(self, topic: str, client: str) -> CommandTopic:
        def move(message: View) -> None:
            command = camera_pose.from_ros(message)
            viewer = client or self.main()
            if viewer:
                self._server.publish(command, to=viewer)

        name = self._node.resolve_topic_name(topic)
        # Hundreds may come and go: the rest of the network hears of those only that it moves.
        return CommandTopic(self._node, name, camera_pose.ROS_TYPE, move, early=not client)

    def _tell(self) -> None:
        """Publish the clients as JSON: ``{"clients": [{"id": "c1", "role": "operator"}]}``."""
        clients = [{'id': one.client_id, 'role': one.role} for one in self._clients.values()]
        data = writer(_STRING).write({'data': json.dumps({'clients': clients})})
        topic = self._node.resolve_topic_name('~/clients')
        self._publications.submit(self._publish, topic, data)

    def _publish(self, topic: str, data: bytes) -> None:
        self._publications.publish(topic, _STRING, data, qos=STATE, moves=False)
