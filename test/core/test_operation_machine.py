# SPDX-License-Identifier: Apache-2.0
"""Whoever comes, goes, hangs, is demoted or stops: the robot obeys one, while that one may."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, RuleBasedStateMachine
import pytest
from support.examples import example
from support.hubs import Client, make_hub, publish
from support.machines import runs

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.entry import Entry, Identity
from ros_viz_bridge.core.lease import PROGRAM
from ros_viz_bridge.wire.client import (
    ReleaseControl,
    ResetStop,
    Stop,
    TakeControl,
    WidgetChanged,
    XrSession,
)
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.drive import Drive
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_inputs import GuiSlider
from ros_viz_bridge.wire.message import ClientMessage
from ros_viz_bridge.wire.session import Control
from ros_viz_bridge.wire.xr import XrSample

GROUPS = ('robot', 'drive')
MOST, LEASE, RESUME = 3, 5.0, 20.0
SAMPLE, DRIVE = example(XrSample), replace(example(Drive), held=True)
numbers = st.integers(0, MOST)
roles = st.sampled_from(['operator', 'viewer'])


class OperationMachine(RuleBasedStateMachine):
    """Clients of both roles, a clock, a program that gives and takes, and a stop."""

    def __init__(self) -> None:
        super().__init__()
        self.hub, self.heard = make_hub(
            max_clients=MOST, lease_timeout=LEASE, resume_time=RESUME, groups=GROUPS
        )
        slider = GuiSlider('', 'arm', label='Arm', minimum=0.0, maximum=1e9, group='robot')
        publish(self.hub, slider, WidgetState('', 'arm', 0.0, True, '', 0))
        self.now = 0.0
        self.count = 0
        self.here: list[Client] = []
        self.gone: list[Client] = []
        self.heard_at: dict[str, float] = {}
        self.seeing: set[str] = set()
        self.value = 0.0
        self.outputs: list[bytes] = []
        self.holders = dict.fromkeys(GROUPS, '')
        self.got_at = dict.fromkeys(GROUPS, 0.0)

    def client(self, number: int) -> Client:
        return self.here[number % len(self.here)]

    def holder(self, group: str) -> str:
        return self.hub.gate.leases.holders()[group]

    # Who comes and goes.

    @rule(role=roles)
    def join(self, role: str) -> None:
        if len(self.here) == MOST:
            with pytest.raises(Refused):
                Client(self.hub, role=role, now=self.now)
        else:
            self.arrived(Client(self.hub, role=role, now=self.now))

    def arrived(self, client: Client) -> None:
        self.here.append(client)
        self.heard_at[client.client_id] = self.now
        self.seeing.discard(client.client_id)

    @precondition(lambda self: self.here)
    @rule(number=numbers)
    def leave(self, number: int) -> None:
        client = self.here.pop(number % len(self.here))
        client.leave(self.now)
        self.gone.append(client)
        assert not self.hub.gate.leases.held_by(client.client_id)

    @precondition(lambda self: self.here)
    @rule(number=numbers, role=roles)
    def come_back_on_another_connection(self, number: int, role: str) -> None:
        old = self.here.pop(number % len(self.here))
        self.arrived(Client(self.hub, role=role, back=old.hello, now=self.now))
        old.leave(self.now)  # its old socket closes late: nobody is sent away by that
        assert self.here[-1].client_id == old.client_id

    @precondition(lambda self: self.gone and len(self.here) < MOST)
    @rule(number=numbers, role=roles)
    def come_back(self, number: int, role: str) -> None:
        old = self.gone.pop(number % len(self.gone))
        known = self.hub.admission.knows(old.client_id)
        back = Client(self.hub, role=role, back=old.hello, now=self.now)
        self.arrived(back)
        assert (back.client_id == old.client_id) is known

    @rule(seconds=st.sampled_from([0.1, 2.0, LEASE + 0.1, RESUME + 0.1]))
    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.hub.tick(self.now)
        self.note_handovers()
        for group, who in self.holders.items():
            since = max(self.got_at[group], self.heard_at.get(who, self.now))
            assert who in ('', PROGRAM) or self.now - since <= LEASE
        assert sum(1 for _ in self.hub.admission.connected()) == len(self.here)
        assert len(self.hub.admission._sessions) <= 2 * MOST

    # What the program does.

    @precondition(lambda self: self.here)
    @rule(number=numbers, role=roles)
    def appoint(self, number: int, role: Any) -> None:
        client = self.client(number)
        self.hub.rule.appoint(client.client_id, role, self.now)
        if role == 'viewer':
            self.seeing.discard(client.client_id)
            assert not self.hub.gate.leases.held_by(client.client_id)

    @rule(group=st.sampled_from(GROUPS), number=numbers)
    def give(self, group: str, number: int) -> None:
        to = self.client(number).client_id if self.here and number < MOST else PROGRAM
        self.hub.rule.give(group, to, self.now)

    @rule(group=st.sampled_from(GROUPS))
    def take_away(self, group: str) -> None:
        self.hub.rule.release(group, self.now)

    # What pages say.

    def say(self, number: int, message: ClientMessage, *, due: bool = False) -> None:
        """Say something; with ``due``, it is an output, and goes out now."""
        client = self.client(number)
        self.heard_at[client.client_id] = self.now
        client.say(message, self.now)
        outputs = (WidgetChanged, XrSample, Drive)
        passed = [each for each in self.heard.take('received') if isinstance(each[1], outputs)]
        wanted = [(client.client_id, encode(message))] if due else []
        assert [(who, encode(what)) for who, what in passed] == wanted
        self.outputs += [what for _, what in wanted]

    @precondition(lambda self: self.here)
    @rule(number=numbers, group=st.sampled_from(GROUPS), to=numbers)
    def ask_or_give_back(self, number: int, group: str, to: int) -> None:
        if to == MOST:
            self.say(number, TakeControl(group))
            return
        other = self.client(to).client_id if to else ''
        self.say(number, ReleaseControl(group, other))

    @precondition(lambda self: self.here)
    @rule(number=numbers, state=st.sampled_from(['started', 'visible', 'hidden', 'ended']))
    def wear_a_headset(self, number: int, state: Any) -> None:
        client = self.client(number)
        self.say(number, XrSession(state, 'immersive-vr', 1.0))
        if client.session.role == 'operator':
            seen = state in ('started', 'visible')
            (self.seeing.add if seen else self.seeing.discard)(client.client_id)

    @precondition(lambda self: self.here)
    @rule(number=numbers, kind=st.sampled_from(['widget', 'headset', 'drive']))
    def operate(self, number: int, kind: str) -> None:
        who = self.client(number)
        self.count += 1
        may = who.session.role == 'operator' and not self.hub.gate.stopped_by
        if kind == 'widget':
            may &= self.holder('robot') == who.client_id
            self.say(number, WidgetChanged('arm', float(self.count), self.count), due=may)
            self.value = float(self.count) if may else self.value
        elif kind == 'headset':
            may &= self.holder('robot') == who.client_id and who.client_id in self.seeing
            self.say(number, replace(SAMPLE, page_time=float(self.count)), due=may)
        else:
            may &= self.holder('drive') == who.client_id
            self.say(number, replace(DRIVE, page_time=float(self.count)), due=may)

    @precondition(lambda self: self.here)
    @rule(number=numbers, lift=st.booleans())
    def stop(self, number: int, lift: bool) -> None:
        operator = self.client(number).session.role == 'operator'
        before = self.hub.gate.stopped_by
        self.say(number, ResetStop(self.hub.gate.stops) if lift else Stop('x'))
        if lift:
            assert self.hub.gate.stopped_by == ('' if operator else before)
        else:
            assert self.hub.gate.stopped_by

    # What always holds.

    @invariant()
    def each_group_has_one_holder_who_may(self) -> None:
        leases = self.hub.gate.leases
        here = {each.client_id: each.session.role for each in self.here}
        for group, who in leases.holders().items():
            assert who in ('', PROGRAM) or here[who] == 'operator'
            waiting = leases.waiting(group)
            assert who not in waiting and len(set(waiting)) == len(waiting)
            assert all(here[each] == 'operator' for each in waiting)
        self.note_handovers()
        assert self.holders == leases.holders(), 'the listener is told of every change, in order'

    def note_handovers(self) -> None:
        for (handover,) in self.heard.take('handed over'):
            assert self.holders[handover.group] == handover.previous
            self.holders[handover.group] = handover.holder
            self.got_at[handover.group] = self.now

    @invariant()
    def nothing_goes_out_twice(self) -> None:
        assert len(set(self.outputs)) == len(self.outputs)

    @invariant()
    def everybody_is_told(self) -> None:
        leases = self.hub.gate.leases
        for client in self.here:
            said = client.control()
            for told in [each for each in said if isinstance(each, Control)][-1:]:
                assert told.stopped_by == self.hub.gate.stopped_by
                assert {each.group: each.holder for each in told.groups} == leases.holders()
                assert len(told.operators) + told.viewers == len(self.here)
            values = [each.value for each in said if isinstance(each, WidgetState)]
            assert values[-1:] in ([], [self.value])

    def teardown(self) -> None:
        kept = self.hub.log.get(Identity('', '', 'arm', WidgetState.SLOT))
        assert isinstance(kept, Entry) and kept.message.value == self.value  # type: ignore[attr-defined]


TestOperation = OperationMachine.TestCase
TestOperation.settings = runs(40, 40)
