# SPDX-License-Identifier: Apache-2.0
"""Writes recordings as rosbag2 does with its MCAP storage: CDR, ros2msg schemas, QoS."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .recording import RecordingError, Topic


class McapWriter:
    """
    A new file; used by one thread.

    Raises RecordingError where the file or the library is not to be had, OSError while writing.
    """

    def __init__(self, path: Path) -> None:
        try:
            from mcap.writer import CompressionType, Writer
        except ImportError as error:
            raise RecordingError(
                'Writing MCAP files needs the library mcap: pip install "ros_viz_bridge[play]".'
            ) from error
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open('xb')
        except OSError as error:
            raise RecordingError(f'{path} cannot be written: {error.strerror}.') from error
        self.size = 0
        """Bytes in the file by now; what is not yet a whole chunk is not among them."""
        self._writer: Any = Writer(self._file, compression=CompressionType.LZ4)
        self._writer.start('ros2', 'ros_viz_bridge')
        self._schemas: dict[str, int] = {}
        self._channels: dict[str, int] = {}
        self._counts: dict[str, int] = {}

    def add_topic(self, topic: Topic) -> None:
        """Describe a topic; once, before its first message."""
        schema = self._schemas.get(topic.type)
        if schema is None:
            schema = self._writer.register_schema(topic.type, 'ros2msg', topic.definition.encode())
            self._schemas[topic.type] = schema
        self._channels[topic.name] = self._writer.register_channel(
            topic.name, 'cdr', schema, {'offered_qos_profiles': topic.offered}
        )

    def add(self, topic: str, data: bytes, *, time: int) -> None:
        """Write a message, CDR with its encapsulation header; ``time`` is of its receipt, ns."""
        count = self._counts[topic] = self._counts.get(topic, 0) + 1
        self._writer.add_message(self._channels[topic], time, data, time, count)
        self.size = self._file.tell()

    def close(self) -> None:
        """Write the index, without which the file has to be recovered."""
        try:
            self._writer.finish()
            self.size = self._file.tell()
        finally:
            self._file.close()
