# SPDX-License-Identifier: Apache-2.0
"""What a server shows of recordings: one, another in its place, or none yet."""

from __future__ import annotations

from pathlib import Path
import threading
import time

from ..api.server import Server
from ..cdr import MessageType
from ..core.session import ClientInfo
from ..layout.layout import Layout
from ..recordings.recording import open_recording, RecordingError
from ..runtime.uploads import UploadError
from ..wire.timeline import Playback, SeekTo
from .asset_folders import AssetFolders
from .contents import Contents
from .player import Player


class Stage:
    """
    Shows recordings in the pages of one server, which is made with ``now``.

    Pages move the recording: any operator, the latest wins; and a stop, of anybody, lets
    it stand. Files that pages sent are removed when another one takes their place, and at the end.
    Its methods are for any thread.
    """

    def __init__(
        self,
        *,
        playing: bool = True,
        speed: float = 1.0,
        loop: bool = False,
        folders: AssetFolders | None = None,
    ) -> None:
        self._folders = folders or AssetFolders()
        self._playing, self._speed, self._loop = playing, speed, loop
        self._server: Server | None = None
        self._player: Player | None = None
        self._sent: Path | None = None
        self._interest: frozenset[str] = frozenset()
        # Two pages may send a recording at once; a page may say something meanwhile.
        self._changing = threading.Lock()

    def now(self) -> float:
        """Return the recording's time, or the clock's where there is none, seconds."""
        player = self._player
        return time.time() if player is None else player.now()

    def attach(self, server: Server) -> None:
        """Show in this server's pages; once."""
        self._server = server
        server.on_interest(self._look, direct=True)
        server.on(Playback, self._play, direct=True)
        server.on(SeekTo, self._seek, direct=True)
        server.on_stop(self._stop, direct=True)
        server._layouts.type_of = self._type_of
        server._layouts.on_saved(self._arrange)

    def show(self, contents: Contents, *, name: str) -> None:
        """Show a recording, in place of the one that is shown."""
        self._show(contents, name, sent=None)

    def take(self, path: Path, name: str) -> None:
        """
        Show the file that a page sent under a name.

        Raises UploadError, and leaves the file alone, where it is no recording.
        """
        try:
            contents = Contents(open_recording(path), installed=installed)
        except RecordingError as error:
            raise UploadError(str(error).replace(str(path), name)) from None
        self._show(contents, name, sent=path)

    def close(self) -> None:
        """Show nothing any more."""
        with self._changing:
            self._clear()

    def _show(self, contents: Contents, name: str, *, sent: Path | None) -> None:
        server = self._server
        assert server is not None
        with self._changing:
            another = self._player is not None
            self._clear()
            if another:
                server.time_jumped(contents.start, f'{name} is shown now', frozenset())
            self._sent = sent
            player = self._player = Player(
                contents, name=name, layout=server._layouts.layout, folders=self._folders
            )
            player.start(server, playing=self._playing, speed=self._speed, loop=self._loop)
            player.look(self._interest)

    def _clear(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            player.close()
        sent, self._sent = self._sent, None
        if sent is not None:
            sent.unlink(missing_ok=True)

    # What pages say, on the loop thread: it is passed on to whoever plays at the moment.

    def _look(self, interest: frozenset[str]) -> None:
        self._interest = interest
        player = self._player
        if player is not None:
            player.look(interest)

    def _play(self, client: ClientInfo, asked: Playback) -> None:
        player = self._player
        if player is not None:
            player.play(asked)

    def _seek(self, client: ClientInfo, asked: SeekTo) -> None:
        player = self._player
        if player is not None:
            player.seek(asked.time)

    def _stop(self, who: str, reason: str) -> None:
        player = self._player
        if player is not None and who != '':
            player.pause()

    def _type_of(self, topic: str) -> str:
        player = self._player
        return '' if player is None else player.type_of(topic)

    def _arrange(self, layout: Layout) -> None:
        player = self._player
        if player is not None:
            player.set_layout(layout)


def installed(name: str) -> MessageType | None:
    """Return a message type of a ROS that is installed here, for files that do not describe it."""
    from ..topics.message_types import message_class

    found = message_class(name)
    return None if found is None else MessageType.from_class(found)
