# SPDX-License-Identifier: Apache-2.0
"""All message types by name, their columns, and the hash that tells an outdated page."""

from __future__ import annotations

from dataclasses import fields
import functools
import hashlib
import importlib
import pkgutil
from types import ModuleType
import typing

from .. import wire
from .columns import Column
from .message import ClientMessage, concrete, ServerMessage

_NO_MESSAGES = frozenset(
    ('codec', 'columns', 'constraints', 'message', 'schema', 'trunk', 'typescript', 'validate')
)
"""What messages are made of, what works on them, and what pages never see."""
MODULES: tuple[ModuleType, ...] = tuple(
    importlib.import_module(f'{__package__}.{name}')
    for name in sorted(found.name for found in pkgutil.iter_modules(wire.__path__))
    if name not in _NO_MESSAGES
)
"""All others of this folder, found there: a new one needs no line anywhere."""


def _in_order(found: dict[str, type]) -> dict[str, type]:
    """Sort by module: the order must not depend on which of them was imported first."""
    return dict(sorted(found.items(), key=lambda item: item[1].__module__))


SERVER_MESSAGES: dict[str, type] = _in_order(concrete(ServerMessage))
CLIENT_MESSAGES: dict[str, type] = _in_order(concrete(ClientMessage))


@functools.cache
def hints(message: type) -> dict[str, typing.Any]:
    """Return the annotated type of every field, in order."""
    resolved = typing.get_type_hints(message, include_extras=True)
    return {f.name: resolved[f.name] for f in fields(message)}


def column(hint: typing.Any) -> Column | None:
    """Return how a field travels as a buffer, None if it travels as JSON."""
    for extra in getattr(hint, '__metadata__', ()):
        if isinstance(extra, Column):
            return extra
    return None


@functools.cache
def layout(message: type) -> tuple[tuple[str, Column | None], ...]:
    """Return (name, column) of every field, in order."""
    return tuple((name, column(hint)) for name, hint in hints(message).items())


@functools.cache
def schema_hash() -> str:
    """
    Return a short hash of the whole schema: equal hashes understand each other.

    Made once: whoever connects is asked for it before anything is known of him.
    """
    from .typescript import generate  # the generated text says everything that can differ

    return hashlib.sha256(generate(with_hash=False).encode()).hexdigest()[:16]
