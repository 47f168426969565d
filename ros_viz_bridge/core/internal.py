# SPDX-License-Identifier: Apache-2.0
"""What users of the library are not to call, and other modules of it are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar('F', bound=Callable[..., Any])


def internal(method: F) -> F:
    """
    Mark a method of a public class, or of a property its getter, as no part of what is promised.

    The reference leaves it out, and it may change at any time.
    """
    method.__dict__['internal'] = True
    return method


def is_internal(member: Any) -> bool:
    """Tell whether a member of a class is marked."""
    plain = getattr(member, 'fget', None) or getattr(member, '__func__', member)
    return getattr(plain, 'internal', False) is True
