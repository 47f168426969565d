# SPDX-License-Identifier: Apache-2.0
"""What operators see of a bridge's load is what passed."""

from __future__ import annotations

from ros_viz_bridge.runtime.traffic import Traffic


def test_messages_and_their_bytes_are_counted() -> None:
    traffic = Traffic()
    traffic.sent(10)
    traffic.sent(5)
    traffic.received(3)
    assert (traffic.sent_messages, traffic.sent_bytes) == (2, 15)
    assert (traffic.received_messages, traffic.received_bytes) == (1, 3)
