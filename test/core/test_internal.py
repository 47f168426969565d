# SPDX-License-Identifier: Apache-2.0
"""What is marked is told from what is promised, however it is declared."""

from __future__ import annotations

from inspect import getattr_static

import pytest

from ros_viz_bridge.core.internal import internal, is_internal


class Thing:
    @internal
    def method(self) -> None: ...

    @internal
    async def task(self) -> None: ...

    @property
    @internal
    def value(self) -> int:
        return 1

    @classmethod
    @internal
    def made(cls) -> None: ...

    def promised(self) -> None: ...

    @property
    def said(self) -> int:
        return 2


@pytest.mark.parametrize('name', ['method', 'task', 'value', 'made'])
def test_what_is_marked(name: str) -> None:
    assert is_internal(getattr_static(Thing, name))


@pytest.mark.parametrize('name', ['promised', 'said'])
def test_what_is_not(name: str) -> None:
    assert not is_internal(getattr_static(Thing, name))
