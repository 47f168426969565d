# SPDX-License-Identifier: Apache-2.0
"""What a display module is made of: settings, the source of a message, sessions, errors."""

from __future__ import annotations

from dataclasses import dataclass, Field, field, fields, MISSING
import typing
from typing import Any, Literal, Protocol

from ..wire.display import OptionField, OptionValue


class DisplayError(ValueError):
    """A ROS message that cannot be shown; the text names the field and what is wrong with it."""


@dataclass(frozen=True)
class Source:
    """Where a message comes from."""

    display: str
    """Id of the display: key prefix of all it makes."""
    topic: str
    received: float
    """ROS time of receipt, seconds."""
    options: Any
    """The display's ``Options`` as the layout has them."""
    kept: dict[str, Any] = field(default_factory=dict)
    """
    What ``convert`` keeps from one message of the display to the next, such as the size of the map
    that updates are checked against; the same for all topics that feed it, empty at first.
    """
    whole: bool = False
    """The message is the answer to an ``Ask``: all that there is, instead of a change."""


@dataclass(frozen=True)
class TextFile:
    """A file that holds the text of the only message, instead of the topic."""

    uri: str
    """package://<package>/<path> or file:///<path>, without '..'."""


@dataclass(frozen=True)
class NodeParameter:
    """A parameter of a node that holds the text of the only message, instead of the topic."""

    node: str
    name: str


Elsewhere = TextFile | NodeParameter
"""What a display's ``elsewhere(options)`` returns where its text is not on the topic."""


@dataclass(frozen=True)
class Ask:
    """Call the session's service; the answer comes with this number."""

    question: int


@dataclass(frozen=True)
class Show:
    """Give a message to ``convert``: an update, or with ``whole`` the service's answer."""

    data: bytes
    whole: bool = False


@dataclass(frozen=True)
class Clear:
    """Take away what is shown: it is given to ``convert`` as an empty answer."""


@dataclass(frozen=True)
class Tell:
    """Say what went wrong, as a warning at the display."""

    text: str


Step = Ask | Show | Clear | Tell


class Session(Protocol):
    """
    What a display's ``session(topic)`` returns, where updates follow on a service's answer.

    Pure: it says which steps to take. ``now`` is seconds of a monotonic clock.
    """

    service: str
    service_type: str

    @property
    def running(self) -> bool:
        """Whether all is shown, and updates are followed."""

    @property
    def waiting(self) -> str:
        """What is waited for, '' for nothing."""

    def tick(self, server: str, now: float) -> list[Step]:
        """Let time pass; ``server`` tells one server from another, '' while there is none."""

    def heard(self, update: Any, data: bytes, now: float) -> list[Step]:
        """Take a message of the topic, its view and its bytes."""

    def answered(self, question: int, answer: Any, data: bytes, now: float) -> list[Step]:
        """Take the answer to ``Ask``, its view and its bytes."""

    def restart(self) -> None:
        """Ask for everything again with the next tick."""


def option(
    default: OptionValue,
    doc: str,
    *,
    kind: Literal['color', 'field', ''] = '',
    minimum: float = 0.0,
    maximum: float = 0.0,
    step: float = 0.0,
    unit: str = '',
    shown_if: str = '',
    shared: bool = False,
    label: str = '',
    keeps: Literal['', 'seconds', 'messages'] = '',
) -> Any:
    """
    Return a dataclass field of a display's ``Options``.

    The annotation gives the kind (bool, float, str, or Literal for a choice) unless ``kind`` says
    ``color`` ('#rrggbb') or ``field`` (one of the data's own). ``shown_if`` is 'name=value|value'.
    A ``shared`` one acts in the server for all viewers: layouts set it, pages do not offer it.
    ``label`` is made of the name unless given. ``keeps`` says that the number is of seconds or of
    messages for which what came before stays beside the newest.
    """
    meta = {
        'doc': doc,
        'kind': kind,
        'minimum': minimum,
        'maximum': maximum,
        'step': step,
        'unit': unit,
        'shown_if': shown_if,
        'shared': shared,
        'label': label,
        'keeps': keeps,
    }
    return field(default=default, metadata=meta)


@dataclass(frozen=True)
class DisplayOptions:
    """What every display has; a display's own ``Options`` are made of it."""

    max_rate: float = option(
        0.0,
        'Most messages per second that are sent to this viewer; 0 sends all.',
        minimum=0.0,
        maximum=100.0,
        step=0.5,
        unit='Hz',
        label='Rate limit',
    )


def option_fields(options: type) -> list[OptionField]:
    """Return all settings of an ``Options`` dataclass, as layouts know them, its own first."""
    hints = typing.get_type_hints(options)
    common = {f.name for f in fields(DisplayOptions)}
    ordered = sorted(fields(options), key=lambda f: f.name in common)
    return [_option_field(f, hints[f.name]) for f in ordered]


def page_fields(options: type) -> list[OptionField]:
    """Return the settings that each viewer has for itself: what the page draws."""
    shared = {f.name for f in fields(options) if f.metadata['shared']}
    return [field for field in option_fields(options) if field.name not in shared]


def _option_field(f: Field[Any], hint: Any) -> OptionField:
    if f.default is MISSING:
        raise TypeError(f'option {f.name} has no default')
    choices = [str(arg) for arg in typing.get_args(hint)] if _is_literal(hint) else []
    plain = {bool: 'bool', float: 'number', str: 'text'}
    kind: Any = f.metadata['kind'] or ('choice' if choices else plain[hint])
    return OptionField(
        name=f.name,
        label=f.metadata['label'] or f.name.replace('_', ' ').capitalize(),
        kind=kind,
        default=f.default,
        doc=f.metadata['doc'],
        choices=choices,
        minimum=f.metadata['minimum'],
        maximum=f.metadata['maximum'],
        step=f.metadata['step'],
        unit=f.metadata['unit'],
        shown_if=f.metadata['shown_if'],
        keeps=f.metadata['keeps'],
    )


def _is_literal(hint: Any) -> bool:
    return typing.get_origin(hint) is Literal
