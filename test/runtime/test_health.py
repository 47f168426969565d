# SPDX-License-Identifier: Apache-2.0
"""What restarts a bridge that hangs: a thread without a sign of life is said, one with is not."""

from __future__ import annotations

from support.served import get, serving

from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.health import Health


def test_who_gives_no_sign_is_late_until_the_next() -> None:
    now = [100.0]
    health = Health(lambda: now[0])
    alive = health.sign('worker', within=5.0)
    now[0] = 105.0
    assert health.late() == {}
    now[0] = 107.0
    assert health.late() == {'worker': 7.0}
    alive()
    assert health.late() == {}


def test_it_is_told_to_anybody_and_says_nothing_else() -> None:
    with serving(access=Access(operator_token='o' * 16), base_path='/robot') as server:
        answer = get(server.get_port(), '/robot/healthz')
        assert (answer.status, answer.text) == (200, 'ok\n')
        assert answer.headers['cache-control'] == 'no-store'
        server.health.sign('worker', within=-1.0)
        answer = get(server.get_port(), '/robot/healthz')
        assert (answer.status, answer.text) == (503, 'worker: nothing for 0 s\n')
