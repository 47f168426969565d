# SPDX-License-Identifier: Apache-2.0
"""Reads on after a mistake: a layout is told all that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

from .yaml_nodes import LayoutError, MOST_TOLD, Value

T = TypeVar('T')


class Mistakes:
    """
    Within ``with Mistakes() as mistakes:`` what fails in ``with mistakes.noted():`` is noted.

    The rest is read all the same, until there are too many; in the end one LayoutError has all
    that was noted.
    """

    def __init__(self) -> None:
        self._errors: list[LayoutError] = []

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Return a context that ends quietly at a LayoutError, unless there are too many."""
        try:
            yield
        except LayoutError as error:
            if sum(len(each.args) for each in (*self._errors, error)) > MOST_TOLD:
                raise
            self._errors.append(error)

    def mapping(self, value: Value, known: Iterable[str]) -> Mapping[str, Value]:
        """Return the known entries of a mapping; note the others."""
        names = list(known)
        given = value.mapping()
        with self.noted():
            value.mapping(names)
        return {key: one for key, one in given.items() if key in names}

    def __enter__(self) -> Mistakes:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if isinstance(error, LayoutError):
            self._errors.append(error)
        elif error is not None:
            return
        if len(self._errors) == 1:
            raise self._errors[0]
        if self._errors:
            raise LayoutError(*(text for each in self._errors for text in each.args)) from None


def read_each(value: Value, read: Callable[[Value], T]) -> list[T]:
    """Return what the items of a list are. Raises LayoutError with the mistakes of all."""
    found: list[T] = []
    with Mistakes() as mistakes:
        for item in value.items():
            with mistakes.noted():
                found.append(read(item))
    return found
