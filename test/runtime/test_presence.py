# SPDX-License-Identifier: Apache-2.0
"""Nobody is missed, or stays for ever, whichever of two ways tells first."""

from __future__ import annotations

from itertools import permutations

from ros_viz_bridge.runtime.presence import Presence


def test_what_news_say_counts_whatever_the_answer_says_later() -> None:
    for order in permutations(('find a', 'find b', 'new b', 'gone b', 'new c')):
        if order.index('gone b') < order.index('new b'):
            continue  # news come in order
        told: list[tuple[str, bool]] = []
        presence = Presence(lambda *words, told=told: told.append(words))
        for word, key in map(str.split, order):
            if word == 'find':
                presence.find(key)
            else:
                presence.tell(key, word == 'new')
        presence.end()
        presence.find('late')
        assert sorted(told) == [('a', True), ('b', False), ('b', True), ('c', True)], order
        assert told.index(('b', True)) < told.index(('b', False))
        presence.tell('b', True)
        assert told[-1] == ('b', True)  # who comes back is told again
