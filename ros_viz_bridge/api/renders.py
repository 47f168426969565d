# SPDX-License-Identifier: Apache-2.0
"""Pictures of the shared scene where no viewer is."""

from __future__ import annotations

import asyncio
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from ..runtime.mailbox import Mailbox
from ..runtime.views import ViewEndedError
from ..wire.camera import FrameRequest, RenderAnswer
from .ask import Asking, ClientGoneError
from .picture_page import PicturePage
from .render import decoded, render_request


class Renders:
    """The part of ``Server`` for which a browser of its own draws."""

    _asking: Asking
    _mailbox: Mailbox
    _picture_page: PicturePage

    async def _draw_view(self, client_id: str, request: FrameRequest) -> bytes:
        """Return the next picture of a view; on the loop. Raises RuntimeError, ViewEndedError."""
        try:
            answer = await self._asking.ask_async(client_id, request, RenderAnswer)
        except ClientGoneError:
            raise ViewEndedError(f'the view {client_id} was ended') from None
        return answer.image.tobytes()

    def get_render(
        self,
        height: int,
        width: int,
        *,
        wxyz: ArrayLike | None = None,
        position: ArrayLike | None = None,
        fov: float | None = None,
        transport_format: Literal['png', 'jpeg'] = 'jpeg',
        timeout: float | None = None,
    ) -> np.ndarray:
        """
        Return a picture of the shared scene, whether or not anybody looks at it.

        A browser without a window draws it (Chromium or Chrome; ``ROS_VIZ_BRIDGE_BROWSER`` names
        it), which is kept for a minute; it is no client to anybody. From ``position`` (3,) and
        ``wxyz`` (4,; OpenCV: looks along +z), metres in the fixed frame; without them from
        ``initial_camera``, or so that the whole scene is seen. ``fov`` is vertical, radians.
        'jpeg' returns (height, width, 3) uint8 with the page's background, 'png' (height, width,
        4) without any. What was published before is seen, meshes and textures too. Waits at most
        ``timeout`` seconds.

        Raises NoBrowserError, HeadlessError where the page does not come to be, AskError with the
        page's reason, TimeoutError, ValueError and TypeError that name the argument, and
        RuntimeError on the server's own loop: there, ``await server.get_render_async(...)``.
        """
        request = render_request(
            None,
            height,
            width,
            wxyz=wxyz,
            position=position,
            fov=fov,
            transport_format=transport_format,
        )
        answer = self._asking.wait(
            lambda: self._picture_page.take(request, timeout),
            instead='await server.get_render_async(...)',
        )
        return decoded(answer, request)

    async def get_render_async(
        self,
        height: int,
        width: int,
        *,
        wxyz: ArrayLike | None = None,
        position: ArrayLike | None = None,
        fov: float | None = None,
        transport_format: Literal['png', 'jpeg'] = 'jpeg',
        timeout: float | None = None,
    ) -> np.ndarray:
        """As ``get_render``, in an ``async def`` callback."""
        request = render_request(
            None,
            height,
            width,
            wxyz=wxyz,
            position=position,
            fov=fov,
            transport_format=transport_format,
        )
        self._mailbox.check_on_loop()
        answer = await self._picture_page.take(request, timeout)
        return await asyncio.to_thread(decoded, answer, request)
