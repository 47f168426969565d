# SPDX-License-Identifier: Apache-2.0
"""The words after ``ros-viz-bridge``: what is asked goes to the output, what is wrong is said."""

from __future__ import annotations

import pytest

from ros_viz_bridge import __version__
from ros_viz_bridge.__main__ import main


@pytest.mark.parametrize(
    ('words', 'status', 'out', 'error'),
    [
        (['--version'], 0, __version__, ''),
        (['--help'], 0, 'usage: ros-viz-bridge', ''),
        ([], 2, '', 'usage: ros-viz-bridge'),
        (['brige'], 2, '', "ros-viz-bridge: there is no command 'brige'\nusage: ros-viz-bridge"),
    ],
)
def test_what_is_asked_and_what_is_wrong(
    words: list[str],
    status: int,
    out: str,
    error: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr('sys.argv', ['ros-viz-bridge', *words])
    assert main() == status
    said = capsys.readouterr()
    assert said.out.startswith(out) and bool(said.out) == bool(out)
    assert said.err.startswith(error) and bool(said.err) == bool(error)
