# SPDX-License-Identifier: Apache-2.0
"""A relay is open to nobody by mistake."""

from __future__ import annotations

import pytest

from ros_viz_bridge.relay.rules import Rules


def test_keys_are_long_and_needed_for_the_network() -> None:
    with pytest.raises(ValueError, match='16 characters'):
        Rules(keys=('short',))
    for host in ('0.0.0.0', '::', '192.168.1.5', 'relay.example'):
        with pytest.raises(ValueError, match='--key'):
            Rules().check_bind(host)
        Rules(keys=('x' * 16,)).check_bind(host)
    Rules().check_bind('127.0.0.1')
    assert 'x' * 16 not in repr(Rules(keys=('x' * 16,)))


def test_each_key_is_its_own() -> None:
    rules = Rules(keys=('a' * 16, 'b' * 16))
    assert [rules.key(each) for each in ('a' * 16, 'b' * 16, '', 'a' * 15)] == [0, 1, None, None]
    assert Rules().key('') is None


def test_it_may_be_called_by_the_name_that_viewers_use() -> None:
    access = Rules(public_url='https://Relay.Example:8443/x/').access()
    assert access.allowed_hosts == ('relay.example',)
    assert access.cors_origins == ('https://relay.example:8443',)
    with pytest.raises(ValueError, match='public_url'):
        Rules(public_url='relay.example')
