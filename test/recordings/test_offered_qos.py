# SPDX-License-Identifier: Apache-2.0
"""Latched topics must stay latched, or a late page lacks the static transforms."""

from __future__ import annotations

import pytest

from ros_viz_bridge.recordings.offered_qos import Qos, qos_of
from ros_viz_bridge.recordings.recording import Topic

WORDS = '- {history: keep_last, depth: 1, reliability: reliable, durability: transient_local}'
NUMBERS = """- history: 1
  depth: 1
  reliability: 1
  durability: 1
  deadline: {sec: 9223372036, nsec: 854775807}
"""
BEST_EFFORT = '- {history: keep_last, depth: 5, reliability: best_effort, durability: volatile}'
UNKNOWN = '- {history: 3, depth: 0, reliability: 1, durability: 2}'


def qos(offered: str, *, count: int = 0) -> Qos:
    return qos_of(Topic('/t', 'a/msg/B', offered, count))


@pytest.mark.parametrize('offered', [WORDS, NUMBERS])
def test_latched_in_words_and_in_numbers(offered: str) -> None:
    assert qos(offered) == Qos(reliable=True, latched=True, depth=1)


def test_a_latched_topic_keeps_what_each_of_its_publishers_kept() -> None:
    assert qos(f'{WORDS}\n{WORDS}').depth == 2
    assert qos(WORDS, count=7).depth == 7
    assert qos(WORDS, count=10**6).depth == 1000


def test_best_effort_stays_best_effort() -> None:
    assert qos(BEST_EFFORT) == Qos(reliable=False, latched=False, depth=5)


def test_the_strongest_publisher_counts() -> None:
    assert qos(f'{BEST_EFFORT}\n{WORDS}') == Qos(reliable=True, latched=True, depth=6)


def test_an_unknown_depth_is_the_default() -> None:
    assert qos(UNKNOWN).depth == 10
    assert qos('- {history: keep_all, depth: 1}').depth == 1000


@pytest.mark.parametrize('name', ['/tf_static', 'tf_static', '/robot1/tf_static'])
def test_static_transforms_are_latched_whatever_was_recorded(name: str) -> None:
    for offered in ('', BEST_EFFORT):
        found = qos_of(Topic(name, 'a/msg/B', offered, 20))
        assert found == Qos(reliable=True, latched=True, depth=20)
    assert not qos_of(Topic('/not_tf_static', 'a/msg/B', '', 20)).latched


@pytest.mark.parametrize(
    'offered',
    [
        *('', '  ', '[]', 'nonsense', '{a: 1}', '- [', '- 5', '- {depth: 2001-99-99}'),
        '[' * 10_000 + ']' * 10_000,
        f'{WORDS}\n' + '#' * 1_000_000,
    ],
)
def test_what_cannot_be_read_is_the_default(offered: str) -> None:
    assert qos(offered) == Qos()
