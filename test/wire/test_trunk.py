# SPDX-License-Identifier: Apache-2.0
"""What servers and relays say is no business of pages, and is checked as theirs is."""

from __future__ import annotations

import pytest
from support.examples import example

from ros_viz_bridge.wire.codec import decode, encode, to_plain
from ros_viz_bridge.wire.schema import CLIENT_MESSAGES, schema_hash, SERVER_MESSAGES
from ros_viz_bridge.wire.trunk import protocol, TRUNK_MESSAGES, Uttered
from ros_viz_bridge.wire.validate import WireError


@pytest.mark.parametrize('cls', list(TRUNK_MESSAGES.values()))
def test_every_message_comes_back_as_it_was(cls: type) -> None:
    message = example(cls)
    assert to_plain(decode(encode(message), TRUNK_MESSAGES)) == to_plain(message)
    with pytest.raises(WireError, match='unknown message type'):
        decode(encode(message), SERVER_MESSAGES | CLIENT_MESSAGES)


def test_wrong_values_are_refused() -> None:
    for wrong in (-1, 2**60):
        with pytest.raises(WireError, match='viewer'):
            decode(encode(Uttered(wrong, example(Uttered).frame)), TRUNK_MESSAGES)


def test_another_schema_is_another_protocol(monkeypatch: pytest.MonkeyPatch) -> None:
    assert protocol().endswith(schema_hash())
    before = protocol()
    monkeypatch.setattr('ros_viz_bridge.wire.trunk.VERSION', 'another')
    assert protocol() != before
