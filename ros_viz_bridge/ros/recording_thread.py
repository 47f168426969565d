# SPDX-License-Identifier: Apache-2.0
"""The thread that writes a recording: neither the executor nor any page waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
import logging
from pathlib import Path
import queue
import shutil
import threading

from ..recordings.mcap_writer import McapWriter
from ..recordings.recording import Topic

logger = logging.getLogger(__name__)

MOST_WAITING = 256 * 1024 * 1024
"""Bytes that may wait for the disk; more is lost, and counted."""
LEAST_FREE = 512 * 1024 * 1024
"""A recording ends by itself before the disk has less left than this."""
_CHECK_BYTES = 16 * 1024 * 1024


class RecordingThread:
    """Writes to a new file until ``close``; ``problem`` says why it ended by itself."""

    def __init__(self, path: Path, *, free: Callable[[Path], int] | None = None) -> None:
        self.path = path
        self.problem = ''
        self.messages = 0
        self.lost = 0
        self._free = free or (lambda folder: shutil.disk_usage(folder).free)
        self._writer = McapWriter(path)
        self._waiting = 0
        self._lock = threading.Lock()
        self._queue: queue.SimpleQueue[tuple[str, bytes, int] | Topic | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name='ros_viz_bridge.recording')
        self._thread.start()

    def add_topic(self, topic: Topic) -> None:
        """Describe a topic; any thread, before its first message."""
        self._queue.put(topic)

    def add(self, topic: str, data: bytes, time: int) -> None:
        """Write a message received at ``time``, nanoseconds; any thread, never blocks."""
        with self._lock:
            if self.problem or self._waiting + len(data) > MOST_WAITING:
                self.lost += 1
                return
            self._waiting += len(data)
        self._queue.put((topic, data, time))

    @property
    def size(self) -> int:
        """Bytes in the file by now."""
        return self._writer.size

    @property
    def ended(self) -> bool:
        """Whether the file is complete."""
        return not self._thread.is_alive()

    def end(self) -> None:
        """Let it write what waits and the index, then end; does not wait for that."""
        self._queue.put(None)

    def close(self) -> None:
        """End, and wait until the file is complete."""
        self.end()
        self._thread.join()

    def _run(self) -> None:
        unchecked = _CHECK_BYTES
        try:
            while (item := self._queue.get()) is not None:
                if isinstance(item, Topic):
                    self._writer.add_topic(item)
                    continue
                topic, data, time = item
                with self._lock:
                    self._waiting -= len(data)
                    if self.problem:
                        self.lost += 1
                        continue
                unchecked += len(data)
                if unchecked >= _CHECK_BYTES:
                    unchecked = 0
                    self._check_disk()
                self._writer.add(topic, data, time=time)
                self.messages += 1
        except Exception as error:
            self._fail(f'{self.path} could not be written: {error}')
        self._finish()

    def _check_disk(self) -> None:
        free = self._free(self.path.parent)
        if free < LEAST_FREE:
            self.problem = f'the disk has only {free // 1_000_000} MB left: {self.path} is ended'

    def _finish(self) -> None:
        try:
            self._writer.close()
        except Exception as error:
            self._fail(f"{self.path} has no index ({error}); 'mcap recover' mends it")

    def _fail(self, text: str) -> None:
        logger.exception('%s', text)
        self.problem = self.problem or text
