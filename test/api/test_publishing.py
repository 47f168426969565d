# SPDX-License-Identifier: Apache-2.0
"""What is published arrives, in order, now and later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.page import Page
from support.scene import pose, transforms
from support.served import in_loop, serving

from ros_viz_bridge.wire.scene import NodePlacement, Remove
from ros_viz_bridge.wire.session import Notice, TimeJumped


@in_loop
async def test_what_is_published_arrives_now_and_later_until_removed() -> None:
    with serving(label='robot one', fixed_frame='map', now=lambda: 123.0) as server:
        async with Page(server.url) as page:
            assert (page.hello.label, page.hello.fixed_frame) == ('robot one', 'map')
            assert page.hello.time == 123.0
            server.publish(pose('a', 1.0), pose('b', 2.0))
            await page.wait_for(lambda m: isinstance(m, NodePlacement) and m.key == 'b')
        async with Page(server.url) as late:
            assert {
                (await late.wait_for(NodePlacement)).key,
                (await late.wait_for(NodePlacement)).key,
            } == {'a', 'b'}
            server.remove('', 'a')
            assert (await late.wait_for(Remove)).key == 'a'
        server.flush()
        async with Page(server.url) as last:
            assert (await last.wait_for(NodePlacement)).key == 'b'


@in_loop
async def test_a_time_jump_is_told() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            server.publish(pose('a', 1.0))
            await page.wait_for(NodePlacement)
            server.time_jumped(5.0, 'bag loop', frozenset(['map']))
            assert await page.wait_for(TimeJumped) == TimeJumped(5.0, 'bag loop', ['map'])


def test_what_cannot_be_said_is_an_error_of_whoever_says_it() -> None:
    with serving() as server:
        for message in (
            Notice('info', 'half a pair \udc80'),
            transforms(('half a pair \udc80', 'map', 1.0)),
        ):
            with pytest.raises(TypeError):
                server.publish(message)
        wrong = replace(pose('/a', 1.0), names=['/a', '/b'])
        with pytest.raises(ValueError, match='different lengths'):
            server.publish(wrong)
        with server.atomic(), pytest.raises(ValueError, match='different lengths'):
            server.publish(wrong)


@in_loop
async def test_what_is_atomic_arrives_in_one_message_and_in_order() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            server.publish(pose('before', 1.0))
            await page.wait_for(NodePlacement)
            with server.atomic():
                server.publish(pose('a', 1.0))
                server.publish(pose('gone', 1.0))
                server.remove('', 'gone')
                server.publish(pose('b', 1.0))
            await page.wait_for(lambda m: isinstance(m, NodePlacement) and m.key == 'b')
            assert page.seen == {**page.seen, 'NodePlacements': 2, 'Remove': 1, 'Bundle': 1}


@pytest.mark.parametrize('name', ['layer', 'to', 'but'])
def test_clients_are_named_by_their_id(name: str) -> None:
    with serving() as server:
        wrong: Any
        for wrong in (3, b'c1', ('c1',)):
            with pytest.raises(TypeError, match=f'{name} must be the id of a client'):
                server.publish(pose('a', 1.0), **{name: wrong})
