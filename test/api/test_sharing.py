# SPDX-License-Identifier: Apache-2.0
"""Scripts share by one call, and are told what is wrong with it."""

from __future__ import annotations

import pytest
from support.relays import relaying, sharing
from support.served import serving, until


def test_a_link_is_the_same_until_it_is_ended(capsys: pytest.CaptureFixture[str]) -> None:
    with relaying() as relay, sharing(relay) as server:
        assert server.share_url is None
        url = server.request_share_url()
        assert url in capsys.readouterr().out
        assert server.request_share_url(False, expires=60.0) == url == server.share_url
        assert capsys.readouterr().out == ''
        server.disconnect_share_url()
        assert server.share_url is None
        assert server.request_share_url(False) != url


def test_wrong_use_is_named() -> None:
    with serving(relay='http://127.0.0.1:1') as server:
        for wrong in ({'expires': 0}, {'expires': 2e9}, {'timeout': -1.0}):
            with pytest.raises(ValueError, match=next(iter(wrong))):
                server.request_share_url(**wrong)  # type: ignore[arg-type]
        for call in (server.request_share_url, server.disconnect_share_url):
            with pytest.raises(ValueError, match="'viewer' or 'operator'"):
                call(role='boss')  # type: ignore[operator]
        with pytest.raises(ConnectionError, match='cannot connect to the relay'):
            server.request_share_url()
        assert server.share_url is None


def test_the_environment_names_a_relay(monkeypatch: pytest.MonkeyPatch) -> None:
    with relaying(keys=['from the environment']) as relay:
        monkeypatch.setenv('ROS_VIZ_BRIDGE_RELAY', f'http://127.0.0.1:{relay.port}')
        monkeypatch.setenv('ROS_VIZ_BRIDGE_RELAY_KEY', 'from the environment')
        with serving() as server:
            assert server.request_share_url(verbose=False)
            failed: list[str] = []

            async def on_loop() -> None:
                try:
                    server.request_share_url()
                except RuntimeError as error:
                    failed.append(str(error))
                assert await server.request_share_url_async() == server.share_url
                failed.append('none')

            server.get_event_loop().call_soon_threadsafe(
                lambda: server.get_event_loop().create_task(on_loop())
            )
            until(lambda: len(failed) == 2)
            assert 'request_share_url_async' in failed[0]
