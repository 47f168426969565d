# SPDX-License-Identifier: Apache-2.0
"""The stop from ROS: a service that no queue of the node can delay, and the state as a topic."""

from __future__ import annotations

from collections.abc import Callable
import logging
import threading
from typing import Any

from rclpy.node import Node
from std_msgs.msg import Bool
from std_srvs.srv import Trigger

from .publications import STATE
from .spinning import Spinning

logger = logging.getLogger(__name__)


class StopService:
    """
    Offers ``~/stop`` (std_srvs/srv/Trigger) and ``~/stopped`` (std_msgs/msg/Bool, latched).

    It has a node and an executor of its own: the bridge's executor may be busy with a cloud.
    ``stop`` is called in that thread. This is a software stop: whoever moves the robot needs a
    time-out for commands all the same.
    """

    def __init__(self, node: Node, *, stop: Callable[[], None]) -> None:
        self._stop = stop
        # Remappings of the bridge's node are applied already; its name must not be given twice.
        self._node = Node(
            f'{node.get_name()}_stop',
            namespace=node.get_namespace(),
            context=node.context,
            use_global_arguments=False,
            start_parameter_services=False,
            enable_rosout=False,
        )
        self._state = self._node.create_publisher(
            Bool, node.resolve_topic_name('~/stopped'), STATE
        )
        self._node.create_service(Trigger, node.resolve_service_name('~/stop'), self._called)
        self._spinning = Spinning(self._node)
        self._thread = threading.Thread(target=self._spinning.spin, name='ros_viz_bridge.stop')
        self.tell(stopped=False)
        self._thread.start()

    def tell(self, *, stopped: bool) -> None:
        """Publish whether outputs are stopped."""
        self._state.publish(Bool(data=stopped))

    def close(self) -> None:
        """End thread and node."""
        self._spinning.end()
        self._thread.join()
        self._spinning.close()
        self._node.destroy_node()

    def _called(self, request: Any, response: Any) -> Any:
        try:
            self._stop()
        except Exception as error:
            # An exception would end the thread, and with it the service.
            logger.exception('the stop failed')
            response.message = f'{type(error).__name__}: {error}'
            return response
        response.success = True
        response.message = 'outputs are stopped; an operator can reset that in the page'
        return response
