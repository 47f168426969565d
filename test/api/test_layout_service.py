# SPDX-License-Identifier: Apache-2.0
"""Layouts asked for by pages, and the server's own file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ros_viz_bridge.api.layout_service import LayoutService, MOST_WAITING
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.displays.registry import builtin
from ros_viz_bridge.layout.yaml_nodes import LayoutError
from ros_viz_bridge.wire.layouts import LayoutDocument, LayoutView, ReadLayout, WriteLayout

CLIENT = ClientInfo('c1', 'operator', frozenset())
TF = 'tf2_msgs/msg/TFMessage'
SAID = LayoutDocument('map', 'orbit', '', [], False, [], [LayoutView('/tf', TF, '', True, {})])


class Said:
    """A server that writes down what is published."""

    def __init__(self) -> None:
        self.all: list[Any] = []

    def publish(self, *messages: Any, layer: str = '', to: str | None = None) -> None:
        self.all += [(message, to) for message in messages]

    def remove(self, display: str, key: str, *, layer: str = '') -> None:
        raise NotImplementedError


def made(path: Path | str = '', **more: Any) -> tuple[LayoutService, Said, list[Any]]:
    server, adopted = Said(), list[Any]()
    submit = more.pop('submit', lambda call, *args: call(*args))
    service = LayoutService(server, submit, types=builtin, path=path, **more)
    service.on_saved(adopted.append)
    return service, server, adopted


def test_a_text_is_read_or_its_mistake_is_named() -> None:
    service, server, _ = made()
    service.asked(CLIENT, ReadLayout(1, 'mine.yaml', 'fixed_frame: odom'))
    service.asked(CLIENT, ReadLayout(2, 'mine.yaml', 'fixed_frme: odom'))
    (good, to), (bad, _) = server.all
    assert (good.request, good.error, good.layout.fixed_frame, to) == (1, '', 'odom', 'c1')
    assert bad.error.startswith('mine.yaml, line 1: fixed_frme')


def test_a_configuration_of_rviz_is_known_by_itself() -> None:
    service, server, _ = made()
    text = 'Visualization Manager: {Displays: [{Class: a/B, Name: X}]}'
    service.asked(CLIENT, ReadLayout(1, 'x.rviz', text))
    assert server.all[0][0].left_out == ['X: a/B has no counterpart']


def test_the_servers_own_layout_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / 'layout.yaml'
    path.write_text('fixed_frame: earth')
    service, server, _ = made(path)
    service.asked(CLIENT, ReadLayout(1, '', ''))
    assert server.all[0][0].layout.fixed_frame == 'earth'


def test_saving_writes_the_file_tells_everybody_and_is_adopted(tmp_path: Path) -> None:
    path = tmp_path / 'layout.yaml'
    service, server, adopted = made(path, writable=True)
    service.asked(CLIENT, WriteLayout(7, SAID, 'file'))
    (notice, everybody), (answer, _) = server.all
    assert 'c1 saved the layout' in notice.text
    assert everybody is None
    assert (answer.request, answer.error) == (7, '')
    assert path.read_text() == answer.text
    assert [one.topic for one in adopted[0].displays] == ['/tf']
    assert service.layout is adopted[0]


def test_a_file_of_an_older_version_is_told_and_kept_when_it_is_saved(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / 'layout.yaml'
    older = '# lab\nversion: 1\nwidgets: [{dropdown: Gear, topic: /gear, options: [a, b]}]\n'
    path.write_text(older)
    path.chmod(0o600)
    with caplog.at_level('INFO'):
        service, server, _ = made(path, writable=True)
    assert 'a layout of version 1, read as version 2' in caplog.text
    service.asked(CLIENT, WriteLayout(7, SAID, 'file'))
    kept = tmp_path / 'layout.yaml.v1'
    assert kept.name in server.all[0][0].text
    assert (kept.read_text(), kept.stat().st_mode & 0o777) == (older, 0o600)
    assert service.layout.widgets[0].choices == ('a', 'b')
    saved = path.read_text()
    kept.unlink()
    service.asked(CLIENT, WriteLayout(8, SAID, 'file'))
    assert (path.read_text(), list(tmp_path.iterdir())) == (saved, [path])


def test_what_was_kept_of_an_older_version_before_stays(tmp_path: Path) -> None:
    path, kept = tmp_path / 'layout.yaml', tmp_path / 'layout.yaml.v1'
    kept.write_text('of last year')
    for _ in range(2):  # the same text is kept once
        path.write_text('version: 1')
        service, server, _ = made(path, writable=True)
        service.asked(CLIENT, WriteLayout(7, SAID, 'file'))
    assert kept.read_text() == 'of last year'
    assert (tmp_path / 'layout.yaml.v1.2').read_text() == 'version: 1'
    assert len(list(tmp_path.iterdir())) == 3


def test_as_text_it_is_only_told(tmp_path: Path) -> None:
    service, server, adopted = made(tmp_path / 'layout.yaml', writable=True)
    service.asked(CLIENT, WriteLayout(7, SAID, 'text'))
    assert 'topic: /tf' in server.all[0][0].text
    assert (adopted, list(tmp_path.iterdir())) == ([], [])


@pytest.mark.parametrize('folder', ['', 'gone', 'kept'])
def test_where_it_may_not_be_saved_nothing_is(tmp_path: Path, folder: str) -> None:
    """Without a file, into a folder that is not there, into a file that is only read."""
    (tmp_path / 'kept').mkdir()
    kept = tmp_path / 'kept' / 'layout.yaml'
    kept.write_text('version: 1')
    path = tmp_path / folder / 'layout.yaml' if folder else ''
    service, server, adopted = made(path, writable=folder != 'kept')
    service.asked(CLIENT, WriteLayout(7, SAID, 'file'))
    assert server.all[0][0].error != ''
    assert (adopted, kept.read_text()) == ([], 'version: 1')


def test_settings_that_are_none_are_refused() -> None:
    service, server, _ = made()
    wrong = LayoutDocument(
        '', 'orbit', '', [], True, [], [LayoutView('/tf', TF, '', True, {'x': 1.0})]
    )
    service.asked(CLIENT, WriteLayout(1, wrong, 'text'))
    assert 'no such setting' in server.all[0][0].error


def test_a_file_that_pages_may_write_need_not_be_there_yet(tmp_path: Path) -> None:
    service, _, _ = made(tmp_path / 'layout.yaml', writable=True)
    assert (service.layout.displays, service.may) == ((), 'save')
    with pytest.raises(LayoutError, match='cannot be read'):
        made(tmp_path / 'layout.yaml')


def test_the_type_of_a_view_is_that_of_its_topic(tmp_path: Path) -> None:
    service, server, _ = made()
    service.type_of = {'/points': 'sensor_msgs/msg/PointCloud2'}.get  # type: ignore[assignment]
    service.asked(CLIENT, ReadLayout(1, 'x', 'displays: [{topic: /points}]'))
    assert server.all[0][0].layout.views[0].type == 'sensor_msgs/msg/PointCloud2'
    assert service.may == 'read'


def test_the_file_as_it_is_written_is_for_operators(tmp_path: Path) -> None:
    """Comments and widgets of the lab are nothing that who may only look asks for."""
    path = tmp_path / 'layout.yaml'
    path.write_text('# secret\nwidgets: [{button: Dock, topic: /dock}]\n')
    service, server, _ = made(path)
    viewer = ClientInfo('c2', 'viewer', frozenset())
    service.asked(viewer, WriteLayout(1, SAID, 'text'))
    service.asked(CLIENT, WriteLayout(2, SAID, 'text'))
    seen, whole = (message.text for message, _ in server.all)
    assert 'topic: /tf' in seen
    assert 'secret' not in seen and 'Dock' not in seen
    assert '# secret' in whole and 'Dock' in whole


@pytest.mark.parametrize('text', [b'fixed_frame: \xff', b'fixed_frame: [', b'a: 1' + b'0' * 400])
def test_a_file_that_became_wrong_is_answered(tmp_path: Path, text: bytes) -> None:
    """Somebody edits it while the server runs: whoever asks is told what is wrong with it."""
    path = tmp_path / 'layout.yaml'
    service, server, _ = made(path, writable=True)
    path.write_bytes(text)
    service.asked(CLIENT, ReadLayout(1, '', ''))
    service.asked(CLIENT, WriteLayout(2, SAID, 'file'))
    assert [message.request for message, _ in server.all] == [1, 2]
    assert all('layout' in message.error for message, _ in server.all)
    assert path.read_bytes() == text


def test_what_nobody_foresaw_is_answered_too(monkeypatch: pytest.MonkeyPatch) -> None:
    service, server, _ = made()
    monkeypatch.setattr('ros_viz_bridge.api.layout_service.read_yaml', lambda *a, **b: 1 / 0)
    service.asked(CLIENT, ReadLayout(1, 'x', 'version: 1'))
    assert server.all[0][0].error == 'the server failed: ZeroDivisionError'


def test_of_one_client_few_requests_wait() -> None:
    """Somebody who asks all the time makes nobody else wait for long."""
    jobs: list[Any] = []
    service, server, _ = made(submit=lambda call, *args: jobs.append((call, args)))
    for request in range(5):
        service.asked(CLIENT, ReadLayout(request, 'x', 'version: 1'))
    service.asked(ClientInfo('c2', 'viewer', frozenset()), ReadLayout(9, 'x', 'version: 1'))
    assert len(jobs) == MOST_WAITING + 1
    refused = [(m.request, bool(m.error)) for m, to in server.all if to == 'c1']
    assert refused == [(request, True) for request in range(MOST_WAITING, 5)]
    for call, args in jobs:
        call(*args)
    service.asked(CLIENT, WriteLayout(7, SAID, 'text'))
    assert len(jobs) == MOST_WAITING + 2
    assert [m.request for m, to in server.all[-3:]] == [0, 1, 9]
