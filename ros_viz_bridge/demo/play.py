# SPDX-License-Identifier: Apache-2.0
"""Plays a ROS 2 recording into real topics, bytes as they were recorded."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
import importlib
from pathlib import Path
import time
from typing import Any

from builtin_interfaces.msg import Time
from rclpy.duration import Duration
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from rclpy.utilities import remove_ros_args
from rosgraph_msgs.msg import Clock

from ros_viz_bridge.demo.process import DemoError, ros_process
from ros_viz_bridge.demo.timeline import Tick, timeline
from ros_viz_bridge.recordings.offered_qos import Qos, qos_of
from ros_viz_bridge.recordings.recording import open_recording, Recording, RecordingError, Topic

CLOCK_HZ = 40.0
_LONGEST_SLEEP_S = 0.1
_LATE_S = 1.0


class Player(Node):  # type: ignore[misc]
    """Publishes the topics of a recording whose message packages are installed."""

    def __init__(self, recording: Recording, *, clock: bool) -> None:
        super().__init__('player')
        self._recording = recording
        self._clock = self.create_publisher(Clock, '/clock', 10) if clock else None
        self._topics: dict[str, Any] = {}
        self._latched: list[str] = []
        for topic in recording.topics:
            if not (clock and topic.name == '/clock'):
                self._advertise(topic)
        if not self._topics:
            raise DemoError('None of the topics of the recording can be played.')

    def _advertise(self, topic: Topic) -> None:
        try:
            message_class = find_class(topic.type)
        except LookupError as error:
            self.get_logger().error(f'{topic.name} is not played: {error}')
            return
        qos = qos_of(topic)
        self._topics[topic.name] = self.create_publisher(message_class, topic.name, _profile(qos))
        if qos.latched:
            self._latched.append(topic.name)

    def play(self, *, rate: float, start_s: float) -> None:
        """Publish everything once, rate times as fast as it was recorded."""
        length = (self._recording.end - self._recording.start) * 1e-9
        if not 0 <= start_s <= length:
            raise DemoError(f'--start {start_s:g} lies outside the {length:.1f} s recorded.')
        ticks = timeline(
            self._recording,
            names=list(self._topics),
            latched=self._latched,
            start_s=start_s,
            clock_period=int(rate / CLOCK_HZ * 1e9) if self._clock else None,
        )
        began, first = time.monotonic(), self._recording.start + round(start_s * 1e9)
        for tick in ticks:
            due = began + (tick.time - first) * 1e-9 / rate
            late = time.monotonic() - due
            if late > _LATE_S:
                began += late  # after a suspended machine, go on rather than rush
            _sleep_until(due)
            self._publish(tick)

    def _publish(self, tick: Tick) -> None:
        if tick.message is not None:
            self._topics[tick.message.topic].publish(tick.message.data)
        elif self._clock is not None:
            seconds, nanoseconds = divmod(tick.time, 1_000_000_000)
            self._clock.publish(Clock(clock=Time(sec=seconds, nanosec=nanoseconds)))

    def finish(self) -> None:
        """Wait until subscribers have what was published reliably."""
        for publisher in self._topics.values():
            publisher.wait_for_all_acked(Duration(seconds=1.0))


def find_class(type_name: str) -> Any:
    """Return the class of a message type such as 'std_msgs/msg/String'.

    Raises LookupError saying which package is missing or does not know the type.
    """
    package, _, name = type_name.replace('/msg/', '/').partition('/')
    if not (package.isidentifier() and name.isidentifier()):
        raise LookupError(f"'{type_name}' is no message type")
    try:
        module = importlib.import_module(f'{package}.msg')
    except ImportError as error:
        raise LookupError(
            f"its type {type_name} needs the package '{package}', which is not installed"
        ) from error
    if not hasattr(module, name):
        raise LookupError(f"the installed package '{package}' has no message {name}")
    return getattr(module, name)


def _profile(qos: Qos) -> QoSProfile:
    return QoSProfile(
        depth=qos.depth,
        reliability=(
            ReliabilityPolicy.RELIABLE if qos.reliable else ReliabilityPolicy.BEST_EFFORT
        ),
        durability=(
            DurabilityPolicy.TRANSIENT_LOCAL if qos.latched else DurabilityPolicy.VOLATILE
        ),
    )


def _sleep_until(due: float) -> None:
    while (left := due - time.monotonic()) > 0:
        time.sleep(min(left, _LONGEST_SLEEP_S))


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='play', description=__doc__)
    parser.add_argument('recording', type=Path, help='.mcap or .db3 file, or rosbag2 folder')
    parser.add_argument('--rate', type=_positive, default=1.0, help='speed, 1 as recorded')
    parser.add_argument('--loop', action='store_true', help='start again at the end')
    parser.add_argument('--start', type=float, default=0.0, help='seconds to skip')
    parser.add_argument('--clock', action='store_true', help='publish /clock')
    return parser.parse_args(list(words))


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f'{text} is not greater than 0')
    return value


def main(args: list[str] | None = None) -> None:
    """Play the recording named on the command line."""
    options = _parse(remove_ros_args(args)[1:])
    with ros_process(args):
        try:
            player = Player(open_recording(options.recording), clock=options.clock)
            while True:
                player.play(rate=options.rate, start_s=options.start)
                if not options.loop:
                    break
            player.finish()
        except RecordingError as error:
            raise DemoError(str(error)) from error


if __name__ == '__main__':
    main()
