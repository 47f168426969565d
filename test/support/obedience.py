# SPDX-License-Identifier: Apache-2.0
"""What a robot does with the numbers that its operator says, and who has its control."""

from __future__ import annotations

import time
from typing import NamedTuple, Protocol

from ros_viz_bridge import Server
from ros_viz_bridge.wire.client import WidgetChanged


class Obeyed(NamedTuple):
    """A number that was acted on."""

    number: int
    holder: str
    """Who had the control then."""
    at: float
    """Seconds of the monotonic clock, which all processes of a machine share."""


class Told(Protocol):
    """Who is told of it, on the robot's loop."""

    def held(self, holder: str, at: float) -> None:
        """The control has another holder."""

    def obeyed(self, number: int, at: float) -> None:
        """A number was acted on."""


class Obedience:
    """What was told of one robot."""

    def __init__(self) -> None:
        self.holder = ''
        self.losses: list[float] = []
        """When nobody had the control any more."""
        self.numbers: list[Obeyed] = []

    def held(self, holder: str, at: float) -> None:
        """The control has another holder."""
        self.holder = holder
        if not holder:
            self.losses.append(at)

    def obeyed(self, number: int, at: float) -> None:
        """A number was acted on."""
        self.numbers.append(Obeyed(number, self.holder, at))


def watch(server: Server, told: Told) -> None:
    """Tell of a robot."""
    slider = server.gui.add_slider('number', 0, 10**9, 1, 0)
    slider.group = 'robot'
    server.on(
        WidgetChanged,
        lambda _, said: told.obeyed(int(said.value), time.monotonic()),
        direct=True,
    )
    server.on_control_change(lambda event: told.held(event.holder, time.monotonic()), direct=True)
