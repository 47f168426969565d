# SPDX-License-Identifier: Apache-2.0
"""What goes out: only what is allowed, in order, and nothing that moves after a stop."""

from __future__ import annotations

import functools
import threading
import time

import pytest
from std_msgs.msg import Float64, String
from support.world import raw, until

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.ros.publications import COMMAND, MOST_POSTPONED, Publications
from ros_viz_bridge.runtime.audit import Audit
from ros_viz_bridge.topics.patterns import Patterns

pytestmark = pytest.mark.ros
TYPE = 'std_msgs/msg/Float64'


@pytest.fixture
def out(robot):
    publications = Publications(robot.node, allowed=Patterns(['/allowed.*']))
    yield publications
    publications.close()


def results(out, *calls):
    """Run calls in the publishing thread; return what they return."""
    found, done = [], threading.Event()
    for call in calls:
        out.submit(lambda c=call: found.append(c()))
    out.submit(done.set)
    assert done.wait(30.0)
    return found


def test_only_what_is_allowed_is_published(out, robot):
    """A topic that is not on the list does not even appear in the graph."""
    sent = results(
        out,
        lambda: out.publish('/allowed', TYPE, raw(Float64(data=1.0))),
        lambda: out.publish('/forbidden', TYPE, raw(Float64(data=1.0))),
    )
    assert sent == [True, False]
    until(lambda: robot.node.count_publishers('/allowed'))
    assert robot.node.count_publishers('/forbidden') == 0


def test_bytes_of_another_type_are_not_published(out):
    """A robot would read a text as a number."""
    sent = results(
        out,
        lambda: out.publish('/allowed', TYPE, raw(Float64(data=1.0))),
        lambda: out.publish('/allowed', 'std_msgs/msg/String', raw(String(data='a'))),
        lambda: out.publish('/allowed', TYPE, raw(Float64(data=1.0))),
    )
    assert sent == [True, False, True]


def test_order_is_kept(out, robot):
    """The last position of a slider is the last message."""
    heard = robot.hear(Float64, '/allowed')
    publisher = results(out, lambda: out.prepare('/allowed', TYPE, qos=COMMAND))[0]
    until(publisher.get_subscription_count)
    numbers = [float(i) for i in range(50)]
    results(
        out, *(lambda n=n: out.publish('/allowed', TYPE, raw(Float64(data=n))) for n in numbers)
    )
    until(lambda: len(heard) == 50)
    assert [m.data for m in heard] == numbers


def test_stop_overtakes_what_waits(out):
    """Commands that were queued before the stop do not go out after it."""
    block, go_on = threading.Event(), threading.Event()

    def wait():
        block.set()
        go_on.wait(30.0)

    out.submit(wait)
    assert block.wait(30.0)
    sent = []
    data = raw(Float64(data=1.0))
    out.submit(lambda: sent.append(out.publish('/allowed', TYPE, data)))
    out.submit(lambda: sent.append(out.publish('/allowed/view', TYPE, data, moves=False)))
    stop = out.stop_outputs()
    go_on.set()
    results(out)
    assert sent == [False, True]
    out.resume_outputs(stop)
    assert results(out, lambda: out.publish('/allowed', TYPE, data)) == [True]


def test_what_waited_at_a_stop_is_not_made_up_for(out):
    """An operator who lifts the stop at once does not send off what was dragged before it."""
    block, go_on = threading.Event(), threading.Event()

    def wait():
        block.set()
        go_on.wait(30.0)

    out.submit(wait)
    assert block.wait(30.0)
    sent = []
    publish = functools.partial(out.publish, '/allowed', TYPE, raw(Float64(data=1.0)))
    out.submit(lambda: sent.append(publish()))
    out.resume_outputs(out.stop_outputs())
    out.submit(lambda: sent.append(publish()))
    go_on.set()
    results(out)
    assert sent == [False, True]


def test_what_a_call_began_elsewhere_knows_of_stops_too(out):
    """It may wait for the executor: a stop that came and was lifted meanwhile counts."""
    (permitted,) = results(out, out.permit)
    assert permitted()
    stop = out.stop_outputs()
    assert not permitted()
    out.resume_outputs(stop)
    assert not permitted()
    (anew,) = results(out, out.permit)
    assert anew()


def test_failure_harms_nothing_else(out, caplog):
    """One thing that cannot be published does not end the thread."""
    out.submit(lambda: 1 / 0)
    assert results(out, lambda: 'alive') == ['alive']
    assert 'could not be published' in caplog.text


def test_topics_are_forgotten_by_prefix(out, robot):
    """c1 leaves; c10 stays."""
    names = ['/allowed/c1/pose', '/allowed/c10/pose']
    results(out, *(lambda n=n: out.prepare(n, TYPE) for n in names))
    until(lambda: all(robot.node.count_publishers(n) for n in names))
    results(out, lambda: out.forget('/allowed/c1/'))
    until(lambda: not robot.node.count_publishers(names[0]))
    assert robot.node.count_publishers(names[1]) == 1


def test_what_is_postponed_goes_out_in_order_and_holds_nothing_up(out):
    """It comes after its time, and what was submitted meanwhile comes before it."""
    found, done = [], threading.Event()

    def postpone():
        due = time.monotonic() + 0.3
        for i in range(3):
            out.postpone(due, found.append, i)
        out.postpone(due, done.set)

    out.submit(postpone)
    out.submit(found.append, 'meanwhile')
    assert done.wait(30.0)
    assert found == ['meanwhile', 0, 1, 2]


def test_a_stop_counts_for_what_is_postponed(out):
    """Also when it is lifted before its time has come."""
    found, postponed, done = [], threading.Event(), threading.Event()

    def late():
        found.append(out.held_back)
        done.set()

    def postpone():
        out.postpone(time.monotonic() + 0.3, late)
        postponed.set()

    out.submit(postpone)
    assert postponed.wait(30.0)
    out.resume_outputs(out.stop_outputs())
    assert done.wait(30.0)
    assert found == [True]


def test_only_so_much_is_postponed(out):
    due = time.monotonic() + 60.0
    (accepted,) = results(
        out, lambda: [out.postpone(due, print) for _ in range(MOST_POSTPONED + 1)]
    )
    assert accepted == [True] * MOST_POSTPONED + [False]


def test_a_stop_is_lifted_only_by_who_knows_of_it(out):
    """An operator who resets an earlier stop has not seen the one that came meanwhile."""
    first = out.stop_outputs()
    second = out.stop_outputs()
    out.resume_outputs(first)
    assert out.stopped
    out.resume_outputs(second)
    assert not out.stopped


def test_topics_can_be_asked_for_while_they_change(out):
    """Discovery looks at them from its own thread, while viewers come and go."""

    def change(n: int) -> None:
        out.prepare(f'/allowed/{n % 7}', TYPE)
        out.forget(f'/allowed/{(n + 3) % 7}')

    for n in range(300):
        out.submit(change, n)
    done = threading.Event()
    out.submit(done.set)
    while not done.is_set():
        assert set(out.topics()) <= {f'/allowed/{n}' for n in range(7)}


def test_what_moves_is_audited_for_whom_it_was_done(robot):
    """Also what was postponed; what the bridge does by itself has nobody's name."""
    records = []
    out = Publications(robot.node, allowed=Patterns(['/allowed.*']), audit=Audit(records.append))
    one = raw(Float64(data=1.0))
    done = threading.Event()

    def act(client: ClientInfo) -> None:
        out.publish('/allowed', TYPE, one)
        out.publish('/allowed/state', TYPE, one, moves=False)
        out.publish('/forbidden', TYPE, one)
        out.postpone(time.monotonic(), lambda: out.note('called', '/later'))
        out.postpone(time.monotonic(), done.set)

    out.submit(act, ClientInfo('c1', 'operator', name='Ada'))
    assert done.wait(30.0)
    results(out, lambda: out.publish('/allowed/own', TYPE, one))
    out.close()
    assert [(r.get('name'), r['what'], r['about']) for r in records] == [
        ('Ada', 'published', f'/allowed {TYPE}'),
        ('Ada', 'called', '/later'),
        (None, 'published', f'/allowed/own {TYPE}'),
    ]
