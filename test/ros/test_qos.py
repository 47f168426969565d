# SPDX-License-Identifier: Apache-2.0
"""The QoS that is asked for reaches every publisher and misses nothing that is latched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ros_viz_bridge.ros.qos import _compatible, decide, is_latched, mismatch, Offer, Request

OFFERS = st.lists(
    st.builds(Offer, st.booleans(), st.booleans(), st.integers(0, 1000)), min_size=1, max_size=8
)


def test_rules():
    """Reliable only if all are; transient local only if all are; depth is what they keep."""
    good, loose = Offer(True, False, 1), Offer(False, False, 1)
    assert decide([good, good], depth=5, depth_max=100) == (Request(True, False, 5),)
    assert decide([good, loose], depth=5, depth_max=100) == (Request(False, False, 5),)
    kept = Offer(True, True, 30)
    assert decide([kept, kept], depth=5, depth_max=100) == (Request(True, True, 60),)
    assert decide([kept] * 9, depth=5, depth_max=100) == (Request(True, True, 100),)
    unknown = Offer(True, True, 0)
    assert decide([unknown] * 2, depth=5, depth_max=100)[0].depth == 20
    assert decide([], depth=5, depth_max=100) == ()


def test_mixed_durability_takes_two():
    """Neither the latched map nor the live publisher is missed."""
    mixed = [Offer(True, True, 1), Offer(False, False, 1)]
    assert decide(mixed, depth=5, depth_max=100) == (
        Request(True, True, 5),
        Request(False, False, 5),
    )


@given(OFFERS, st.integers(1, 100), st.integers(1, 100))
def test_everybody_is_reached_and_no_latched_message_missed(offers, depth, depth_max):
    """For any mixture of publishers."""
    requests = decide(offers, depth=depth, depth_max=depth_max)
    assert mismatch(offers, requests) == ''
    most = max(depth_max, sum(offer.transient_local for offer in offers))
    assert all(1 <= request.depth <= most for request in requests)
    for offer in offers:
        assert any(_compatible(offer, request) for request in requests)
        if offer.transient_local:
            latching = [r for r in requests if r.transient_local]
            assert any(_compatible(offer, request) for request in latching)
    assert is_latched(offers) == any(offer.transient_local for offer in offers)


def test_publisher_that_is_not_reached_is_told():
    """A publisher that changed since is a warning at the display, not silence."""
    text = mismatch([Offer(True, False, 1), Offer(False, False, 1)], [Request(True, False, 1)])
    assert '1 of 2 publishers cannot reach' in text
    assert 'best effort' in text
    assert 'volatile' in mismatch([Offer(True, False, 1)], [Request(True, True, 1)])
    assert mismatch([Offer(True, False, 1)], []) == ''


def test_one_message_of_every_latched_publisher_has_room():
    """150 static broadcasters say all they have at once; none is lost for the sake of a limit."""
    each = Offer(True, True, 0)
    assert decide([each] * 150, depth=100, depth_max=100, depth_min=100)[0].depth == 150
