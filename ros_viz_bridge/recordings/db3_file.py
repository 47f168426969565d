# SPDX-License-Identifier: Apache-2.0
"""Reads recordings in the SQLite files of rosbag2."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
import sqlite3

from .recording import merged, Message, RecordingError, Topic

_TABLES = ('topics', 'messages', 'message_definitions')


@dataclass(frozen=True)
class Db3Recording:
    """A .db3 file."""

    path: Path
    topics: tuple[Topic, ...]
    start: int
    end: int

    @classmethod
    def open(cls, path: Path) -> Db3Recording:
        """Read the topics of a file.

        Raises RecordingError where the file is damaged or empty.
        """
        try:
            with closing(_connect(path)) as base:
                _check_tables(base, path)
                columns = {row[1] for row in base.execute('PRAGMA table_info(topics)')}
                offered = 'offered_qos_profiles' if 'offered_qos_profiles' in columns else "''"
                rows = base.execute(
                    f'SELECT name, type, {offered}, count(messages.id) FROM topics'
                    ' LEFT JOIN messages ON messages.topic_id = topics.id GROUP BY topics.id'
                ).fetchall()
                start, end = base.execute(
                    'SELECT min(timestamp), max(timestamp) FROM messages'
                ).fetchone()
        except sqlite3.Error as error:
            raise RecordingError(f'{path} is no readable rosbag2 file: {error}.') from error
        if start is None:
            raise RecordingError(f'{path} holds no message.')
        if not all(isinstance(time, int) for time in (start, end)):
            raise RecordingError(f'{path} has messages without a time.')
        texts = _definitions(path)
        found = (
            Topic(name, kind, offered, count, texts.get(kind, ''))
            for name, kind, offered, count in rows
            if all(isinstance(text, str) for text in (name, kind, offered))
        )
        return cls(path, merged(found), start, end)

    def messages(self, names: Collection[str], *, since: int, until: int) -> Iterator[Message]:
        """Yield messages of the named topics with since <= time < until, oldest first."""
        marks = ','.join('?' * len(names))
        with closing(_connect(self.path)) as base:
            rows = base.execute(
                'SELECT timestamp, topics.name, data FROM messages'
                ' JOIN topics ON topics.id = messages.topic_id'
                f' WHERE timestamp >= ? AND timestamp < ? AND topics.name IN ({marks})'
                ' ORDER BY timestamp, messages.id',
                (since, until, *names),
            )
            for time, name, data in rows:
                if isinstance(data, bytes):
                    yield Message(time, name, data)

    def last(self, name: str, *, until: int) -> Message | None:
        """Return the last message of a topic with time < until, None if there is none."""
        with closing(_connect(self.path)) as base:
            row = base.execute(
                'SELECT timestamp, topics.name, data FROM messages'
                ' JOIN topics ON topics.id = messages.topic_id'
                " WHERE topics.name = ? AND timestamp < ? AND typeof(data) = 'blob'"
                ' ORDER BY timestamp DESC, messages.id DESC LIMIT 1',
                (name, until),
            ).fetchone()
        return None if row is None else Message(*row)


def _check_tables(base: sqlite3.Connection, path: Path) -> None:
    """Raise RecordingError where a table is none, but something that is reckoned on the way."""
    for name in _TABLES:
        kinds = base.execute(
            'SELECT type, rootpage FROM sqlite_master WHERE lower(name) = ?', (name,)
        )
        for kind, page in kinds:
            if kind != 'table' or not page:
                raise RecordingError(f'{path} is no rosbag2 file: {name} is no plain table.')


def _definitions(path: Path) -> dict[str, str]:
    """Return the text of each type, of which recordings from before Iron have none."""
    with closing(_connect(path)) as base:
        try:
            rows = base.execute(
                'SELECT topic_type, encoded_message_definition FROM message_definitions'
                " WHERE encoding = 'ros2msg'"
            ).fetchall()
        except sqlite3.Error:
            return {}
    return {str(name): str(text) for name, text in rows}


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f'{path.resolve().as_uri()}?mode=ro', uri=True)
