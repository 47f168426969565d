# SPDX-License-Identifier: Apache-2.0
"""A session in a real page: what it shows is drawn for its client alone, what is done is heard."""

from __future__ import annotations

from typing import Any

import numpy as np
from playwright.sync_api import Browser
import pytest
from support.served import until
from support.viewer_page import ViewerPage

from ros_viz_bridge.vuer import ClientEvent, Vuer, VuerSession
from ros_viz_bridge.vuer.schemas import (
    Arrow,
    Box,
    Button,
    Cone,
    CoordsMarker,
    Dodecahedron,
    Frustum,
    Group,
    Image,
    Input,
    Line,
    PointCloud,
    PointLight,
    Scene,
    Text,
    TorusKnot,
)

pytestmark = pytest.mark.browser
POINTS = np.random.default_rng(1).random((500, 3))


def test_a_session_in_a_page(browser: Browser) -> None:
    heard: list[tuple[str, Any]] = []
    app = Vuer(port=0)
    for kind in ('KeyDown', 'KeyUp', 'INIT', 'CLICK', 'INPUT'):
        app.add_handler(kind, lambda event, session: heard.append((event.etype, event)))

    @app.spawn(userAgent='*Chrome*')
    async def main(session: VuerSession) -> None:
        session.set @ Scene(
            Group(CoordsMarker(key='axes', scale=0.5), key='g', position=[0, 1, -2]),
            CoordsMarker(key='other', position=[1, 1, -2], scale=0.3),
            Box(key='box', args=[1, 0.5, 0.5], position=[-1, 0.25, 0], color='orange'),
            Cone(key='cone', args=[0.4, 1], position=[0, 0.5, -1], material={'color': 'teal'}),
            TorusKnot(key='knot', args=[0.4, 0.1], position=[1.5, 0.6, 0], color='#c2255c'),
            PointCloud(key='points', vertices=POINTS, colors=POINTS, size=0.05),
            Line(
                key='line', points=[[-2, 0, 1], [-2, 1, 1], [-1, 1, 1]], color='red', lineWidth=4
            ),
            Arrow(key='arrow', position=[-2, 0.2, 2], color='blue'),
            Frustum(key='camera', position=[0, 1, 1.5], fov=60, aspect=1.5, focalLength=0.5),
            Text('Hello', key='text', position=[0, 1.8, 0], fontSize=0.3),
            PointLight(key='light', position=[0, 2, 2], intensity=3),
            Image(np.full((8, 8, 3), 128, np.uint8), key='image', position=[-2.5, 1, -1]),
            Dodecahedron(key='body', position=[2.5, 1, -2]),
            Button('Go', key='go'),
            Input(key='name', value=''),
        )
        event: ClientEvent = await session.till('CLICK')
        session.update @ Group(key='g', position=[0, 2, -2])
        session.remove @ 'other'
        await session.till('CLICK')
        assert event.key == 'go'

    def of(kind: str) -> list[Any]:
        return [event for etype, event in heard if etype == kind]

    def nodes() -> Any:
        return viewer.ask('nodes')

    try:
        context = browser.new_context()
        viewer = ViewerPage(context, app.url)
        page = viewer.page
        go = page.get_by_role('button', name='Go')
        go.wait_for()
        assert 'Chrome' in until(lambda: of('INIT'))[0].value['userAgent']
        until(lambda: '/vuer/body' in nodes())
        assert nodes()['/vuer/other']['visible']
        page.locator('canvas').first.focus()
        page.keyboard.press('w')
        until(lambda: of('KeyUp'))
        assert [(e.etype, e.value['key']) for e in (of('KeyDown') + of('KeyUp'))] == [
            ('KeyDown', 'w'),
            ('KeyUp', 'w'),
        ]
        field = page.get_by_label('name')
        field.fill('')
        field.press_sequentially('secret')
        field.press('Enter')
        until(lambda: of('INPUT') and of('INPUT')[-1].value == 'secret')
        typed = {event.value['key'] for event in of('KeyDown')}
        assert not typed & set('secrt'), typed
        viewer.shot('session')
        go.click()
        until(lambda: of('CLICK'))
        until(lambda: '/vuer/other' not in nodes())
        assert '/vuer/g' in nodes()
        go.click()
        page.get_by_text('The session is over.').wait_for()
        viewer.shot('session-over')
        until(lambda: app.get_clients() == {})
        assert viewer.complaints == []
        context.close()
    finally:
        app.stop()
