# SPDX-License-Identifier: Apache-2.0
"""The node: builds its parts and connects them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ament_index_python.packages import get_package_share_directory, PackageNotFoundError
import rclpy.clock
from rclpy.clock_type import ClockType
from rclpy.context import Context as RclContext
from rclpy.executors import SingleThreadedExecutor

from ..api.server import Server
from ..core.access import Access
from ..displays.registry import registry
from .clock import Clock
from .declare import declare, make_node, on_change
from .discovery import Discovery
from .layout import Layout, load_layout
from .parameters import Parameters
from .shown_display import Context

NAME = 'ros_viz_bridge'
_POLL = 1.0
_CLOCK_PERIOD = 0.1


class Bridge:
    """
    The whole node: a rclpy node, a server, and what moves messages between them.

    Raises ParameterError, LayoutError, ValueError or ServeError, each with a sentence for the
    user; then nothing of it is left.
    """

    def __init__(self, *, context: RclContext | None = None) -> None:
        self.node = make_node(NAME, context=context)
        self._executor = SingleThreadedExecutor(context=context)
        self._undo: list[Callable[[], Any]] = [self.node.destroy_node]
        try:
            self._build()
        except BaseException:
            self.close()
            raise

    def _build(self) -> None:
        node = self.node
        self._parameters = declare(node)
        types = registry()
        path = self._parameters.layout_file
        layout = load_layout(path, types) if path else Layout()
        self.clock = Clock(node, jumped=self._time_jumped)
        self._undo.append(self.clock.close)
        self.server = make_server(self._parameters, layout, now=self.clock.now)
        self._undo.append(self.server.stop)
        context = Context(
            node=node,
            server=self.server,
            types=types,
            ros_time=self.clock.now,
            parameters=lambda: self._parameters,
            transforms=self.clock.transforms,
        )
        self.discovery = Discovery(context, layout)
        self.server.on_interest(
            lambda displays: self._post(self.discovery.look, displays), direct=True
        )
        on_change(node, self._parameters, self._parameters_changed)
        # Timers of the node's own clock would stand still, or race, in simulated time.
        steady = rclpy.clock.Clock(clock_type=ClockType.STEADY_TIME)
        node.create_timer(_POLL, self.discovery.poll, clock=steady)
        node.create_timer(_CLOCK_PERIOD, self._tell_time, clock=steady)
        self._post(self.discovery.poll)
        self._executor.add_node(node)

    def spin(self) -> None:
        """Work until ``shutdown`` is called or the context ends."""
        self._executor.spin()

    def shutdown(self) -> None:
        """Make ``spin`` return; any thread."""
        self._executor.shutdown(timeout_sec=0)

    def close(self) -> None:
        """Take everything down; no thread is left."""
        for undo in reversed(self._undo):
            undo()
        self._undo.clear()

    def _post(self, call: Callable[..., Any], *args: Any) -> None:
        """Run something on the executor's thread."""
        self._executor.create_task(call, *args)

    def _parameters_changed(self, parameters: Parameters) -> None:
        self._parameters = parameters
        self.discovery.poll()

    def _time_jumped(self, time: float, reason: str) -> None:
        self.node.get_logger().info(f'{reason}: what was dated before is forgotten')
        self.server.time_jumped(time, reason, self.discovery.time_jumped())

    def _tell_time(self) -> None:
        message = self.clock.message()
        if message is not None:
            self.server.publish(message)


def make_server(parameters: Parameters, layout: Layout, *, now: Callable[[], float]) -> Server:
    """Return the server that parameters and layout ask for."""
    access = Access(
        operator_token=parameters.auth_operator_token,
        viewer_token=parameters.auth_viewer_token,
        allow_anonymous=parameters.auth_allow_anonymous,
        allowed_hosts=parameters.allowed_hosts,
        cors_origins=parameters.cors_origins,
    )
    return Server(
        host=parameters.host,
        port=parameters.port,
        label=parameters.label,
        base_path=parameters.base_path,
        access=access,
        tls_cert=parameters.tls_cert,
        tls_key=parameters.tls_key,
        max_clients=parameters.max_clients,
        window_ms=parameters.client_window_ms,
        asset_roots=[Path(root).expanduser() for root in parameters.asset_roots],
        package_dirs=package_dir,
        now=now,
        fixed_frame=parameters.fixed_frame or layout.fixed_frame,
        view_mode=layout.view_mode,
        follow=layout.follow,
    )


def package_dir(package: str) -> Path | None:
    """Return the share folder of a ROS package, None if it is not installed."""
    try:
        return Path(get_package_share_directory(package))
    except (PackageNotFoundError, ValueError):
        return None
