# SPDX-License-Identifier: Apache-2.0
"""Links are unguessable, end when they should, and are never good again."""

from __future__ import annotations

import pytest

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.shares import digest, Shares


def test_a_link_is_one_for_each_role_and_lasts_as_long_as_was_said_last() -> None:
    shares = Shares()
    assert not shares
    one, two = shares.open('viewer', 10.0), shares.open('operator', 10.0)
    assert one.name != two.name and one.token != two.token
    assert len(one.token) >= 43 and one.token not in repr(one)  # 256 bits
    assert shares.open('viewer', 20.0) is one and one.until == 20.0
    assert shares.role(one.name, one.token) == 'viewer'
    assert shares.role(two.name, two.token) == 'operator'
    for name, token in (
        (one.name, two.token),
        (two.name, one.token),
        (one.name, ''),
        ('', ''),
        (one.name, digest(one.token)),
        (one.name, one.token + 'é'),
    ):
        with pytest.raises(Refused, match='for a new one') as refused:
            shares.role(name, token)
        assert refused.value.code == 'link'


def test_links_end() -> None:
    shares = Shares()
    one, two = shares.open('viewer', 10.0), shares.open('operator', 20.0)
    assert one.terms(4.0).lasts == 6.0 and one.terms(40.0).lasts == 0.0
    assert one.token not in repr(one.terms(0.0))
    assert not shares.expire(9.9) and shares.expire(10.0)
    assert [each.role for each in shares] == ['operator']
    shares.close('operator')
    for share in (one, two):
        with pytest.raises(Refused):
            shares.role(share.name, share.token)
    assert shares.open('viewer', 30.0).token != one.token
    shares.close()
    assert not shares and shares.get('viewer') is None
