# SPDX-License-Identifier: Apache-2.0
"""Headsets and teleoperation in the node: built, and connected with pages, parameters and TF."""

from __future__ import annotations

from collections.abc import Callable
import functools
import time
from typing import Any

from rclpy.node import Node

from ..core.gate import XR_GROUP
from ..core.lease import Handover
from ..inputs.xr_body import Hand
from ..wire.client import XrSession
from ..wire.scene import Remove
from ..wire.teleop import Recenter
from ..wire.xr import XrPlaced, XrSample
from .frame_tree import FrameTree
from .haptics import Haptics
from .headset import Headset
from .outgoing import Outgoing
from .page_times import PageTimes
from .parameters import Parameters
from .publications import Publications
from .teleop import Teleop
from .teleop_services import TeleopServices
from .xr_topics import HANDS


class Operation:
    """
    Its methods are for the executor's thread, ``stop`` and ``reset`` for any.

    What pages say only enqueues here, with the time of receipt; all else happens in the publishing
    thread.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        out: Outgoing,
        times: PageTimes,
        frames: FrameTree,
        *,
        ros_time: Callable[[], float],
        parameters: Parameters,
    ) -> None:
        self._server = server
        self._publications = publications
        self._parameters = parameters
        self._frames = frames
        self._teleop = Teleop(
            parameters,
            out,
            self._frames,
            ros_time=ros_time,
            show=server.publish,
            unshow=lambda key: server.publish(Remove('', key)),
        )
        self.headset = Headset(
            publications, out, times, self._teleop, parameters, show=server.publish
        )
        self._haptics = Haptics(
            node,
            server,
            operator=lambda: self.headset.operator,
            duration=lambda: self._parameters.xr_haptic_duration,
        )
        TeleopServices(node, enable=self._enable, recenter=self._recenter)
        self._connect(server)
        self.poll()

    @property
    def engaged(self) -> list[Hand]:
        """The hands that move the robot; in the publishing thread."""
        return self._teleop.engaged

    def poll(self) -> None:
        """Adapt to publishers; once per second."""
        self._haptics.poll()
        if any(self._parameters.effector(hand) for hand in HANDS):
            self._frames.listen()

    def configure(self, parameters: Parameters) -> None:
        """Take other parameters, if they are those of headsets."""
        before, self._parameters = self._parameters, parameters
        if _ours(before) != _ours(parameters):
            self.poll()
            self._publications.submit(self.headset.configure, parameters)

    def time_jumped(self) -> None:
        """Time went back: what was measured before is void."""
        self._frames.forget()

    def stop(self, reason: str) -> None:
        """Let nothing move until ``reset``; any thread."""
        self._publications.submit(lambda: self._teleop.stop(reason, time.monotonic()))

    def reset(self) -> None:
        """Lift the stop; any thread."""
        self._publications.submit(lambda: self._teleop.reset(time.monotonic()))

    def close(self) -> None:
        """Let the robot stand, before the publishing thread ends; any thread."""
        self.stop('the bridge ended')

    def _connect(self, server: Any) -> None:
        submit, headset = self._publications.submit, self.headset
        for event, take in ((XrSession, headset.session), (XrPlaced, headset.placed)):
            server.on(event, functools.partial(submit, take), direct=True)
        server.on(
            XrSample,
            lambda client, event: submit(headset.sample, client, event, time.monotonic()),
            direct=True,
        )
        server.on_control_change(self._handed_over, direct=True)
        server.on_client_disconnect(lambda c: submit(headset.forget, c), direct=True)

    def _handed_over(self, change: Handover) -> None:
        if change.group == XR_GROUP:
            self._publications.submit(self.headset.handed_over, change.holder)

    def _enable(self, enabled: bool) -> None:
        self._publications.submit(lambda: self._teleop.enable(time.monotonic(), enabled=enabled))

    def _recenter(self) -> str:
        operator = self.headset.operator
        if not operator:
            return 'no headset has the control'
        if self._parameters.xr_parent_frame:
            self._publications.submit(self.headset.recenter)
        else:
            self._server.publish(Recenter(), to=operator)
        return ''


def _ours(parameters: Parameters) -> tuple[Any, ...]:
    names = [name for name in vars(parameters) if name.startswith(('xr_', 'teleop_'))]
    return tuple(getattr(parameters, name) for name in names if name != 'xr_haptic_duration')
