# SPDX-License-Identifier: Apache-2.0
"""The schema is complete and consistent."""

from __future__ import annotations

from dataclasses import fields
import re

import pytest

from ros_viz_bridge.core.folds import FOLDS
from ros_viz_bridge.wire import schema
from ros_viz_bridge.wire.message import Kind, StateMessage
from ros_viz_bridge.wire.schema import CLIENT_MESSAGES, layout, MODULES, SERVER_MESSAGES


def test_no_name_is_used_twice() -> None:
    assert not SERVER_MESSAGES.keys() & CLIENT_MESSAGES.keys()


@pytest.mark.parametrize('cls', [*SERVER_MESSAGES.values(), *CLIENT_MESSAGES.values()])
def test_every_message_is_frozen_documented_and_of_a_listed_module(cls: type) -> None:
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert cls.__doc__ and not cls.__doc__.startswith(f'{cls.__name__}(')
    assert cls.__module__ in {module.__name__ for module in MODULES}


def test_layout_names_every_field_in_order() -> None:
    for cls in SERVER_MESSAGES.values():
        assert [name for name, _ in layout(cls)] == [field.name for field in fields(cls)]


def test_every_fold_has_its_code_and_no_other_message_has() -> None:
    folding = {cls for cls in SERVER_MESSAGES.values() if cls.KIND is Kind.FOLD}
    assert folding == set(FOLDS)


def test_what_is_kept_has_a_key() -> None:
    for cls in SERVER_MESSAGES.values():
        if cls.KIND is not Kind.EVENT:
            assert issubclass(cls, StateMessage)


def test_the_hash_changes_with_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema.schema_hash()
    assert re.fullmatch('[0-9a-f]{16}', before)
    monkeypatch.setattr('ros_viz_bridge.wire.typescript.CLIENT_MESSAGES', {})
    assert schema.schema_hash() != before
