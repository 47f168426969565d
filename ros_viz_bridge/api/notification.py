# SPDX-License-Identifier: Apache-2.0
"""Notifications of one client, changed by assigning."""

from __future__ import annotations

import itertools
from typing import Any, get_args, Literal, TYPE_CHECKING

from ..runtime.live import Live
from ..wire.notification import Notification, NotificationColor
from .checks import flag
from .known_attributes import KnownAttributes

if TYPE_CHECKING:
    from .client_handle import ClientHandle

KEYS = itertools.count(1)
COLORS = tuple(color for color in get_args(NotificationColor) if color)


class NotificationHandle(KnownAttributes):
    """
    A card in one client's page. Assigning to a property changes it there at once.

    Changes of one that was closed, by the viewer, by time or by ``remove``, do nothing.
    """

    def __init__(self, client: ClientHandle, state: Notification) -> None:
        self._client = client
        self._live = Live(state, client.keep)

    @property
    def key(self) -> str:
        """Its id on the wire."""
        return self._live.state.key

    @property
    def closed(self) -> bool:
        """Whether it is no longer shown."""
        return self._live.ended

    @property
    def title(self) -> str:
        """The first line, bold."""
        return self._live.state.title

    @title.setter
    def title(self, title: str) -> None:
        self._live.change(title=_text('title', title))

    @property
    def body(self) -> str:
        """The text below the title."""
        return self._live.state.body

    @body.setter
    def body(self, body: str) -> None:
        self._live.change(body=_text('body', body))

    @property
    def loading(self) -> bool:
        """Whether a spinner shows that something goes on."""
        return self._live.state.loading

    @loading.setter
    def loading(self, loading: bool) -> None:
        self._live.change(loading=flag('loading', loading))

    @property
    def with_close_button(self) -> bool:
        """Whether the viewer can close it."""
        return self._live.state.with_close_button

    @with_close_button.setter
    def with_close_button(self, with_close_button: bool) -> None:
        self._live.change(with_close_button=flag('with_close_button', with_close_button))

    @property
    def auto_close(self) -> int | Literal[False]:
        """Milliseconds from its latest change until it closes by itself, False for never."""
        return round(self._live.state.auto_close * 1000) or False

    @auto_close.setter
    def auto_close(self, milliseconds: float | Literal[False]) -> None:
        self._live.change(auto_close=seconds_of(milliseconds, None))

    @property
    def auto_close_seconds(self) -> float | None:
        """As ``auto_close``, in seconds; None for never."""
        return self._live.state.auto_close or None

    @auto_close_seconds.setter
    def auto_close_seconds(self, seconds: float | None) -> None:
        self._live.change(auto_close=seconds_of(False, seconds))

    @property
    def color(self) -> str | None:
        """One of ``COLORS``, None for that of the page."""
        return self._live.state.color or None

    @color.setter
    def color(self, color: str | None) -> None:
        self._live.change(color=color_of(color))

    def change(self, **fields: Any) -> None:
        """Change fields of its message at once, unchecked."""
        self._live.change(**fields)

    def remove(self) -> None:
        """Take it away; the second call does nothing."""
        self._live.end(lambda state: self._client._remove(state.key))


def make_state(
    title: str,
    body: str,
    *,
    loading: bool,
    with_close_button: bool,
    auto_close: float | Literal[False],
    auto_close_seconds: float | None,
    color: str | None,
) -> Notification:
    """Return a new notification. Raises TypeError and ValueError that name the argument."""
    return Notification(
        '',
        f'notification-{next(KEYS)}',
        title=_text('title', title),
        body=_text('body', body),
        loading=flag('loading', loading),
        with_close_button=flag('with_close_button', with_close_button),
        auto_close=seconds_of(auto_close, auto_close_seconds),
        color=color_of(color),
    )


def seconds_of(milliseconds: float | Literal[False], seconds: float | None) -> float:
    """Return the seconds until it closes, 0 for never, from either way to say it."""
    if milliseconds is not False and seconds is not None:
        raise ValueError('auto_close (milliseconds) and auto_close_seconds exclude each other')
    for name, value in (('auto_close', milliseconds), ('auto_close_seconds', seconds)):
        if value is False or value is None:
            continue
        if value is True or not isinstance(value, (int, float)):
            raise TypeError(f'{name} must be a number or False, not {value!r}')
        if not 0 < value < 1e9:
            raise ValueError(f'{name} must be positive, not {value!r}; False or None is never')
        return value / 1000 if name == 'auto_close' else float(value)
    return 0.0


def color_of(color: str | None) -> Any:
    """Return a colour as it is said. Raises ValueError that lists those there are."""
    if color is not None and color not in COLORS:
        raise ValueError(f'color must be None or one of {", ".join(COLORS)}, not {color!r}')
    return color or ''


def _text(name: str, value: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f'{name} must be a str, not {type(value).__name__}')
    return value
