# SPDX-License-Identifier: Apache-2.0
"""Inside a FastAPI application, under a prefix, behind its login. Needs fastapi."""

from __future__ import annotations

import hmac
import http.cookies
import os
import secrets
from typing import Any

from fastapi import FastAPI
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import RedirectResponse
import uvicorn

from ros_viz_bridge import Access, Server

PORT = int(os.environ.get('ROS_VIZ_BRIDGE_PORT', '8080'))
KEY = secrets.token_urlsafe(16)


def role_of(scope: Any) -> str | None:
    """
    Return 'operator', 'viewer' or None: ask your own login here, by cookie or header.

    Never by address: any page that a browser of this machine shows comes from this machine.
    """
    header = dict(scope['headers']).get(b'cookie', b'')
    cookies = http.cookies.SimpleCookie(header.decode('latin-1'))
    given = cookies['login'].value if 'login' in cookies else ''
    return 'operator' if hmac.compare_digest(given.encode(), KEY.encode()) else 'viewer'


HOSTS = ('127.0.0.1', 'localhost')
access = Access(authorize=role_of, allowed_hosts=HOSTS)
viz = Server(serve=False, label='arm', access=access)
arm = viz.scene.add_box('/arm', (90, 120, 250), dimensions=(0.3, 0.3, 1.5))
level = viz.gui.add_slider('Height', min=0.0, max=2.0, step=0.01, initial_value=0.0)
level.on_update(lambda event: setattr(arm, 'position', (0.0, 0.0, level.value)))

app = FastAPI()
app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS))
app.mount('/viz', viz.asgi)


@app.get('/login')
def login(key: str) -> RedirectResponse:
    """Stands for your login: who has the address with the key is an operator."""
    answer = RedirectResponse('viz/')
    answer.set_cookie('login', key, httponly=True, samesite='strict')
    return answer


@app.get('/height')
def height() -> dict[str, float]:
    """Return what viewers set, for the rest of the application."""
    return {'height': level.value}


@app.put('/height')
def set_height(value: float) -> None:
    """Set it: every page follows."""
    level.value = value


if __name__ == '__main__':
    print(f'Open http://127.0.0.1:{PORT}/login?key={KEY}', flush=True)
    uvicorn.run(app, host='127.0.0.1', port=PORT, log_level='warning')
