# SPDX-License-Identifier: Apache-2.0
"""A ROS 2 recording as topics and serialised messages in the order of their times."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
import heapq
from pathlib import Path
from typing import Protocol

import yaml

SUFFIXES = ('.mcap', '.db3')
"""Of the files that can be played."""


class RecordingError(Exception):
    """Says which file cannot be played and why."""


@dataclass(frozen=True)
class Topic:
    """A topic of a recording."""

    name: str
    type: str
    offered: str
    """YAML list of its publishers' QoS profiles."""
    count: int
    definition: str = ''
    """Text of the message type and all it is made of (ros2msg), '' where the file has none."""


@dataclass(frozen=True)
class Message:
    """A message as CDR bytes, with the time it was recorded at in nanoseconds."""

    time: int
    topic: str
    data: bytes


class Recording(Protocol):
    """What every kind of file offers."""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Return the topics, each name once."""

    @property
    def start(self) -> int:
        """Return the time of the first message in nanoseconds."""

    @property
    def end(self) -> int:
        """Return the time of the last message in nanoseconds."""

    def messages(self, names: Collection[str], *, since: int, until: int) -> Iterator[Message]:
        """Yield messages of the named topics with since <= time < until, oldest first."""

    def last(self, name: str, *, until: int) -> Message | None:
        """Return the last message of a topic with time < until, None if there is none."""


@dataclass(frozen=True)
class Joined:
    """Several files that are one recording."""

    parts: tuple[Recording, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        return merged(topic for part in self.parts for topic in part.topics)

    @property
    def start(self) -> int:
        return min(part.start for part in self.parts)

    @property
    def end(self) -> int:
        return max(part.end for part in self.parts)

    def messages(self, names: Collection[str], *, since: int, until: int) -> Iterator[Message]:
        inside = [part for part in self.parts if part.end >= since and part.start < until]
        streams = [part.messages(names, since=since, until=until) for part in inside]
        return heapq.merge(*streams, key=lambda message: message.time)

    def last(self, name: str, *, until: int) -> Message | None:
        found = (part.last(name, until=until) for part in self.parts)
        return max((each for each in found if each), key=lambda each: each.time, default=None)


def merged(topics: Iterator[Topic]) -> tuple[Topic, ...]:
    """Return topics with each name once: the publishers' profiles and the counts add up."""
    found: dict[str, Topic] = {}
    for topic in topics:
        known = found.get(topic.name)
        if known is None:
            found[topic.name] = topic
        else:
            offered = '\n'.join(text for text in (known.offered, topic.offered) if text)
            count = known.count + topic.count
            definition = known.definition or topic.definition
            found[topic.name] = Topic(topic.name, known.type, offered, count, definition)
    return tuple(found.values())


def open_recording(path: Path) -> Recording:
    """Return the recording in an .mcap or .db3 file, or in the folder rosbag2 made.

    Raises RecordingError where it cannot be read.
    """
    from .db3_file import Db3Recording
    from .mcap_file import McapRecording

    if not path.exists():
        raise RecordingError(f'There is no recording at {path}.')
    if path.is_dir():
        return Joined(tuple(open_recording(file) for file in _files_of(path)))
    if path.suffix == '.mcap':
        return McapRecording.open(path)
    if path.suffix == '.db3':
        return Db3Recording.open(path)
    if path.suffix in ('.bag', '.zstd'):
        hint = 'rosbags-convert' if path.suffix == '.bag' else 'ros2 bag convert'
        raise RecordingError(f"{path} must be converted first: use '{hint}' to make an .mcap.")
    if path.suffix == '.rvb':
        raise RecordingError(f'{path} is played by a page: drop it on one, or open it there.')
    raise RecordingError(f'{path} is no recording: expected .mcap, .db3, or a folder of them.')


def _files_of(folder: Path) -> list[Path]:
    """Return the files that metadata.yaml names, or else every recording in the folder."""
    metadata = folder / 'metadata.yaml'
    if not metadata.exists():
        files = sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES)
        if not files:
            raise RecordingError(f'{folder} holds no metadata.yaml, no .mcap and no .db3 file.')
        return files
    try:
        names = yaml.safe_load(metadata.read_text())['rosbag2_bagfile_information'][
            'relative_file_paths'
        ]
        found = [_file_in(folder, name) for name in names]
    except (yaml.YAMLError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise RecordingError(f'{metadata} names no relative_file_paths: {error}.') from error
    if not found:
        raise RecordingError(f'{metadata} names no file.')
    return found


def _file_in(folder: Path, name: object) -> Path:
    """
    Return the file of this name in the folder; early releases wrote the folder's own in front.

    Raises RecordingError for what lies elsewhere, TypeError for what is no name.
    """
    if not isinstance(name, str):
        raise TypeError(f'{type(name).__name__} is no name of a file')
    file = folder / Path(name).name
    if file.is_dir():
        raise RecordingError(f'{folder} is named as holding {name!r}, which is no file.')
    return file
