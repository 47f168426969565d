# SPDX-License-Identifier: Apache-2.0
"""Bytes of strangers: a short look at what ``make fuzz`` looks at for long."""

from __future__ import annotations

import random

import pytest

from dev.fuzz.targets import Target, TARGETS

ROUNDS = 300


def damaged(seed: bytes, chance: random.Random) -> bytes:
    """Return a seed with a few bytes changed, repeated or left out."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        what = chance.randrange(4)
        if what == 0 and at < len(data):
            data[at] = chance.randrange(256)
        elif what == 1:
            del data[at : at + chance.randint(1, 8)]
        elif what == 2:
            data[at:at] = data[at : at + 16] * chance.randint(1, 4)
        else:
            data[at:at] = chance.choice([b'\xff\xff\xff\xff', b'-1', b'1e999', b'{', b'<', b'\0'])
    return bytes(data)


@pytest.mark.parametrize('target', TARGETS.values(), ids=TARGETS)
def test_nothing_but_what_it_may_raise(target: Target) -> None:
    chance = random.Random(7)
    seeds = [seed for seed in target.seeds() if len(seed) < 5000]
    assert seeds
    for seed in seeds:
        target.run(seed)
    for _ in range(ROUNDS):
        target(damaged(chance.choice(seeds), chance))
