# SPDX-License-Identifier: Apache-2.0
"""Numbers for monitoring: who may read them, that they are right, and that they stay few."""

from __future__ import annotations

import json
from pathlib import Path
import re
import sys

from prometheus_client.parser import text_string_to_metric_families
import pytest
from support.hubs import display
from support.page import Page, RejectedError
from support.scene import cloud
from support.served import get, in_loop, serving, soon
import websockets

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.wire.display import DisplayStatus

ROOT = Path(__file__).resolve().parents[2]


def numbers(server: Server, **headers: str) -> dict[str, float]:
    """Return each series by its name and the values of its labels."""
    answer = get(server.get_port(), '/metrics', **headers)
    assert answer.status == 200
    return {
        ' '.join((sample.name.removeprefix('ros_viz_bridge_'), *sample.labels.values())): float(
            sample.value
        )
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


@in_loop
async def test_they_follow_what_happens() -> None:
    with serving() as server:
        server.publish(
            display('/a'), DisplayStatus('/a', '/a', 'error', '', [], 9, 2.5, 80.0, 0, 0, 1)
        )
        first = numbers(server)
        assert first['clients operator direct'] == first['sent_bytes_total'] == 0
        async with Page(server.url, interest=('/a',)) as page:
            server.publish(cloud('/a'))
            await soon(lambda: numbers(server)['sent_bytes_total'] > 1000)
            found = numbers(server)
            assert found['clients operator direct'] == 1 and found['clients viewer direct'] == 0
            assert found['received_messages_total'] >= 3
            assert found['displays error'] == 1 and found['displays ok'] == 0
            assert found['display_messages_per_second'] == 2.5
            assert found['control_held robot'] == found['stopped'] == 0
            assert found['process_resident_memory_bytes'] > 1e6
            server.stop_outputs('test', 'why')
            await soon(lambda: numbers(server)['stopped'] == 1)
            assert page.hello.client_id
        await soon(lambda: numbers(server)['clients operator direct'] == 0)
        assert numbers(server)['sent_bytes_total'] >= found['sent_bytes_total']


@in_loop
async def test_they_are_for_who_may_look_and_tell_of_who_may_not() -> None:
    with serving(access=Access(operator_token='o' * 16, viewer_token='v' * 16)) as server:
        assert get(server.get_port(), '/metrics').status == 403
        assert get(server.get_port(), '/metrics', Authorization='Bearer wrong').status == 403
        with pytest.raises(RejectedError):
            async with Page(server.url, token='wrong'):
                pass
        with pytest.raises(websockets.InvalidHandshake):
            async with Page(server.url, headers={'Origin': 'http://evil.example'}):
                pass
        async with Page(server.url, token='v' * 16) as page:
            await page.control.send(b'no message')
            await page.wait_closed()

        def refused() -> dict[str, float]:
            found = numbers(server, Authorization=f'Bearer {"v" * 16}')
            return {k: v for k, v in found.items() if k.startswith('refused_total')}

        await soon(lambda: 'refused_total protocol' in refused())
        assert refused() == {
            'refused_total token': 3,
            'refused_total foreign': 1,
            'refused_total protocol': 1,
        }


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, 'prometheus_client', None)
    with serving() as server:
        answer = get(server.get_port(), '/metrics')
        assert answer.status == 501 and 'ros_viz_bridge[metrics]' in answer.text


def test_the_dashboard_asks_for_what_there_is() -> None:
    board = json.loads((ROOT / 'deploy' / 'grafana_dashboard.json').read_text())
    targets = [target for panel in board['panels'] for target in panel['targets']]
    lists = [
        each['query']['query']
        for each in board['templating']['list']
        if each['query'] != 'prometheus'
    ]
    with serving(groups=('robot',)) as server:
        get(server.get_port(), '/', Host='elsewhere.example')  # so that something was refused
        answer = get(server.get_port(), '/metrics').text
    known: dict[str, set[str]] = {'up': set()}
    for name, labels in re.findall(r'^(\w+)(?:\{(.*)\})? ', answer, re.MULTILINE):
        known.setdefault(name, set()).update(re.findall(r'(\w+)="', labels))
    for expr, legend in [(each['expr'], each['legendFormat']) for each in targets] + [
        (each, '') for each in lists
    ]:
        names = re.findall(r'\b(?:ros_viz_bridge|process)_\w+|\bup\b', expr)
        assert names and set(names) <= known.keys(), expr
        asked = {*re.findall(r'(\w+)=~?"', expr), *re.findall(r'\{\{(\w+)\}\}', legend)}
        asked.update(*(each.split(', ') for each in re.findall(r'by \((.*?)\)', expr)))
        there = set().union(*(known[name] for name in names)) | {'job', 'instance'}
        assert asked <= there, (expr, asked - there)
    taken = [
        (place['x'] + x, place['y'] + y)
        for place in (panel['gridPos'] for panel in board['panels'])
        for x in range(place['w'])
        for y in range(place['h'])
    ]
    assert len(taken) == len(set(taken)) and max(x for x, _ in taken) < 24
    assert len({panel['id'] for panel in board['panels']}) == len(board['panels'])
