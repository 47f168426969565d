# SPDX-License-Identifier: Apache-2.0
"""Recordings for the tests: real files, written here."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
import sqlite3

from ros_viz_bridge.recordings.recording import Message, Topic

STRING = 'std_msgs/msg/String'
LATCHED = '- {reliability: reliable, durability: transient_local, history: keep_last, depth: 1}'
TALK = Topic('/talk', STRING, '', 3)
MAP = Topic('/map', STRING, LATCHED, 1)
TOPICS = (TALK, MAP)
T0 = 1_700_000_000_000_000_000


def string(text: str) -> bytes:
    """Return a std_msgs/msg/String as little-endian CDR."""
    data = text.encode() + b'\0'
    return b'\0\1\0\0' + len(data).to_bytes(4, 'little') + data


MESSAGES = (
    Message(T0, '/map', string('map')),
    Message(T0 + 10**8, '/talk', string('one')),
    Message(T0 + 2 * 10**8, '/talk', string('two')),
    Message(T0 + 5 * 10**8, '/talk', string('three')),
)


def write_db3(
    path: Path, topics: Sequence[Topic] = TOPICS, messages: Sequence[Message] = MESSAGES
) -> Path:
    """Write a file as rosbag2's sqlite3 storage does, and return its path."""
    with closing(sqlite3.connect(path)) as base, base:
        if any(topic.definition for topic in topics):
            base.execute(
                'CREATE TABLE message_definitions(id INTEGER PRIMARY KEY,'
                ' topic_type TEXT NOT NULL, encoding TEXT NOT NULL,'
                ' encoded_message_definition TEXT NOT NULL,'
                ' type_description_hash TEXT NOT NULL)'
            )
            base.executemany(
                'INSERT INTO message_definitions(topic_type, encoding,'
                " encoded_message_definition, type_description_hash) VALUES (?, 'ros2msg', ?, '')",
                sorted({(topic.type, topic.definition) for topic in topics}),
            )
        base.execute(
            'CREATE TABLE topics(id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL,'
            ' serialization_format TEXT NOT NULL, offered_qos_profiles TEXT NOT NULL)'
        )
        base.execute(
            'CREATE TABLE messages(id INTEGER PRIMARY KEY, topic_id INTEGER NOT NULL,'
            ' timestamp INTEGER NOT NULL, data BLOB NOT NULL)'
        )
        for number, topic in enumerate(topics):
            row = (number, topic.name, topic.type, 'cdr', topic.offered)
            base.execute('INSERT INTO topics VALUES (?, ?, ?, ?, ?)', row)
        numbers = {topic.name: number for number, topic in enumerate(topics)}
        for message in reversed(messages):
            values = (numbers[message.topic], message.time, message.data)
            base.execute(
                'INSERT INTO messages(topic_id, timestamp, data) VALUES (?, ?, ?)', values
            )
    return path


def write_mcap(
    path: Path,
    topics: Sequence[Topic] = TOPICS,
    messages: Sequence[Message] = MESSAGES,
    *,
    encoding: str = 'cdr',
) -> Path:
    """Write a file as rosbag2's mcap storage does, and return its path."""
    from mcap.writer import Writer

    with path.open('wb') as file:
        writer = Writer(file)
        writer.start('ros2', 'test')
        channels = {}
        for topic in topics:
            text = 'string data' if topic.type == STRING else topic.definition
            schema = writer.register_schema(topic.type, 'ros2msg', text.encode())
            metadata = {'offered_qos_profiles': topic.offered}
            channels[topic.name] = writer.register_channel(topic.name, encoding, schema, metadata)
        for message in reversed(messages):
            writer.add_message(
                channels[message.topic], message.time, message.data, publish_time=message.time
            )
        writer.finish()
    return path
