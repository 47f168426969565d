# SPDX-License-Identifier: Apache-2.0
"""What people and load balancers find at an edge."""

from __future__ import annotations

from support.edges import answers, edge, robot, router
from support.served import get, in_loop


@in_loop
async def test_robots_are_listed_and_an_edge_without_any_is_unwell() -> None:
    with router() as way, edge(way) as served, edge(way, robot='arm') as one:
        assert get(served.port, '/robots').status == 503
        assert get(served.port, '/healthz').text == 'ok\n'
        assert get(one.port, '/').headers['location'] == 'robots/arm/'
        with robot(way):
            await answers(served)
            found = get(served.port, '/robots')
            assert (found.status, found.text) == (200, '{"arm":{"live":true,"why":""}}')
        for page in ('/', '/robots/arm/'):
            assert get(served.port, page).status in (200, 503)  # the page, or that it is not built
        foreign = get(served.port, '/', Host='elsewhere.example')
        assert foreign.status == 403


@in_loop
async def test_what_is_no_name_of_a_robot_is_not_shown() -> None:
    with router() as way, edge(way) as served:
        served.fleet._seen('ros_viz_bridge/<b>/x/alive', True)  # type: ignore[attr-defined]
        assert get(served.port, '/robots').text == '{}'
