# SPDX-License-Identifier: Apache-2.0
"""Keys that no keyboard has are an error: their callback would never be called."""

from __future__ import annotations

import pytest

from ros_viz_bridge.api.key_names import key_name


@pytest.mark.parametrize('key', ['w', 'W', 'ö', '1', '.', 'Enter', 'arrowup', 'KeyW', 'F12', None])
def test_keys_and_their_places_are_known(key: str | None) -> None:
    assert key_name('key', key) == (None if key is None else key.lower())


@pytest.mark.parametrize(
    ('key', 'said'),
    [
        ('foo', 'key must be a character.*KeyW'),
        ('ArowUp', "did you mean 'ArrowUp'"),
        ('KeyÖ', "did you mean 'Key"),
        ('Return', "not 'Return'"),
        ('ctrl', 'did you mean'),
        ('', "not ''"),
        ('\n', 'must be a character'),
        ('Space', 'stops all outputs'),
    ],
)
def test_others_are_refused_with_the_nearest(key: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        key_name('key', key)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match='key must be a str or None, not int'):
        key_name('key', 3)  # type: ignore[arg-type]
