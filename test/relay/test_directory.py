# SPDX-License-Identifier: Apache-2.0
"""A share is its server's alone, also while that is away."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.shares import Share
from ros_viz_bridge.relay import directory as module
from ros_viz_bridge.relay.directory import Directory

OWNER = 'a secret of the server alone'


class Sent:
    """A server's station, as far as the directory knows it."""

    def __init__(self) -> None:
        self.away: list[str] = []

    def send_away(self, share: str, rejected: Any) -> None:
        assert rejected.code == 'link'
        self.away.append(share)


def code(directory: Directory, name: str, token: str) -> str:
    with pytest.raises(Refused) as refused:
        directory.admit(name, token)
    found: str = refused.value.code
    return found


def test_who_has_the_token_comes_to_the_server() -> None:
    directory, station, share = Directory(), Sent(), Share('viewer', 100.0)
    assert code(directory, share.name, share.token) == 'away'
    assert directory.enter(station, OWNER, [share.terms(0.0)], 0.0) == []  # type: ignore[arg-type]
    assert directory.admit(share.name, share.token) is station
    assert code(directory, share.name, '') == 'link'
    directory.leave(station)  # type: ignore[arg-type]
    assert code(directory, share.name, 'wrong') == 'link'
    assert code(directory, share.name, share.token) == 'away'


def test_nobody_takes_the_share_of_another() -> None:
    directory, station, other = Directory(), Sent(), Sent()
    share = Share('viewer', 100.0)
    directory.enter(station, OWNER, [share.terms(0.0)], 0.0)  # type: ignore[arg-type]
    # Who has the link, and so all that is in its terms, is not the server.
    for _ in range(2):
        with pytest.raises(Refused, match='another server'):
            directory.enter(other, 'guess', [share.terms(0.0)], 0.0)  # type: ignore[arg-type]
        assert directory.station(share.name) is station
        directory.enter(other, 'guess', [], 0.0)  # type: ignore[arg-type]
    assert not station.away
    # Who knows its secret is the server itself, on a new connection.
    assert directory.enter(other, OWNER, [share.terms(0.0)], 0.0) == [station]  # type: ignore
    directory.leave(station)  # type: ignore[arg-type]
    assert directory.station(share.name) is other


def test_what_a_server_does_not_name_when_it_comes_back_has_ended() -> None:
    directory, station, again = Directory(), Sent(), Sent()
    one, two = Share('viewer', 100.0), Share('operator', 100.0)
    directory.enter(station, OWNER, [each.terms(0.0) for each in (one, two)], 0.0)  # type: ignore
    directory.leave(station)  # type: ignore[arg-type]
    directory.enter(again, OWNER, [two.terms(0.0)], 0.0)  # type: ignore[arg-type]
    assert code(directory, one.name, one.token) == 'link'
    assert directory.admit(two.name, two.token) is again


def test_shares_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'REMEMBERED', 2)
    directory, station = Directory(), Sent()
    shares = [Share('viewer', 10.0 * i) for i in range(1, 5)]
    directory.enter(station, OWNER, [each.terms(0.0) for each in shares], 0.0)  # type: ignore
    directory.enter(station, OWNER, [each.terms(0.0) for each in shares[:3]], 0.0)  # type: ignore
    directory.expire(10.0)
    assert station.away == [shares[3].name, shares[0].name]
    assert code(directory, shares[0].name, shares[0].token) == 'link'
    assert code(directory, shares[3].name, shares[3].token) == 'link'
    assert directory.admit(shares[1].name, shares[1].token) is station
    directory.enter(station, OWNER, [], 0.0)  # type: ignore[arg-type]
    assert len(directory._listings) == 2
