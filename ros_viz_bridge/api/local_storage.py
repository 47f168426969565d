# SPDX-License-Identifier: Apache-2.0
"""What a script keeps in one client's browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wire.storage import LONGEST, StorageAnswer, StorageRequest
from .known_attributes import KnownAttributes

if TYPE_CHECKING:
    from .client_handle import ClientHandle

LONGEST_KEY = 256


class LocalStorageHandle(KnownAttributes):
    """
    Texts by name in the browser's local storage, for all visits to this page's address.

    The names have a prefix of their own there: nothing else that the browser keeps is touched.
    """

    def __init__(self, client: ClientHandle) -> None:
        self._client = client

    def set_item(self, key: str, value: str) -> None:
        """
        Keep a text of at most 262,144 characters under a name of at most 256.

        Raises TypeError and ValueError that name the argument.
        """
        self._tell('set', _text('key', key, LONGEST_KEY), _text('value', value, LONGEST))

    def remove_item(self, key: str) -> None:
        """Forget what is kept under a name, if anything is."""
        self._tell('remove', _text('key', key, LONGEST_KEY), '')

    def clear(self) -> None:
        """Forget everything that was kept through this handle."""
        self._tell('clear', '', '')

    def get_item(self, key: str, timeout: float | None = None) -> str | None:
        """
        Return what is kept under a name, None if nothing is; waits for the browser.

        ``timeout`` is seconds, None as long as the client is connected. Raises TimeoutError,
        ClientGoneError when it leaves, AskError when the browser keeps nothing for this page; all
        but the first are RuntimeErrors.
        """
        answer = self._client.ask(
            self._question(key),
            StorageAnswer,
            timeout=timeout,
            instead='await client.local_storage.get_item_async(...)',
        )
        return answer.value if answer.found else None

    async def get_item_async(self, key: str, timeout: float | None = None) -> str | None:
        """As ``get_item``, in an ``async def`` callback."""
        answer = await self._client.ask_async(self._question(key), StorageAnswer, timeout=timeout)
        return answer.value if answer.found else None

    def _question(self, key: str) -> StorageRequest:
        return StorageRequest('', 'get', _text('key', key, LONGEST_KEY), '')

    def _tell(self, do: str, key: str, value: str) -> None:
        self._client.publish(StorageRequest('', do, key, value))  # type: ignore[arg-type]


def _text(name: str, value: str, longest: int) -> str:
    if not isinstance(value, str):
        raise TypeError(f'{name} must be a str, not {type(value).__name__}')
    if len(value) > longest:
        raise ValueError(f'{name} has {len(value)} characters; at most {longest} are allowed')
    return value
