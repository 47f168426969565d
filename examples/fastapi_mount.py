# SPDX-License-Identifier: Apache-2.0
"""Inside a FastAPI application, under a prefix, behind its login. Needs fastapi."""

from __future__ import annotations

import os
from typing import Any

from fastapi import FastAPI
import uvicorn

from ros_viz_bridge import Access, Server

PORT = int(os.environ.get('ROS_VIZ_BRIDGE_PORT', '8080'))


def role_of(scope: Any) -> str | None:
    """Return 'operator', 'viewer' or None: ask your own login here, by cookie or header."""
    address, _ = scope['client']
    return 'operator' if address == '127.0.0.1' else 'viewer'


viz = Server(serve=False, label='arm', access=Access(authorize=role_of))
arm = viz.scene.add_box('/arm', (90, 120, 250), dimensions=(0.3, 0.3, 1.5))
level = viz.gui.add_slider('Height', min=0.0, max=2.0, step=0.01, initial_value=0.0)
level.on_update(lambda event: setattr(arm, 'position', (0.0, 0.0, level.value)))

app = FastAPI()
app.mount('/viz', viz.asgi)


@app.get('/height')
def height() -> dict[str, float]:
    """Return what viewers set, for the rest of the application."""
    return {'height': level.value}


@app.put('/height')
def set_height(value: float) -> None:
    """Set it: every page follows."""
    level.value = value


if __name__ == '__main__':
    print(f'Open http://127.0.0.1:{PORT}/viz/', flush=True)
    uvicorn.run(app, host='127.0.0.1', port=PORT, log_level='warning')
