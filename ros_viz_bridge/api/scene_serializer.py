# SPDX-License-Identifier: Apache-2.0
"""The scene as a file: one that a page plays with a timeline, or a page with everything in it."""

from __future__ import annotations

import base64
from contextlib import suppress
import html
import io
import math
from pathlib import Path
import struct
import tempfile
import time
from typing import Any, BinaryIO, cast
import weakref

from ..core.commands import Call
from ..core.hub import Hub
from ..core.tape import Tape
from ..runtime.mailbox import Mailbox
from ..wire.scene_recording import Record, RecordingWriter
from .checks import flag

_IN_MEMORY = 64 * 1024 * 1024
_PAGE = Path(__file__).parents[1] / 'static' / 'standalone.html'
_BODY_END = '</body>'
_WAIT = 60.0
_TITLE = '<title>ros_viz_bridge</title>'
_THEMES = {None: '', False: 'light', True: 'dark'}
_RECORD = struct.Struct('<dII')


class _Film:
    """
    What is taken down, as it comes: on the loop nothing is compressed.

    All but ``compressed`` runs on the loop thread.
    """

    def __init__(self, hub: Hub, *, wall_clock: bool) -> None:
        self._hub = hub
        self._time = 0.0
        self._began = time.monotonic() if wall_clock else None
        # Behind a type variable of a private class of the standard library.
        self._file = cast(BinaryIO, tempfile.SpooledTemporaryFile(_IN_MEMORY))
        self._tape: Tape | None = None
        self._over = False
        self._length = 0.0

    def begin(self) -> None:
        """Take down what is there, and all changes from now on."""
        if not self._over:
            self._tape = self._hub.record(self._elapsed, self._write)

    def sleep(self, duration: float) -> None:
        """Let time pass."""
        self._time += duration

    def end(self) -> None:
        """Take nothing more down."""
        if self._over:
            return
        self._over, self._length = True, self._elapsed()
        if self._tape is not None:
            self._hub.end_record(self._tape)

    def compressed(self) -> bytes:
        """Return the recording, once, after its end; any thread. Raises what kept it off."""
        if self._tape is not None and self._tape.failure is not None:
            raise self._tape.failure
        packed = io.BytesIO()
        writer = RecordingWriter(packed)
        with self._file as file:
            file.seek(0)
            while head := file.read(_RECORD.size):
                moment, number, length = _RECORD.unpack(head)
                writer.write(Record(moment, number, file.read(length)))
        writer.close(self._length)
        return packed.getvalue()

    def _write(self, record: Record) -> None:
        self._file.write(_RECORD.pack(record.time, record.number, len(record.frame)))
        self._file.write(record.frame)

    def _elapsed(self) -> float:
        return self._time + (time.monotonic() - self._began if self._began is not None else 0.0)


class SceneSerializer:
    """
    Records the shared scene from when it is made: what is there, and each change.

    Its time stands still but for ``insert_sleep``; with ``wall_clock`` it passes as it does here.
    Widgets and what single clients see are not recorded, nor are the meshes that pages fetch from
    this server by package:// or file://.
    """

    def __init__(self, hub: Hub, mailbox: Mailbox, *, wall_clock: bool = False) -> None:
        self._hub = hub
        self._mailbox = mailbox
        self._film = _Film(hub, wall_clock=flag('wall_clock', wall_clock))
        self._done: bytes | None = None
        mailbox.post(Call(self._film.begin))
        # One that nobody will ask any more must not go on taking everything down.
        weakref.finalize(self, _drop, self._film, mailbox).atexit = False

    def insert_sleep(self, duration: float) -> None:
        """Let ``duration`` seconds pass until what is published next; any thread."""
        if not (math.isfinite(duration) and duration >= 0):
            raise ValueError(f'duration must be seconds, 0 or more, not {duration}')
        self._open()
        film = self._film
        self._mailbox.post(Call(lambda: film.sleep(duration)))

    def serialize(self) -> bytes:
        """
        End the recording and return it; the same bytes when asked again.

        A page plays it: ``?playback=<address>``. Raises OSError where it
        could not be written, TimeoutError where the server is too busy to take it down.
        """
        if self._done is None:
            self._mailbox.post(Call(self._film.end))
            self._mailbox.flush(_WAIT)
            self._done = self._film.compressed()
        return self._done

    def save(self, path: Path | str) -> None:
        """Write ``serialize()`` to a file; ``.html`` in its name makes a page of it."""
        path = Path(path)
        whole = path.suffix.lower() in ('.html', '.htm')
        path.write_bytes(self.as_html().encode() if whole else self.serialize())

    def as_html(self, *, dark_mode: bool | None = None, title: str = '') -> str:
        """
        Return a page with the scene in it, which needs neither server nor network.

        ``dark_mode``: None is as the reader's system. Raises FileNotFoundError where the package
        was installed without its pages.
        """
        check_page(dark_mode)
        page = _PAGE.read_text()
        name = html.escape(title or self._hub.settings.label or 'ros_viz_bridge')
        theme = _THEMES[dark_mode]
        data = base64.b64encode(self.serialize()).decode()
        embedded = (
            f'<script type="application/x-scene-recording" id="scene-recording"'
            f' data-theme="{theme}">{data}</script>'
        )
        head, _, tail = page.rpartition(_BODY_END)
        return f'{head.replace(_TITLE, f"<title>{name}</title>", 1)}{embedded}{_BODY_END}{tail}'

    def show(self, *, height: int = 400, dark_mode: bool | None = None) -> None:
        """Show it in a notebook's output. Raises ImportError outside of notebooks."""
        display, HTML = notebook()
        page = html.escape(self.as_html(dark_mode=dark_mode))
        frame = f'<iframe srcdoc="{page}" width="100%" height="{int(height)}" style="border:0">'
        display(HTML(f'{frame}</iframe>'))

    def _open(self) -> None:
        if self._done is not None:
            raise RuntimeError('the recording has ended: serialize() was called')


def check_page(dark_mode: bool | None) -> None:
    """Raise FileNotFoundError without a page to put a scene in, TypeError for a wrong argument."""
    if dark_mode not in _THEMES:
        raise TypeError(f'dark_mode must be True, False or None, not {dark_mode!r}')
    if not _PAGE.exists():
        raise FileNotFoundError(f'{_PAGE} is not there: build the web client first (make build)')


def notebook() -> tuple[Any, Any]:
    """Return what shows something in a notebook, and what is shown. Raises ImportError."""
    try:
        from IPython.display import display, HTML
    except ImportError as error:
        raise ImportError('show() is for notebooks: pip install ipython') from error
    return display, HTML


def _drop(film: _Film, mailbox: Mailbox) -> None:
    # Wherever the collector runs, perhaps within the mailbox's lock: nothing is posted.
    loop = mailbox.loop
    if loop is None:
        film.end()
        return
    with suppress(RuntimeError):  # the loop is closed: nothing is published any more
        loop.call_soon_threadsafe(film.end)
