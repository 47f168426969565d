# SPDX-License-Identifier: Apache-2.0
"""The reference of the API is that of the code, and nothing public is without a word."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pdoc.doc
import pytest

from dev.reference import call, FOLDER, meaning, members, Page, pages, parameters, word, write

OPEN = {'callback', 'func', 'values', 'options'}
"""Callbacks, whose method says when they are called; keywords of another method."""
every_page = pytest.mark.parametrize('page', pages().values(), ids=pages())


def methods(page: Page) -> Any:
    for kind in page.classes:
        for one in members(kind, page.base):
            if isinstance(one, pdoc.doc.Function):
                yield kind, one


def test_it_is_fresh() -> None:
    there = {path.name: path.read_text() for path in FOLDER.glob('*.md')}
    assert there == write(), 'make docs'


@every_page
def test_nothing_is_without_a_word(page: Page) -> None:
    silent = [
        f'{kind.__name__}.{one.name}'
        for kind in page.classes
        for one in members(kind, page.base)
        if not word(one)
    ]
    assert silent == [] and all(inspect.getdoc(kind) for kind in page.classes)


@every_page
def test_every_parameter_of_what_adds_something_is_explained(page: Page) -> None:
    silent = [
        f'{kind.__name__}.{method.name}: {each.name}'
        for kind, method in methods(page)
        if method.name.startswith(('add_', 'configure_', 'set_'))
        for each in parameters(method.obj)
        if len(parameters(method.obj)) > 2
        if each.name not in OPEN
        and not re.search(rf'\b{each.name}\b', f'{method.docstring} {inspect.getdoc(kind)}')
        and not meaning(method.obj, each.name)
    ]
    assert silent == []


def test_calls_are_shown_without_types() -> None:
    def add(name: str, *, size: float = 1.0, many: Any = tuple(range(50))) -> None: ...

    assert call('add', add) == 'add(name, *, size=1.0, many=...)'
