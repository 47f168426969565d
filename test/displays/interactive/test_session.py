# SPDX-License-Identifier: Apache-2.0
"""What is shown is what the server has, whatever is lost, late, or started again on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ros_viz_bridge.displays.base import Ask, Clear, Show, Tell
from ros_viz_bridge.displays.interactive.session import (
    ON_THE_WAY,
    PATIENCE,
    PAUSE,
    QUEUE,
    UpdateSession,
)


@dataclass
class Talk:
    """A session, and what it has shown: the numbers of the updates that are in it."""

    session: UpdateSession = field(default_factory=lambda: UpdateSession('/arm/update'))
    now: float = 100.0
    shown: list[int] = field(default_factory=list)
    questions: list[int] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    cleared: int = 0

    def do(self, steps: list[Any]) -> None:
        for step in steps:
            if isinstance(step, Show):
                number = int(step.data)
                self.shown = [number] if step.whole else [*self.shown, number]
            elif isinstance(step, Ask):
                self.questions.append(step.question)
            elif isinstance(step, Clear):
                self.shown = []
                self.cleared += 1
            else:
                assert isinstance(step, Tell)
                self.told.append(step.text)

    def tick(self, server: str = 'a', after: float = 0.05) -> None:
        self.now += after
        self.do(self.session.tick(server, self.now))

    def hear(self, number: int, server: str = 'a', kind: int = 1) -> None:
        update = SimpleNamespace(server_id=server, seq_num=number, type=kind)
        self.do(self.session.heard(update, b'%d' % number, self.now))

    def answer(self, number: int, question: int | None = None) -> None:
        question = self.questions[-1] if question is None else question
        answer = SimpleNamespace(sequence_number=number)
        self.do(self.session.answered(question, answer, b'%d' % number, self.now))

    def start(self, number: int = 0) -> None:
        self.tick()
        self.answer(number)


def test_without_a_service_it_says_what_it_waits_for() -> None:
    talk = Talk()
    talk.tick('')
    assert talk.session.waiting == 'waiting for service /arm/get_interactive_markers'
    assert talk.questions == []
    talk.tick('a')
    assert 'answer of service /arm' in talk.session.waiting
    talk.answer(3)
    assert (talk.session.waiting, talk.session.running, talk.shown) == ('', True, [3])


def test_updates_wait_for_the_snapshot_and_those_it_holds_are_left_out() -> None:
    talk = Talk()
    talk.tick()
    for number in (4, 5, 6, 7):
        talk.hear(number)
    assert talk.shown == []
    talk.answer(5)
    assert talk.shown == [5, 6, 7]


def test_an_update_that_the_snapshot_holds_may_come_after_it() -> None:
    talk = Talk()
    talk.start(5)
    talk.hear(5)
    talk.hear(6)
    assert (talk.shown, talk.told) == ([5, 6], [])


def test_a_gap_asks_again_and_shows_the_new_snapshot() -> None:
    talk = Talk()
    talk.start(5)
    talk.hear(6)
    talk.hear(9)
    assert 'update 9 came where 7 was expected' in talk.told[0]
    assert talk.shown == [5, 6], 'what was there stays until there is something else'
    talk.tick(after=PAUSE)
    talk.hear(10)
    talk.answer(9)
    assert talk.shown == [9, 10]


def test_a_restarted_server_is_asked_again() -> None:
    talk = Talk()
    talk.start(50)
    talk.tick('b', after=1.0)
    talk.answer(1)
    assert talk.shown == [1]
    talk.hear(2, 'b')
    assert talk.shown == [1, 2]


def test_a_server_that_came_back_under_the_same_name_is_noticed_by_its_numbers() -> None:
    talk = Talk()
    talk.start(50)
    talk.now += 2 * ON_THE_WAY
    talk.hear(2, 'b')
    talk.tick(after=PAUSE)
    talk.answer(2)
    assert talk.shown == [2]


def test_a_server_that_vanishes_takes_its_markers_along() -> None:
    talk = Talk()
    talk.start(1)
    talk.tick('')
    assert (talk.cleared, talk.shown) == (1, [])
    talk.tick('')
    assert talk.cleared == 1
    talk.start(7)
    assert talk.shown == [7]


def test_keep_alive_is_tolerated() -> None:
    talk = Talk()
    talk.start(3)
    talk.hear(0, kind=0)
    talk.hear(4)
    assert talk.shown == [3, 4]


def test_a_question_without_an_answer_is_asked_again_and_a_late_answer_is_not_taken() -> None:
    talk = Talk()
    talk.tick()
    talk.tick(after=PATIENCE)
    assert talk.questions == [1, 2]
    talk.answer(9, question=1)
    assert talk.shown == []
    talk.answer(9)
    assert talk.shown == [9]


def test_what_was_lost_before_the_server_knew_of_us_is_found() -> None:
    """The answer came before the server's publisher had found our subscription."""
    talk = Talk()
    talk.start(5)
    talk.tick(after=ON_THE_WAY)
    talk.answer(6)
    assert talk.shown == [6]
    talk.tick(after=10 * ON_THE_WAY)
    assert len(talk.questions) == 2


def test_what_waits_is_bounded() -> None:
    talk = Talk()
    talk.tick()
    for number in range(1, 3 * QUEUE):
        talk.hear(number)
    talk.answer(3 * QUEUE - 2)
    assert talk.shown == [3 * QUEUE - 2, 3 * QUEUE - 1]


def test_two_servers_on_one_topic_are_told_and_cause_no_storm() -> None:
    talk = Talk()
    talk.start(0)
    for number in range(1, 200):
        talk.hear(number, 'a')
        talk.hear(number, 'b')
        talk.tick(after=0.01)
        if talk.session.waiting and talk.questions:
            talk.answer(number)
    assert len(talk.questions) <= 2 + 2.0 / PAUSE + 2
    assert any("'a'" in text and "'b'" in text for text in talk.told)


events = st.lists(
    st.one_of(
        st.just(('say',)),
        st.just(('say',)),
        st.just(('lose',)),
        st.just(('answer',)),
        st.just(('restart',)),
        st.just(('vanish',)),
        st.tuples(st.just('wait'), st.sampled_from([0.02, 0.6, 2.5])),
    ),
    max_size=40,
)


@given(events)
@settings(deadline=None, max_examples=300)
def test_in_the_end_all_is_shown_once_and_in_order(sequence: list[tuple[Any, ...]]) -> None:
    """Whatever happened: once the server is there and answers, its state is what is shown."""
    talk, server, number = Talk(), 0, 0
    for event in sequence:
        name = f's{server}'
        if event[0] == 'say':
            number += 1
            talk.hear(number, name)
        elif event[0] == 'lose':
            number += 1
        elif event[0] == 'answer' and talk.questions:
            talk.answer(number)
        elif event[0] == 'restart':
            server, number = server + 1, 0
        elif event[0] == 'vanish':
            talk.tick('')
            assert talk.shown == []
        else:
            talk.tick(name, after=event[1] if event[0] == 'wait' else 0.05)
        assert talk.shown == sorted(set(talk.shown)), 'none twice, none out of order'
        assert talk.shown == list(range(talk.shown[0], talk.shown[-1] + 1) if talk.shown else [])
    for _ in range(4):
        talk.tick(f's{server}', after=PATIENCE)
        talk.answer(number)
        number += 1
        talk.hear(number, f's{server}')
    assert talk.session.running
    assert talk.shown[-1] == number
