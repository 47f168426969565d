# SPDX-License-Identifier: Apache-2.0
"""Words and presence through a real network, and what is said where there is none."""

from __future__ import annotations

import asyncio
from pathlib import Path
import threading
import time
from types import SimpleNamespace

import pytest
from support.edges import router
from support.gap import Gap
from support.served import in_loop, soon
from support.throttle import Throttle

from dev.port import free_port
from ros_viz_bridge import Server, Zenoh
from ros_viz_bridge.runtime import zenoh_network
from ros_viz_bridge.runtime.zenoh_network import Network, NetworkError


@in_loop
async def test_words_come_in_order_and_who_leaves_is_missed(tmp_path: Path) -> None:
    with router() as way:
        file = tmp_path / 'zenoh.json5'
        file.write_text('{transport: {shared_memory: {enabled: false}}}')
        one, two = Network.open(Zenoh(connect=[way])), Network.open(Zenoh('', [way], config=file))
        heard: list[tuple[str, int, bytes]] = []
        seen: list[tuple[str, bool]] = []
        two.hear('a/*', lambda *words: heard.append(words))
        two.watch('a/*', lambda *words: seen.append(words))
        one.appear('a/here')
        await soon(lambda: ('a/here', True) in seen)
        voice = one.voice('a/b')
        for word in (b'first', b'x' * 3_000_000, b'last'):
            await voice.say(word)
        await soon(lambda: len(heard) == 3)
        assert [len(data) for _, _, data in heard] == [5, 3_000_000, 4]
        assert [position for _, position, _ in heard] == [0, 5, 3_000_005]
        voice.close()
        one.close()
        await soon(lambda: seen[-1] == ('a/here', False))
        two.close()


@in_loop
async def test_who_appears_stays_until_it_takes_that_back() -> None:
    """Who comes later sees it, too, though nobody kept what would end it."""
    with router() as way:
        one, two = (Network.open(Zenoh(connect=[way])) for _ in range(2))
        one.appear('a/stays')
        end = one.appear('a/goes')
        seen: list[tuple[str, bool]] = []
        one.watch('a/*', lambda *words: seen.append(words))
        await soon(lambda: ('a/goes', True) in seen)
        end()
        await soon(lambda: ('a/goes', False) in seen)
        later: list[tuple[str, bool]] = []
        two.watch('a/*', lambda *words: later.append(words))
        await soon(lambda: later)
        assert later == [('a/stays', True)] and ('a/stays', False) not in seen
        one.close()
        two.close()


@in_loop
async def test_a_way_of_200_kbit_a_second_is_slow_and_not_cut() -> None:
    """An edge behind one was lost each time that more came at once than a lease lets through."""
    with router() as way:
        async with Throttle(int(way.rpartition(':')[2]), rate=25_000, delay=0.0) as narrow:
            near = Network.open(Zenoh(connect=[way]))
            far = await Network.enter(Zenoh(connect=[f'tcp/127.0.0.1:{narrow}']))
            seen: list[tuple[str, bool]] = []
            near.watch('far', lambda *words: seen.append(words))
            far.appear('far')
            heard: list[int] = []
            far.hear('a/*', lambda key, position, data: heard.append(len(data)))
            await soon(lambda: seen)
            voice = near.voice('a/b')
            while not heard:
                await voice.say(b'first')
                await asyncio.sleep(0.01)
            await voice.say(bytes(120_000))
            await soon(lambda: 120_000 in heard or ('far', False) in seen)
            assert seen == [('far', True)]
            voice.close()
            near.close()
            await far.leave()


@in_loop
async def test_a_word_beside_voices_does_not_wait_while_they_do(tmp_path: Path) -> None:
    """Else a server would, and all whom it serves directly, until its way is free or closed."""
    pytest.importorskip('zenoh')
    file = tmp_path / 'zenoh.json5'
    file.write_text(
        '{transport: {shared_memory: {enabled: false}, link: {tx: {lease: 60000,'
        ' queue: {congestion_control: {block: {wait_before_close: 60000000}}}}}}}'
    )
    here, most = f'tcp/127.0.0.1:{free_port()}', 32 << 20
    far = Network.open(Zenoh(listen=[here], config=file))
    with Gap(here) as gap:
        near = Network.open(Zenoh(connect=[gap.endpoint], config=file))
        heard: list[int] = []
        far.hear('a/*', lambda key, position, data: heard.append(len(data)))
        voice = near.voice('a/b')
        while not heard:
            await voice.say(b'first')
            await asyncio.sleep(0.01)
        gap.open()
        await voice.say(bytes(most))
        try:
            for _ in range(20):  # the first may be said before the voice begins
                await asyncio.wait_for(asyncio.to_thread(near.say, 'a/c', b'beside'), 20.0)
            assert voice._waiting >= most
        finally:
            gap.close()
        await soon(lambda: most in heard)
        voice.close()
        near.close()
    far.close()


def test_where_there_is_no_way_in_it_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip('zenoh')
    nowhere = Zenoh(connect=[f'tcp/127.0.0.1:{free_port()}'])
    with pytest.raises(NetworkError, match='cannot come into the Zenoh network .tcp/127'):
        Network.open(nowhere)
    with pytest.raises(NetworkError, match='nowhere.json5'):
        Network.open(Zenoh(config='/nowhere.json5'))
    monkeypatch.setattr(zenoh_network, 'find_spec', lambda name: None)
    with pytest.raises(ImportError, match='pip install eclipse-zenoh'):
        Server(serve=False, zenoh=nowhere)


@in_loop
async def test_who_gives_up_meanwhile_is_in_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    came, closed = threading.Event(), threading.Event()

    def opened(options: Zenoh) -> Network:
        came.wait(20)
        return Network(SimpleNamespace(close=closed.set))

    monkeypatch.setattr(Network, 'open', opened)
    entering = asyncio.ensure_future(Network.enter(Zenoh(connect=['tcp/a:1'])))
    await asyncio.sleep(0)
    entering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await entering
    came.set()
    await soon(closed.is_set)


def test_nor_who_gives_up_as_the_loop_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = threading.Event()

    def opened(options: Zenoh) -> Network:
        time.sleep(0.2)
        return Network(SimpleNamespace(close=closed.set))

    async def end() -> None:
        entering = asyncio.ensure_future(Network.enter(Zenoh(connect=['tcp/a:1'])))
        await asyncio.sleep(0)
        entering.cancel()

    monkeypatch.setattr(Network, 'open', opened)
    asyncio.run(end())
    assert closed.is_set()


def test_who_listens_for_everybody_is_told(caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip('zenoh')
    Network.open(Zenoh(listen=[f'tcp/127.0.0.1:{free_port()}'])).close()
    assert not caplog.records
    Network.open(Zenoh(listen=[f'tcp/0.0.0.0:{free_port()}'])).close()
    assert 'lets in everybody who reaches it' in caplog.text


def test_who_has_to_show_a_certificate_is_not_everybody(tmp_path: Path) -> None:
    zenoh = pytest.importorskip('zenoh')
    file = tmp_path / 'zenoh.json5'
    listen = ('tls/0.0.0.0:1', 'quic/[::]:2', 'unixpipe/here', 'tcp/[::1]:3')
    for text, found in (('false', ['tls/0.0.0.0:1', 'quic/[::]:2']), ('true', [])):
        file.write_text(f'{{transport: {{link: {{tls: {{enable_mtls: {text}}}}}}}}}')
        config = zenoh_network._config(zenoh, Zenoh(listen=listen, config=file))
        assert zenoh_network._open_to_all(config) == found


def test_who_is_cut_off_is_given_up_soon_unless_a_file_says_otherwise(tmp_path: Path) -> None:
    zenoh = pytest.importorskip('zenoh')
    file = tmp_path / 'zenoh.json5'
    file.write_text('{transport: {link: {tx: {lease: 60000}}}}')
    waits = 'transport/link/tx/queue/congestion_control/block/wait_before_close'
    for options, lease, wait in (
        (Zenoh(connect=['tcp/a:1']), '2000', '5000000'),
        (Zenoh(listen=['tcp/127.0.0.1:1']), '2000', '500000'),  # others wait with it
        (Zenoh(connect=['tcp/a:1'], config=file), '60000', '5000000'),
    ):
        config = zenoh_network._config(zenoh, options)
        assert config.get_json('transport/link/tx/lease') == lease
        assert config.get_json(waits) == wait
        assert config.get_json('transport/unicast/open_timeout') == '1000'


@in_loop
async def test_who_floods_loses_words_and_costs_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zenoh_network, 'EACH', 3 * (zenoh_network.COST + 10))
    monkeypatch.setattr(zenoh_network, 'ALL', 5 * (zenoh_network.COST + 10))
    heard: list[tuple[str, int, bytes]] = []
    waiting = zenoh_network._Waiting(lambda *words: heard.append(words))
    for key in ('flood', 'calm', 'late'):
        for position in range(0, 1000 if key == 'flood' else 20, 10):
            waiting.tell(key, position, bytes(10))
    await soon(lambda: len(heard) == 5)
    assert [key for key, _, _ in heard] == ['flood'] * 3 + ['calm'] * 2
    waiting.tell('late', 20, b'')
    await soon(lambda: len(heard) == 6)
    assert not waiting._all and not waiting._each


def test_nobody_talks_to_strangers_unless_a_file_says_so(tmp_path: Path) -> None:
    zenoh = pytest.importorskip('zenoh')
    file = tmp_path / 'zenoh.json5'
    keys = 'mode', 'scouting/multicast/enabled', 'scouting/gossip/enabled', 'listen/endpoints'
    for text, found in (
        ('{}', ('"client"', 'false', 'false', '[]')),
        (
            "{mode: 'peer', scouting: {multicast: {enabled: true}},"
            " listen: {endpoints: ['tcp/a:1']}}",
            ('"peer"', 'true', 'false', '["tcp/a:1"]'),
        ),
    ):
        file.write_text(text)
        config = zenoh_network._config(zenoh, Zenoh(config=file))
        assert tuple(config.get_json(key) for key in keys) == found
