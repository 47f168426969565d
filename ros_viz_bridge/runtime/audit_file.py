# SPDX-License-Identifier: Apache-2.0
"""The file that an audit is kept in: lines of JSON, bounded, written by a thread of its own."""

from __future__ import annotations

from contextlib import suppress
from io import TextIOWrapper
import json
import logging
from logging.handlers import RotatingFileHandler
import os
from pathlib import Path
import queue
import threading
import time
from typing import Any

logger = logging.getLogger(__name__)

FILE_BYTES = 10_000_000
FILES = 5
"""So many older files are kept beside the newest, .1 to .5."""
WAITING = 10_000
"""More lines than this do not wait for the disk: they are lost, and counted."""
PATIENCE = 5.0
"""Seconds that the end waits for the disk."""


class AuditFile:
    """
    Writes until ``close``; what the disk does not take is lost, counted, and told in the log.

    Only the server's own user reads the files. Raises OSError where there can be none.
    """

    def __init__(self, path: Path, *, size: int = FILE_BYTES) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._handler = _Handler(path, maxBytes=size, backupCount=FILES, encoding='utf-8')
        self._queue: queue.Queue[str | None] = queue.Queue(WAITING)
        self._lost = 0
        self._thread = threading.Thread(target=self._run, name='ros_viz_bridge.audit', daemon=True)

    def write(self, record: dict[str, Any]) -> None:
        """Write a line soon; never waits. One thread at a time."""
        if self._thread.ident is None:  # not before: a server that cannot start leaves nothing
            self._thread.start()
        try:
            if self._lost:
                self._queue.put_nowait(json.dumps({**record, 'lost_before': self._lost}))
                self._lost = 0
            else:
                self._queue.put_nowait(json.dumps(record))
        except queue.Full:
            self._lost += 1

    def close(self) -> None:
        """Write what waits, and end: without what a disk that hangs has not taken in time."""
        if not self._thread.is_alive():
            self._handler.close()
            return
        end = time.monotonic() + PATIENCE
        try:
            self._queue.put(None, timeout=PATIENCE)
        except queue.Full:
            pass
        else:
            self._thread.join(max(0.0, end - time.monotonic()))
        if self._thread.is_alive():
            logger.error('the disk hangs: the end of the audit is not in %s', self._path)

    def _run(self) -> None:
        while (line := self._queue.get()) is not None:
            self._handler.emit(logging.makeLogRecord({'msg': line}))
        self._handler.close()


class _Handler(RotatingFileHandler):
    """Goes on after what failed: a full disk has room again some day."""

    _failing = _failing_now = False

    def _open(self) -> TextIOWrapper:
        return open(
            self.baseFilename,
            'a',
            encoding='utf-8',
            opener=lambda path, flags: os.open(path, flags, 0o600),
        )

    def format(self, record: logging.LogRecord) -> str:
        # The line before may have been written in part.
        return f'\n{record.msg}' if self._failing else str(record.msg)

    def emit(self, record: logging.LogRecord) -> None:
        failing, self._failing_now = self._failing, False
        super().emit(record)
        self._failing = self._failing_now
        if self._failing and not failing:
            logger.exception('the audit cannot be written to %s', self.baseFilename)

    def handleError(self, record: logging.LogRecord) -> None:
        self._failing_now = True
        # What is left in its buffer would be written in the middle of a later line.
        stream, self.stream = self.stream, None  # type: ignore[assignment]
        with suppress(OSError):
            if stream is not None:
                stream.close()
