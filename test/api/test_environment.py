# SPDX-License-Identifier: Apache-2.0
"""The environment says what scripts do not, in our words or in vuer's."""

from __future__ import annotations

import pytest

from ros_viz_bridge.api.environment import listed, port_of, setting, switch


def test_what_is_given_counts_most(caplog: pytest.LogCaptureFixture) -> None:
    both = {'ROS_VIZ_BRIDGE_CORS': 'a', 'VUER_CORS': 'b'}
    assert setting('CORS', 'c', 'd', both) == 'c'
    assert setting('CORS', None, 'd', both) == 'a'
    assert setting('CORS', None, 'd', {}) == 'd'
    for _ in range(2):
        assert setting('CORS', None, 'd', {'VUER_CORS': 'b'}) == 'b'
    assert caplog.messages == ['VUER_CORS is used; here its name is ROS_VIZ_BRIDGE_CORS']


def test_ports_and_lists() -> None:
    assert port_of(0, 8080, {}) == 0 and port_of(None, 8080, {}) == 8080
    assert port_of(None, 8080, {'ROS_VIZ_BRIDGE_PORT': '9000'}) == 9000
    with pytest.raises(ValueError, match="ROS_VIZ_BRIDGE_PORT must be .*'x'"):
        port_of(None, 8080, {'ROS_VIZ_BRIDGE_PORT': 'x'})
    with pytest.raises(ValueError, match='port must be'):
        port_of(70000, 8080, {})
    assert listed(' a, b,,') == ('a', 'b') and listed(['a']) == ('a',)


def test_switches() -> None:
    for word, on in (('1', True), ('True', True), ('0', False), ('', False)):
        assert switch('TLS_AUTO', None, {'ROS_VIZ_BRIDGE_TLS_AUTO': word}) is on
    assert switch('TLS_AUTO', False, {'ROS_VIZ_BRIDGE_TLS_AUTO': '1'}) is False
    with pytest.raises(ValueError, match="ROS_VIZ_BRIDGE_TLS_AUTO must be .* not 'maybe'"):
        switch('TLS_AUTO', None, {'ROS_VIZ_BRIDGE_TLS_AUTO': 'maybe'})
    with pytest.raises(ValueError, match='tls_auto must be'):
        switch('TLS_AUTO', 2, {})  # type: ignore[arg-type]
