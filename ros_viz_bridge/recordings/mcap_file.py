# SPDX-License-Identifier: Apache-2.0
"""Reads recordings in MCAP files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path
from typing import Any, BinaryIO

from .recording import merged, Message, RecordingError, Topic

_CDR = 'cdr'
_MAGIC = b'\x89MCAP0\r\n'
"""What every MCAP file begins with, and ends with once it is finished."""
MOST_CHUNK = 512 * 1024 * 1024
"""Bytes of a piece of the file when it is decompressed, which is done whole."""


@dataclass(frozen=True)
class McapRecording:
    """An MCAP file with an index."""

    path: Path
    topics: tuple[Topic, ...]
    start: int
    end: int

    @classmethod
    def open(cls, path: Path) -> McapRecording:
        """Read the summary of a file.

        Raises RecordingError where the file is damaged, unfinished or empty.
        """
        with path.open('rb') as file:
            _check_ends(path, file)
            try:
                summary = _reader(file).get_summary()
            except RecordingError:
                raise
            except Exception as error:  # the library raises many kinds for damaged files
                raise RecordingError(f'{path} is no readable MCAP file: {error}.') from error
        if summary is None or summary.statistics is None:
            raise RecordingError(
                f"{path} has no summary, its recording was cut off: run 'mcap recover' on it."
            )
        largest = max((each.uncompressed_size for each in summary.chunk_indexes), default=0)
        if largest > MOST_CHUNK:
            raise RecordingError(
                f'{path} has a piece of {largest} bytes, which would be read whole; at most'
                f" {MOST_CHUNK} are: 'ros2 bag convert' makes smaller ones."
            )
        statistics = summary.statistics
        topics = merged(
            Topic(
                name=channel.topic,
                type=summary.schemas[channel.schema_id].name if channel.schema_id else '',
                offered=channel.metadata.get('offered_qos_profiles', ''),
                count=statistics.channel_message_counts.get(number, 0),
                definition=_definition(summary.schemas.get(channel.schema_id)),
            )
            for number, channel in summary.channels.items()
            if channel.message_encoding == _CDR
        )
        if not topics:
            raise RecordingError(f'{path} holds no ROS 2 topic (no channel is encoded as CDR).')
        return cls(path, topics, statistics.message_start_time, statistics.message_end_time)

    def messages(self, names: Collection[str], *, since: int, until: int) -> Iterator[Message]:
        """Yield messages of the named topics with since <= time < until, oldest first."""
        with self.path.open('rb') as file:
            found = _reader(file).iter_messages(
                topics=list(names), starting_at=since, ending_before=until
            )
            for _, channel, message in found:
                if channel.message_encoding == _CDR:
                    yield Message(message.log_time, channel.topic, message.data)

    def last(self, name: str, *, until: int) -> Message | None:
        """Return the last message of a topic with time < until, None if there is none."""
        with self.path.open('rb') as file:
            found = _reader(file).iter_messages(topics=[name], ending_before=until, reverse=True)
            for _, channel, message in found:
                if channel.message_encoding == _CDR:
                    return Message(message.log_time, channel.topic, message.data)
        return None


def _check_ends(path: Path, file: BinaryIO) -> None:
    """Raise RecordingError for what is no MCAP file, or one that was not finished."""
    begin = file.read(len(_MAGIC))
    if begin != _MAGIC:
        what = f'it begins with {begin!r}' if begin else 'it is empty'
        raise RecordingError(f'{path} is no MCAP file: {what}.')
    file.seek(-len(_MAGIC), SEEK_END)
    if file.read() != _MAGIC or file.tell() == len(_MAGIC):
        raise RecordingError(
            f"{path} is cut off, or is being recorded still: run 'mcap recover' on it."
        )
    file.seek(0)


def _definition(schema: Any) -> str:
    if schema is None or schema.encoding != 'ros2msg':
        return ''
    text: str = schema.data.decode('utf-8', 'replace')
    return text


def _reader(file: Any) -> Any:
    try:
        from mcap.reader import make_reader
    except ImportError as error:
        raise RecordingError(
            'Reading MCAP files needs the library mcap: pip install "ros_viz_bridge[play]".'
        ) from error
    return make_reader(file)
