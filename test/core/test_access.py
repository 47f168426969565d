# SPDX-License-Identifier: Apache-2.0
"""Who may come in, and as what."""

from __future__ import annotations

from dataclasses import replace
import hmac

import pytest

from ros_viz_bridge.core.access import Access, Refused
from ros_viz_bridge.core.peer import Peer

HERE = Peer('127.0.0.1', 'localhost:8080', '', False)
AWAY = Peer('10.0.0.7', '10.0.0.2:8080', '', False)
OPEN = Access()
TOKENS = Access(operator_token='op-secret', viewer_token='view-secret')


def role(access: Access, token: str = '', peer: Peer = HERE, *, mounted: bool = False) -> str:
    return access.role(token, peer, authorized=None, mounted=mounted)


def test_without_tokens_only_this_machine_comes_in() -> None:
    assert role(Access()) == 'operator'
    for peer in (AWAY, replace(HERE, forwarded=True), replace(HERE, host='robot.example')):
        with pytest.raises(Refused, match='set auth.operator_token'):
            role(Access(), peer=peer)
    with pytest.raises(Refused, match='authorize'):
        role(Access(), mounted=True)


def test_tokens_give_roles_from_everywhere() -> None:
    for peer in (HERE, AWAY):
        assert role(TOKENS, 'op-secret', peer) == 'operator'
        assert role(TOKENS, 'view-secret', peer, mounted=True) == 'viewer'


@pytest.mark.parametrize('token', ['wrong', 'op-secre', 'op-secret ', 'ü', '\0'])
def test_a_wrong_token_is_refused_without_repeating_it(token: str) -> None:
    with pytest.raises(Refused, match='that token is wrong') as refused:
        role(TOKENS, token)
    assert refused.value.code == 'token'
    assert 'op-secret' not in str(refused.value)


def test_where_tokens_are_set_this_machine_needs_one_too() -> None:
    with pytest.raises(Refused, match='a token is needed'):
        role(TOKENS)


def test_an_unset_token_opens_nothing() -> None:
    with pytest.raises(Refused):
        role(Access(operator_token='x'), '')
    with pytest.raises(Refused):
        role(Access(viewer_token='x'), '')


def test_anonymous_clients_only_look_where_operators_have_a_token() -> None:
    assert role(replace(TOKENS, allow_anonymous=True), peer=AWAY) == 'viewer'
    assert role(Access(allow_anonymous=True), peer=AWAY) == 'operator'
    with pytest.raises(Refused):
        role(replace(TOKENS, allow_anonymous=True), 'wrong', AWAY)


def test_the_apps_own_answer_counts() -> None:
    assert TOKENS.role('', AWAY, authorized='viewer', mounted=True) == 'viewer'


def test_whom_the_app_names_no_role_stays_out_on_this_machine_too() -> None:
    asked = Access(authorize=lambda scope: None)
    for peer, mounted in ((HERE, False), (HERE, True), (AWAY, False)):
        with pytest.raises(Refused, match='did not let you in'):
            role(asked, peer=peer, mounted=mounted)
    assert role(replace(asked, operator_token='op-secret'), 'op-secret') == 'operator'
    assert role(replace(asked, allow_anonymous=True)) == 'operator'


def test_tokens_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[bytes] = []
    real = hmac.compare_digest
    monkeypatch.setattr(hmac, 'compare_digest', lambda a, b: compared.append(b) or real(a, b))
    role(TOKENS, 'op-secret')
    assert compared == [b'op-secret', b'view-secret']


def test_one_token_for_both_roles_is_refused_without_repeating_it() -> None:
    """Else whoever was to look only could operate the robot."""
    with pytest.raises(ValueError, match='operator_token and viewer_token are the same') as error:
        Access(operator_token='one-secret', viewer_token='one-secret')
    assert 'one-secret' not in str(error.value)
    with pytest.raises(ValueError, match='are the same'):
        replace(TOKENS, viewer_token=TOKENS.operator_token)
    Access(operator_token='', viewer_token='')


def test_tokens_are_not_in_its_repr() -> None:
    assert 'secret' not in repr(TOKENS)


@pytest.mark.parametrize('host', ['0.0.0.0', '192.168.1.5', '::', '', 'robot.local'])
def test_an_open_door_is_refused_with_the_remedy(host: str) -> None:
    with pytest.raises(ValueError, match='auth.operator_token.*auth.allow_anonymous'):
        Access().check_bind(host)
    TOKENS.check_bind(host)
    Access(allow_anonymous=True).check_bind(host)
    Access(authorize=lambda scope: 'viewer').check_bind(host)


@pytest.mark.parametrize('host', ['127.0.0.1', 'localhost', '::1'])
def test_loopback_needs_nothing(host: str) -> None:
    Access().check_bind(host)


def test_a_token_that_can_be_guessed_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    Access(operator_token='0123456789abcdef').check_bind('0.0.0.0')
    Access(operator_token='abc').check_bind('127.0.0.1')
    assert not caplog.messages
    Access(operator_token='abc', viewer_token='0123456789abcdef').check_bind('0.0.0.0')
    [said] = caplog.messages
    assert said.startswith('the operator token has 3 characters') and 'abc' not in said


def check_host(host: str, access: Access = OPEN, *, mounted: bool = False) -> None:
    access.check_host(
        replace(HERE, host=host), frozenset(['robot', 'robot.local']), mounted=mounted
    )


@pytest.mark.parametrize(
    'host', ['localhost:1', '127.0.0.1', '[::1]:8080', '10.0.0.2:8080', 'robot.local:80']
)
def test_own_names_and_addresses_are_ours(host: str) -> None:
    check_host(host)


@pytest.mark.parametrize(
    'host', ['evil.example', '127.0.0.1.nip.io:8080', 'robot.evil', '[', 'a@b']
)
def test_a_foreign_host_is_refused(host: str) -> None:
    with pytest.raises(Refused, match='allowed_hosts'):
        check_host(host)


def test_allowed_hosts() -> None:
    check_host('viz.example:443', Access(allowed_hosts=('Viz.Example',)))
    check_host('anything', Access(allowed_hosts=('*',)))
    check_host('anything', mounted=True)
    with pytest.raises(Refused):
        check_host('anything', Access(allowed_hosts=('viz.example',)), mounted=True)


def check_origin(origin: str, host: str = 'localhost:8080', access: Access = OPEN) -> None:
    access.check_origin(replace(HERE, origin=origin, host=host))


@pytest.mark.parametrize(
    ('origin', 'host'),
    [
        ('', 'localhost:8080'),
        ('http://localhost:8080', 'localhost:8080'),
        ('https://viz.example', 'viz.example'),
        ('https://viz.example:443', 'viz.example'),
        ('http://[::1]:8080', '[::1]:8080'),
    ],
)
def test_our_own_page_and_programs_may_connect(origin: str, host: str) -> None:
    check_origin(origin, host)


@pytest.mark.parametrize(
    'origin',
    ['http://evil.example', 'null', 'http://localhost:9999', 'http://localhost', 'http://[', 'x'],
)
def test_pages_of_others_may_not(origin: str) -> None:
    with pytest.raises(Refused, match='cors_origins'):
        check_origin(origin)


def test_cors_origins() -> None:
    check_origin('https://app.example', access=Access(cors_origins=('https://app.example/',)))
    check_origin('null', access=Access(cors_origins=('*',)))
