# SPDX-License-Identifier: Apache-2.0
"""The scene as a file: one that a page plays with a timeline, or a page with everything in it."""

from __future__ import annotations

import base64
import html
import math
from pathlib import Path
import tempfile
import time
from typing import BinaryIO, cast

from ..core.commands import Call
from ..core.hub import Hub
from ..core.tape import Tape
from ..runtime.mailbox import Mailbox
from ..wire.scene_recording import RecordingWriter

_IN_MEMORY = 64 * 1024 * 1024
_PAGE = Path(__file__).parents[1] / 'static' / 'standalone.html'
_BODY_END = '</body>'
_WAIT = 60.0
_TITLE = '<title>ros_viz_bridge</title>'


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
        self._time = 0.0
        self._began = time.monotonic() if wall_clock else None
        # Behind a type variable of a private class of the standard library.
        self._file = cast(BinaryIO, tempfile.SpooledTemporaryFile(_IN_MEMORY))
        self._writer = RecordingWriter(self._file)
        self._tape: Tape | None = None
        self._done: bytes | None = None
        mailbox.post(Call(self._begin))

    def insert_sleep(self, duration: float) -> None:
        """Let ``duration`` seconds pass until what is published next; any thread."""
        if not (math.isfinite(duration) and duration >= 0):
            raise ValueError(f'duration must be seconds, 0 or more, not {duration}')
        self._open()
        self._mailbox.post(Call(lambda: self._sleep(duration)))

    def serialize(self) -> bytes:
        """
        End the recording and return it; the same bytes when asked again.

        A page plays it: ``?playback=<address>``, or dropped onto it. Raises OSError where it
        could not be written, TimeoutError where the server is too busy to take it down.
        """
        if self._done is None:
            failures: list[Exception] = []
            self._mailbox.post(Call(lambda: self._end(failures)))
            self._mailbox.flush(_WAIT)
            if failures:
                raise failures[0]
            self._file.seek(0)
            self._done = self._file.read()
            self._file.close()
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
        if not _PAGE.exists():
            raise FileNotFoundError(
                f'{_PAGE} is not there: build the web client first (make build)'
            )
        page = _PAGE.read_text()
        name = html.escape(title or self._hub.settings.label or 'ros_viz_bridge')
        theme = {None: '', False: 'light', True: 'dark'}[dark_mode]
        data = base64.b64encode(self.serialize()).decode()
        embedded = (
            f'<script type="application/x-scene-recording" id="scene-recording"'
            f' data-theme="{theme}">{data}</script>'
        )
        head, _, tail = page.rpartition(_BODY_END)
        return f'{head.replace(_TITLE, f"<title>{name}</title>", 1)}{embedded}{_BODY_END}{tail}'

    def show(self, *, height: int = 400, dark_mode: bool | None = None) -> None:
        """Show it in a notebook's output. Raises ImportError outside of notebooks."""
        try:
            from IPython.display import display, HTML
        except ImportError as error:
            raise ImportError('show() is for notebooks: pip install ipython') from error
        page = html.escape(self.as_html(dark_mode=dark_mode))
        frame = f'<iframe srcdoc="{page}" width="100%" height="{int(height)}" style="border:0">'
        display(HTML(f'{frame}</iframe>'))  # type: ignore[no-untyped-call]

    # On the loop thread.

    def _begin(self) -> None:
        self._tape = self._hub.record(self._elapsed, self._writer.write)

    def _elapsed(self) -> float:
        return self._time + (time.monotonic() - self._began if self._began is not None else 0.0)

    def _sleep(self, duration: float) -> None:
        self._time += duration

    def _end(self, failures: list[Exception]) -> None:
        assert self._tape is not None
        self._hub.end_record(self._tape)
        try:
            if self._tape.failure is not None:
                raise self._tape.failure
            self._writer.close(self._elapsed())
        except Exception as error:
            failures.append(error)

    def _open(self) -> None:
        if self._done is not None:
            raise RuntimeError('the recording has ended: serialize() was called')
