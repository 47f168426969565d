# SPDX-License-Identifier: Apache-2.0
"""Pictures in texts and bars are such as the page may load."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ros_viz_bridge.api.gui import picture_address
from ros_viz_bridge.api.gui.picture_address import address, is_foreign

PNG = b'\x89PNG\r\n\x1a\n' + bytes(20)


def test_files_and_bytes_travel_in_the_address(tmp_path: Path) -> None:
    path = tmp_path / 'logo.svg'
    path.write_text('<svg/>')
    assert address('image', path) == 'data:image/svg+xml;base64,PHN2Zy8+'
    assert address('image', PNG).startswith('data:image/png;base64,iVBOR')
    assert address('image', bytearray(b'\xff\xd8\xff')).startswith('data:image/jpeg;base64,')


def test_addresses_stay_and_foreign_ones_are_left_out() -> None:
    for own in ('data:image/png;base64,AA==', './logo.png', 'assets/logo.png'):
        assert address('image', own) == own
    for foreign in ('https://a.b/logo.png', 'HTTP://a', '//a.b/c'):
        assert is_foreign(foreign) and address('image', foreign) == ''


@pytest.mark.parametrize(
    ('value', 'error', 'words'),
    [
        (7, TypeError, 'image must be an address, a pathlib.Path or bytes, not 7'),
        (b'text', ValueError, 'image is no jpeg, png or webp file'),
        ('data:text/html,x', ValueError, 'image must be a picture'),
        (Path('a.txt'), ValueError, "'a.txt' is no picture by its name"),
        (Path('/nowhere.png'), FileNotFoundError, 'nowhere'),
    ],
)
def test_what_is_no_picture_is_named(value: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        address('image', value)


def test_what_is_too_large_for_a_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_address, 'LARGEST', 20)
    with pytest.raises(ValueError, match='image has 28 bytes; at most 20 go into a text'):
        address('image', PNG)
