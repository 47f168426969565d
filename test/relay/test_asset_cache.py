# SPDX-License-Identifier: Apache-2.0
"""What is kept is bounded, and asked for by one at a time."""

from __future__ import annotations

import asyncio

from support.served import in_loop

from ros_viz_bridge.relay.asset_cache import AssetCache, Kept


def kept(size: int) -> Kept:
    return Kept('"1"', {}, bytes(size), 0.0)


def test_what_was_not_asked_for_longest_makes_room() -> None:
    cache = AssetCache(100)
    for name in 'abc':
        cache.put((name, ''), kept(40))
        cache.get(('a', ''))
    assert [cache.get((name, '')) is not None for name in 'abc'] == [True, False, True]
    cache.put(('a', ''), kept(10))
    cache.put(('d', 'gzip'), kept(50))
    assert cache.get(('c', '')) is not None and cache.get(('a', '')) is not None
    cache.put(('e', ''), kept(1000))
    assert not cache._kept and cache._size == 0


@in_loop
async def test_one_at_a_time_asks_for_a_thing() -> None:
    cache = AssetCache(100)
    inside: list[str] = []
    most = 0

    async def ask(name: str) -> None:
        nonlocal most
        async with cache.turn((name, '')):
            inside.append(name)
            most = max(most, inside.count('a'))
            await asyncio.sleep(0)
            inside.remove(name)

    await asyncio.gather(*(ask('a') for _ in range(5)), ask('b'))
    assert most == 1 and not cache._turns
