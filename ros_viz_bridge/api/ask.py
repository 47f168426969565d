# SPDX-License-Identifier: Apache-2.0
"""Asking one page something and waiting for its answer: one way for all that is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
import secrets
from typing import Any, TypeVar

from ..core.mark import Mark
from ..core.outbox import Outbox
from ..core.session import ClientInfo
from ..runtime.ended import EndedError
from ..runtime.loop_call import wait_on_loop
from ..runtime.mailbox import Mailbox
from ..wire.ask import Answer, AskFailed, Request
from ..wire.message import concrete, ServerMessage

A = TypeVar('A', bound=Answer)
T = TypeVar('T')
Send = Callable[[ServerMessage, str], None]
PATIENCE = 30.0
"""Seconds that a question waits at most until the client has the data before it."""
NO_DATA = 1.0
"""Seconds that it waits for a client that takes no data."""
ANSWERS: tuple[type, ...] = tuple(concrete(Answer).values())


class ClientGoneError(EndedError):
    """The client left before it answered, or was not there."""


class AskError(RuntimeError):
    """The page could not do what it was asked; the text is its reason."""


@dataclass(frozen=True)
class _Open:
    """A question that waits."""

    client_id: str
    answer: type
    future: asyncio.Future[Any]


class Asking:
    """
    The questions of one server that wait for an answer.

    Only the client that was asked can answer, once; what comes late, or comes unasked, is dropped.
    Everything but ``ask`` runs on the server's loop.
    """

    def __init__(
        self,
        mailbox: Mailbox,
        send: Send,
        here: Callable[[str], bool],
        data_box: Callable[[str], Outbox | None] = lambda client_id: None,
    ) -> None:
        self._mailbox = mailbox
        self._send = send
        self._here = here
        self._data_box = data_box
        self._open: dict[str, _Open] = {}

    @property
    def waiting(self) -> int:
        """How many questions wait."""
        return len(self._open)

    def ask(
        self,
        client_id: str,
        request: Request,
        answer: type[A],
        *,
        timeout: float | None = None,
        instead: str = 'await client.ask_async(...)',
    ) -> A:
        """
        Ask, wait and return the answer; any thread but the loop's.

        ``timeout`` is seconds, None as long as the client is connected. Raises ClientGoneError as
        soon as it leaves, TimeoutError, AskError with the page's reason, and RuntimeError on the
        loop's thread (``instead`` is what it tells to write there) and after ``stop``.
        """
        return wait_on_loop(
            self._mailbox,
            lambda: self.ask_async(client_id, request, answer, timeout=timeout),
            instead=instead,
        )

    async def caught_up(self, client_id: str, timeout: float | None = None) -> None:
        """
        Wait until the client has all data that was published before, however much comes after it.

        Raises TimeoutError after ``timeout`` seconds, or half a minute.
        """
        self._mailbox.check_on_loop()
        loop = asyncio.get_running_loop()
        begun = loop.time()
        patience = PATIENCE if timeout is None else timeout
        mark: Mark | None = None
        self._mailbox.flush()
        while self._here(client_id):
            box = self._data_box(client_id)
            if box is None:
                if loop.time() > begun + NO_DATA:
                    return
            elif mark is None or mark.box is not box:
                mark = box.mark()
            elif mark.passed:
                return
            if loop.time() > begun + patience:
                raise TimeoutError(
                    f'the client {client_id} did not take within {patience:g} s what was published'
                    ' before'
                )
            await asyncio.sleep(0.003)

    async def ask_async(
        self, client_id: str, request: Request, answer: type[A], *, timeout: float | None = None
    ) -> A:
        """Ask and return the answer, as ``ask`` does; on the server's loop."""
        self._mailbox.check_on_loop()
        loop = asyncio.get_running_loop()
        if not self._here(client_id):
            raise ClientGoneError(f'the client {client_id} is not connected')
        name = secrets.token_urlsafe(24)
        future: asyncio.Future[A] = loop.create_future()
        self._open[name] = _Open(client_id, answer, future)
        try:
            self._send(replace(request, ask=name), client_id)
            return await asyncio.wait_for(future, timeout)
        except asyncio.TimeoutError:
            what = type(request).__name__
            raise TimeoutError(
                f'the client {client_id} did not answer a {what} within {timeout:g} s'
            ) from None
        finally:
            self._open.pop(name, None)

    async def happens(self, client_id: str, event: asyncio.Event, timeout: float) -> None:
        """Wait for what a client's page brings about; raises as ``ask_async``."""
        self._mailbox.check_on_loop()
        if not self._here(client_id):
            raise ClientGoneError(f'the client {client_id} is not connected')
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        name = secrets.token_urlsafe(24)
        self._open[name] = _Open(client_id, Answer, future)

        async def settle() -> None:
            await event.wait()
            if not future.done():
                future.set_result(None)

        waiting = loop.create_task(settle())
        try:
            await asyncio.wait_for(future, timeout)
        except asyncio.TimeoutError:
            raise TimeoutError(f'nothing came of {client_id} within {timeout:g} s') from None
        finally:
            self._open.pop(name, None)
            waiting.cancel()

    def wait(self, start: Callable[[], Coroutine[Any, Any, T]], *, instead: str) -> T:
        """Run ``start()`` on the loop and wait for it, as ``ask`` does."""
        return wait_on_loop(self._mailbox, start, instead=instead)

    def waits(self, ask: str) -> bool:
        """Tell whether a question still wants its answer."""
        return ask in self._open

    def posted(self, answer: Answer) -> None:
        """An answer came by itself: who knows the question's name was asked it."""
        found = self._open.get(answer.ask)
        if found is not None:
            self._settle(found, answer)

    def answered(self, client: ClientInfo, answer: Answer) -> None:
        """A page says something to a question."""
        found = self._open.get(answer.ask)
        if found is not None and found.client_id == client.client_id:
            self._settle(found, answer)

    def _settle(self, found: _Open, answer: Answer) -> None:
        if found.future.done():
            return
        if isinstance(answer, AskFailed):
            found.future.set_exception(AskError(answer.reason))
        elif isinstance(answer, found.answer):
            found.future.set_result(answer)

    def disconnected(self, client: ClientInfo) -> None:
        """A client left: it answers nothing any more, not even if it comes back."""
        for found in list(self._open.values()):
            if found.client_id == client.client_id and not found.future.done():
                text = f'the client {client.client_id} disconnected before it answered'
                found.future.set_exception(ClientGoneError(text))
