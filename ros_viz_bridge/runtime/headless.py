# SPDX-License-Identifier: Apache-2.0
"""The server's own browser: its pages draw for those who have none, or none that can."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
import contextlib
from functools import partial
import logging
import os
from typing import Any
from urllib.parse import urlencode

from ..wire.session import Role
from .chromium import Chromium
from .devtools import BrowserGoneError, DevTools, LONGEST
from .tickets import Ticket, Tickets

START = 30.0
"""Seconds in which a page is there, from the start of the browser on."""
IDLE = 30.0
"""Seconds that the browser stays without a page."""

logger = logging.getLogger(__name__)


class HeadlessError(RuntimeError):
    """No page came to be; the text says why."""


class Tab:
    """One page of the browser: a client of the server."""

    def __init__(self, devtools: DevTools, target: str, session: str, ticket: Ticket) -> None:
        self._devtools = devtools
        self._target, self._session = target, session
        self.ticket = ticket

    @property
    def client_id(self) -> str:
        """Its name as a client."""
        return self.ticket.client_id.result()

    async def call(self, method: str, **parameters: Any) -> None:
        """Call a method of the page. Raises DevToolsError."""
        await self._devtools.call(method, self._session, **parameters)

    async def resize(self, width: int, height: int) -> None:
        """Give the page another size, CSS pixels, as many as pixels."""
        await self.call(
            'Emulation.setDeviceMetricsOverride',
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    async def close(self) -> None:
        """Close the page. Raises DevToolsError."""
        await self._devtools.call('Target.closeTarget', targetId=self._target)


class Headless:
    """
    Starts the browser for the first page, and ends it some time after the last; loop thread.

    ``address`` is where the server is found from this machine; it raises RuntimeError where that
    is not known.
    """

    def __init__(
        self, address: Callable[[], str], tickets: Tickets, *, idle: float = IDLE
    ) -> None:
        self._address = address
        self._tickets = tickets
        self._idle = idle
        self._chromium: Chromium | None = None
        self._devtools: DevTools | None = None
        self._transports: list[Any] = []
        self._reading: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()
        self._tabs: set[Tab] = set()
        self._opening = 0
        self._timer: asyncio.TimerHandle | None = None
        self._ended = False
        self._last_words = ''

    @property
    def running(self) -> bool:
        """Whether there is a browser."""
        return self._chromium is not None

    async def open(
        self,
        role: Role,
        *,
        width: int,
        height: int,
        unseen: bool = False,
        query: Mapping[str, str] | None = None,
        dark: bool = False,
        viewer: str = '',
    ) -> Tab:
        """
        Return a page that is connected; ``viewer`` is the address of whom it draws for.

        A browser that has died meanwhile is started anew, once.

        Raises HeadlessError, NoBrowserError, RuntimeError where the server cannot be reached.
        """
        address = f'{self._address()}?{urlencode({**(query or {}), "unattended": "1"})}'
        issue = partial(self._tickets.issue, role, unseen=unseen, address=viewer)
        self._opening += 1
        self._keep()
        try:
            try:
                return await self._open(address, issue, width, height, dark)
            except BrowserGoneError:
                self._bury()
                return await self._open(address, issue, width, height, dark)
        except BrowserGoneError:
            self._bury()
            raise HeadlessError(
                f'the browser that draws pictures ends as soon as it starts: {self._last_words}'
            ) from None
        finally:
            self._opening -= 1
            self._rest()

    async def close(self, tab: Tab) -> None:
        """Close a page; one whose browser is gone is closed already."""
        self._tickets.give_back(tab.ticket)
        self._tabs.discard(tab)
        self._rest()
        try:
            await tab.close()
        except RuntimeError as error:
            logger.debug('a page could not be closed: %s', error)

    def end(self) -> None:
        """End the browser, for good; any thread once the loop has ended."""
        self._ended = True
        chromium = self._forget()
        if chromium is not None:
            chromium.end()

    async def _open(
        self, address: str, issue: Callable[[], Ticket], width: int, height: int, dark: bool
    ) -> Tab:
        devtools = await self._browser()
        reading = self._reading
        assert reading is not None
        ticket = issue()
        target = ''
        try:
            found = await devtools.call('Target.createTarget', url='about:blank')
            target = found['targetId']
            found = await devtools.call('Target.attachToTarget', targetId=target, flatten=True)
            tab = Tab(devtools, target, found['sessionId'], ticket)
            await tab.resize(width, height)
            scheme = {'name': 'prefers-color-scheme', 'value': 'dark' if dark else 'light'}
            await tab.call('Emulation.setEmulatedMedia', features=[scheme])
            if address.startswith('https:'):
                # It goes nowhere but to this very server, whose certificate is for other names.
                await tab.call('Security.setIgnoreCertificateErrors', ignore=True)
            await tab.call('Page.navigate', url=f'{address}#token={ticket.token}')
            done, _ = await asyncio.wait(
                (ticket.client_id, reading), timeout=START, return_when=asyncio.FIRST_COMPLETED
            )
            if ticket.client_id not in done:
                raise BrowserGoneError('the browser has ended') if done else asyncio.TimeoutError
            ticket.client_id.result()  # raises where it was not let in
        except BaseException as error:
            self._tickets.give_back(ticket)
            if target and not isinstance(error, BrowserGoneError):
                closing = asyncio.ensure_future(
                    devtools.call('Target.closeTarget', targetId=target)
                )
                closing.add_done_callback(lambda done: done.cancelled() or done.exception())
            if isinstance(error, asyncio.TimeoutError):
                plain = address.partition('?')[0]
                raise HeadlessError(
                    f'the page at {plain} did not connect within {START:g} s in the browser that'
                    ' draws pictures: is it the address of this server, may it be opened from this'
                    ' machine, and is the web client built of this version (make build)?'
                ) from None
            raise
        self._tabs.add(tab)
        return tab

    async def _browser(self) -> DevTools:
        async with self._starting:
            if self._ended:
                raise HeadlessError('the server was stopped')
            if self._devtools is None:
                self._devtools = await self._start()
            return self._devtools

    async def _start(self) -> DevTools:
        loop = asyncio.get_running_loop()
        starting = loop.run_in_executor(None, Chromium)
        try:
            chromium = self._chromium = await asyncio.shield(starting)
        except asyncio.CancelledError:
            starting.add_done_callback(_end_unwanted)
            raise
        try:
            if self._ended:
                raise HeadlessError('the server was stopped')
            reader = asyncio.StreamReader(limit=LONGEST)
            incoming, _ = await loop.connect_read_pipe(
                lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(chromium.reading, 'rb', 0)
            )
            self._transports = [incoming]
            outgoing, _ = await loop.connect_write_pipe(
                asyncio.BaseProtocol, os.fdopen(chromium.writing, 'wb', 0)
            )
            self._transports.append(outgoing)
        except BaseException:
            self._end_browser()
            raise
        devtools = DevTools(reader, outgoing.write)
        self._reading = loop.create_task(devtools.read())
        self._reading.add_done_callback(lambda _: self._bury())
        return devtools

    def _bury(self) -> None:
        """Put away a browser that has died."""
        if self._devtools is not None and self._devtools.gone and self._chromium is not None:
            self._last_words = self._chromium.last_words()
            logger.warning('the browser that draws pictures has ended: %s', self._last_words)
            self._end_browser()

    def _end_browser(self) -> None:
        """End it, without keeping the loop."""
        chromium = self._forget()
        if chromium is not None:
            asyncio.get_running_loop().run_in_executor(None, chromium.end)

    def _forget(self) -> Chromium | None:
        """Forget the browser and all its pages; return it."""
        self._keep()
        self._devtools = None
        chromium, self._chromium = self._chromium, None
        tabs, self._tabs = self._tabs, set()
        transports, self._transports = self._transports, []
        with contextlib.suppress(RuntimeError):  # the loop has ended
            for tab in tabs:
                self._tickets.give_back(tab.ticket)
            for transport in transports:
                transport.close()
        return chromium

    def _keep(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _rest(self) -> None:
        """Without a page, wait for the end."""
        self._keep()
        if not self._tabs and not self._opening and self._chromium is not None:
            self._timer = asyncio.get_running_loop().call_later(self._idle, self._end_browser)


def _end_unwanted(starting: asyncio.Future[Chromium]) -> None:
    """End a browser for which nobody waits any more."""
    if not starting.cancelled() and starting.exception() is None:
        starting.result().end()
