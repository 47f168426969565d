# SPDX-License-Identifier: Apache-2.0
"""Files that viewers send by a widget: on the disk until they are whole, then handed over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
import logging
from typing import TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from ..core.session import ClientInfo
from .uploads import receive, UploadError

LIMIT = 1 << 30
"""Bytes of a file; the script gets them in memory."""
AT_ONCE = 4
"""So many may be on their way, of all viewers together."""

logger = logging.getLogger(__name__)

Judge: TypeAlias = Callable[[str, str, str], tuple[ClientInfo | None, str]]
"""Secret, widget, name -> who sends it, and why it is not taken, or ''. Loop thread."""
Take: TypeAlias = Callable[[ClientInfo, str, str, bytes], None]
"""Takes a file: client, widget, name, content. Loop thread."""


class WidgetFileRoute:
    """``POST files/<secret>/<widget>/<name>`` with the file as its body."""

    def __init__(self, judge: Judge, take: Take) -> None:
        self._judge = judge
        self._take = take
        self._under_way = 0

    async def post(self, request: Request) -> Response:
        """Take a file; the answer is empty, or says why not."""
        secret, widget, name = (request.path_params[key] for key in ('secret', 'widget', 'name'))
        client, reason = self._judge(secret, widget, name)
        if client is None or reason:
            return PlainTextResponse(reason, 403)
        if self._under_way >= AT_ONCE:
            return PlainTextResponse('other files are on their way: try again in a moment', 409)
        self._under_way += 1
        try:
            content = await self._receive(request, name)
        except UploadError as error:
            return PlainTextResponse(str(error), error.status)
        except (ClientDisconnect, asyncio.TimeoutError):
            return PlainTextResponse(f'{name} did not come to its end', 408)
        except OSError as error:
            logger.exception('%s could not be kept', name)
            return PlainTextResponse(f'{name} could not be kept: {error.strerror}', 500)
        finally:
            self._under_way -= 1
        # Meanwhile the outputs may have been stopped, or the widget removed.
        client, reason = self._judge(secret, widget, name)
        if client is None or reason:
            return PlainTextResponse(reason, 403)
        self._take(client, widget, name, content)
        return Response(status_code=204)

    async def _receive(self, request: Request, name: str) -> bytes:
        path = await receive(request, name, LIMIT)
        try:
            return await run_in_threadpool(path.read_bytes)
        finally:
            path.unlink(missing_ok=True)
