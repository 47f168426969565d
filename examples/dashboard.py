# SPDX-License-Identifier: Apache-2.0
"""
A dashboard of one's own: a FastAPI page with two 3D views, a plot and a log, behind a login.

Run it with ``pip install fastapi uvicorn`` and ``python examples/dashboard.py``, then open the
address that it prints.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Mapping
import hmac
import http.cookies
import json
import math
import os
import secrets
import time
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, StreamingResponse

from ros_viz_bridge import Access, Server

KEY = secrets.token_urlsafe(16)
COOKIE = 'dashboard'
PERIOD = 0.05

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><title>Dashboard</title>
<script src="arm/embed.js"></script>
<style>
  body { margin: 0; height: 100vh; display: grid; gap: 8px; padding: 8px; box-sizing: border-box;
         grid: 2fr 1fr / 1fr 1fr; font: 14px system-ui; background: #f2f3f5; color: #222; }
  ros-viz-bridge, section { height: 100%; border-radius: 8px; overflow: hidden; background: #fff; }
  section { padding: 8px; box-sizing: border-box; overflow: auto; }
  canvas { width: 100%; height: calc(100% - 24px); }
  @media (max-width: 700px) { body { grid: repeat(4, 60vh) / 1fr; height: auto; } }
</style></head><body>
<ros-viz-bridge src="arm" title="Arm"></ros-viz-bridge>
<ros-viz-bridge src="map" title="Map"></ros-viz-bridge>
<section><b>Joint angle, rad</b><canvas></canvas></section>
<section><b>Log</b><div role="log"></div></section>
<script>
  const canvas = document.querySelector('canvas'), log = document.querySelector('[role=log]');
  const values = [];
  function draw() {
    const g = canvas.getContext('2d');
    canvas.width = canvas.clientWidth;
    canvas.height = canvas.clientHeight;
    g.strokeStyle = '#228be6';
    values.forEach((v, i) => g.lineTo((i / 200) * canvas.width, (0.5 - v / 4) * canvas.height));
    g.stroke();
  }
  new EventSource('events').onmessage = ({ data }) => {
    const { angle, line } = JSON.parse(data);
    values.push(angle);
    if (values.length > 200) values.shift();
    canvas.dataset.samples = values.length;
    requestAnimationFrame(draw);
    if (!line) return;
    log.append(Object.assign(document.createElement('div'), { textContent: line }));
    while (log.children.length > 100) log.firstChild.remove();
  };
</script></body></html>"""


def logged_in(headers: Mapping[str, str]) -> bool:
    """Tell whether a request has the cookie of who came with the key."""
    cookies = http.cookies.SimpleCookie(headers.get('cookie', ''))
    given = cookies[COOKIE].value if COOKIE in cookies else ''
    return hmac.compare_digest(given.encode(), KEY.encode())


def authorize(scope: Mapping[str, Any]) -> str | None:
    """Let in who is logged in: the views ask this for each connection."""
    headers = {name.decode('latin-1'): value.decode('latin-1') for name, value in scope['headers']}
    return 'operator' if logged_in(headers) else None


class Simulation:
    """An arm that swings and a robot that drives around, and what is said of it."""

    def __init__(self, arm: Server, map_: Server) -> None:
        self._arm = arm.scene.add_frame('/arm', axes_length=0.6)
        arm.scene.add_frame('/arm/elbow', position=(0.7, 0.0, 0.0), axes_length=0.3)
        arm.scene.add_frame('/arm/elbow/hand', position=(0.5, 0.0, 0.0), axes_length=0.2)
        self._robot = map_.scene.add_frame('/robot', axes_length=0.5)
        self.angle = 0.0
        self.lines: deque[str] = deque(maxlen=100)
        self.count = 0

    def step(self, t: float) -> None:
        """Move everything to a time, seconds."""
        self.angle = math.sin(t)
        half = self.angle / 2
        self._arm.wxyz = (math.cos(half), 0.0, 0.0, math.sin(half))
        self._robot.position = (2 * math.cos(t / 3), 2 * math.sin(t / 3), 0.0)
        self.count += 1
        if self.count % 20 == 1:
            self.lines.append(f'{time.strftime("%H:%M:%S")} the arm is at {self.angle:+.2f} rad')


def make_app() -> FastAPI:
    """Return the application; any ASGI server runs it, with or without lifespan."""
    access = Access(authorize=authorize)
    arm = Server(serve=False, label='Arm', access=access)
    map_ = Server(serve=False, label='Map', access=access)
    simulation = Simulation(arm, map_)
    app = FastAPI()
    app.state.servers = (arm, map_)

    @app.middleware('http')
    async def login(request: Request, call_next: Any) -> Any:
        """Ask everybody for the key, once."""
        key = request.query_params.get('key', '')
        if hmac.compare_digest(key.encode(), KEY.encode()):
            answer = RedirectResponse(request.url.path)
            answer.set_cookie(COOKIE, KEY, httponly=True, samesite='strict')
            return answer
        if not logged_in(request.headers):
            return PlainTextResponse('Open the address that the program printed.', 401)
        return await call_next(request)

    @app.get('/', response_class=HTMLResponse)
    async def page() -> str:
        return PAGE

    @app.get('/events')
    async def events() -> StreamingResponse:
        async def stream() -> AsyncIterator[str]:
            seen = simulation.count
            while True:
                await asyncio.sleep(PERIOD)
                simulation.step(time.monotonic())
                said = simulation.count // 20 != seen // 20
                seen = simulation.count
                line = simulation.lines[-1] if said else ''
                yield f'data: {json.dumps({"angle": simulation.angle, "line": line})}\n\n'

        return StreamingResponse(stream(), media_type='text/event-stream')

    app.mount('/arm', arm.asgi)
    app.mount('/map', map_.asgi)
    return app


if __name__ == '__main__':
    import uvicorn

    port = int(os.environ.get('ROS_VIZ_BRIDGE_PORT', '8000'))
    print(f'Open http://127.0.0.1:{port}/?key={KEY}', flush=True)
    uvicorn.run(make_app(), host='127.0.0.1', port=port, log_level='warning')
