# SPDX-License-Identifier: Apache-2.0
"""Answers beside the socket: only to a question that waits, checked as any message."""

from __future__ import annotations

import http.client
import struct
import threading

import numpy as np
from starlette.applications import Starlette
from starlette.routing import Route
from support.served import serving_app

from ros_viz_bridge.runtime.answers import AnswerRoute, HEADER, LIMIT
from ros_viz_bridge.wire.ask import Answer
from ros_viz_bridge.wire.camera import RenderAnswer
from ros_viz_bridge.wire.client import Stop
from ros_viz_bridge.wire.codec import encode


def post(port: int, path: str, body: bytes, length: int | None = None) -> int:
    """Return the status of a POST."""
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=60.0)
    try:
        headers = {'content-length': str(len(body) if length is None else length)}
        connection.request('POST', path, body=body, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def test_an_answer_is_taken_once_asked_for_and_nothing_else() -> None:
    taken: list[Answer] = []
    route = AnswerRoute(lambda ask: ask == 'q', taken.append)
    app = Starlette(routes=[Route('/answers/{ask}', route.post, methods=['POST'])])
    whole = encode(RenderAnswer('q', np.arange(5, dtype=np.uint8)))
    forged = encode(RenderAnswer('p', np.arange(5, dtype=np.uint8)))
    with serving_app(app) as port:
        assert post(port, '/answers/other', whole) == 410
        assert post(port, '/answers/q', whole[:30]) == 422
        assert post(port, '/answers/q', encode(Stop(''))) == 422
        assert post(port, '/answers/q', forged) == 422
        assert post(port, '/answers/q', b'', LIMIT + 1) == 413
        assert taken == []
        assert post(port, '/answers/q', whole) == 204
    (answer,) = taken
    assert isinstance(answer, RenderAnswer) and answer.image.tolist() == [0, 1, 2, 3, 4]


def test_a_long_header_is_not_decoded_and_one_answer_comes_at_a_time() -> None:
    taken: list[Answer] = []
    begun = threading.Event()

    def waits(ask: str) -> bool:
        begun.set()
        return True

    route = AnswerRoute(waits, taken.append)
    app = Starlette(routes=[Route('/answers/{ask}', route.post, methods=['POST'])])
    whole = encode(RenderAnswer('q', np.arange(5, dtype=np.uint8)))
    with serving_app(app) as port:
        long = struct.pack('<I', HEADER + 1) + b' ' * (HEADER + 1)
        assert post(port, '/answers/q', long) == 422
        begun.clear()
        slow = http.client.HTTPConnection('127.0.0.1', port, timeout=60.0)
        slow.putrequest('POST', '/answers/q')
        slow.putheader('content-length', str(len(whole)))
        slow.endheaders(whole[:10])
        assert begun.wait(20.0)
        assert post(port, '/answers/q', whole) == 409
        slow.send(whole[10:])
        assert slow.getresponse().status == 204
        slow.close()
        assert post(port, '/answers/q', whole) == 204
    assert len(taken) == 2
