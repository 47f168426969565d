# SPDX-License-Identifier: Apache-2.0
"""Files that a script sends to clients: offered in a card that says how far they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
import re
from typing import Protocol

from ..core.session import ClientInfo
from ..runtime.downloads import Download, Downloads, Phase
from ..runtime.file_content import Content, FileContent
from ..wire.message import ServerMessage
from ..wire.notification import FileOffered, Notification
from .checks import flag
from .notification import make_state, NotificationHandle

LARGEST_CHUNK = 64 << 20
DONE = 8.0
"""Seconds for which a file that was sent is still spoken of."""
_NAME = re.compile(r'[^/\\\x00-\x1f\x7f]+')


class Recipient(Protocol):
    """A client that can be offered a file; ``ClientHandle`` is one."""

    @property
    def info(self) -> ClientInfo:
        """Its id and role."""

    def show(self, state: Notification) -> NotificationHandle:
        """Show a card."""

    def publish(self, *messages: ServerMessage) -> None:
        """Send messages to this client once."""


class SendsFiles:
    """What can send files: one client, or the server to all of them."""

    _downloads: Downloads

    def _recipients(self) -> Iterable[Recipient]:
        raise NotImplementedError

    def send_file_download(
        self,
        filename: str,
        content: Content,
        chunk_size: int = 1024 * 1024,
        save_immediately: bool = False,
    ) -> None:
        """
        Offer a file to the browsers of those who are connected now.

        ``content`` is bytes, a ``pathlib.Path``, a binary file or an iterable of bytes; the last
        two are read to their end before this returns, into a temporary file. ``chunk_size`` bytes
        are held in memory at a time for each browser that reads. A card shows how far it is; it
        has a link, which ``save_immediately`` follows at once. The link is good for ten minutes
        from its last use, and for the client alone that it was made for.

        Raises TypeError and ValueError that name the argument, OSError for what cannot be read.
        """
        _check(filename, chunk_size)
        flag('save_immediately', save_immediately)
        whole = FileContent(content)
        for client in self._recipients():
            offer(self._downloads, client, filename, whole, chunk_size, save_immediately)


def offer(
    downloads: Downloads,
    client: Recipient,
    filename: str,
    content: FileContent,
    chunk_size: int,
    save: bool,
) -> None:
    """Offer a file to one client."""
    size = amount(content.stat()[0])
    state = make_state(
        filename,
        f'{size} to save',
        loading=False,
        with_close_button=True,
        auto_close=False,
        auto_close_seconds=None,
        color=None,
    )
    cards: list[NotificationHandle] = []

    def told(phase: Phase, share: float) -> None:
        if not cards:
            return
        if phase == 'over':
            cards[0].remove()
        elif phase == 'sending':
            cards[0].change(body=f'{share:.0%} of {size}', progress=share, auto_close=0.0)
        elif phase == 'done':
            cards[0].change(body=f'{size} sent', progress=-1.0, auto_close=DONE)
        else:
            stopped = f'Stopped at {share:.0%} of {size}'
            cards[0].change(body=stopped, progress=-1.0, auto_close=0.0)

    address = downloads.offer(
        Download(client.info.client_id, client.info.role, filename, content, chunk_size, told)
    )
    cards.append(client.show(replace(state, file=address)))
    if save:
        client.publish(FileOffered(address, filename))


def amount(size: int) -> str:
    """Return a number of bytes as people say it."""
    value = float(size)
    for unit in ('bytes', 'kB', 'MB'):
        if value < 1000:
            return (
                f'{value:.0f} {unit}' if value >= 100 or unit == 'bytes' else f'{value:.1f} {unit}'
            )
        value /= 1000
    return f'{value:.2f} GB'


def _check(filename: str, chunk_size: int) -> None:
    if not isinstance(filename, str):
        raise TypeError(f'filename must be a str, not {type(filename).__name__}')
    if not _NAME.fullmatch(filename) or len(filename) > 255 or filename in ('.', '..'):
        raise ValueError(
            'filename must be the name of a file without a folder, at most 255 characters, not'
            f' {filename[:300]!r}'
        )
    if isinstance(chunk_size, bool) or not isinstance(chunk_size, int):
        raise TypeError(f'chunk_size must be an int, not {type(chunk_size).__name__}')
    if not 1 <= chunk_size <= LARGEST_CHUNK:
        raise ValueError(f'chunk_size must be 1 to {LARGEST_CHUNK} bytes, not {chunk_size}')
