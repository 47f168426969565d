# SPDX-License-Identifier: Apache-2.0
"""The schema is complete and consistent."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
import pkgutil
import re

import pytest

from ros_viz_bridge import wire
from ros_viz_bridge.core.folds import FOLDS
from ros_viz_bridge.wire import schema
from ros_viz_bridge.wire.message import Kind, Priority, StateMessage
from ros_viz_bridge.wire.schema import CLIENT_MESSAGES, layout, MODULES, SERVER_MESSAGES


def test_no_name_is_used_twice() -> None:
    assert not SERVER_MESSAGES.keys() & CLIENT_MESSAGES.keys()


@pytest.mark.parametrize('cls', [*SERVER_MESSAGES.values(), *CLIENT_MESSAGES.values()])
def test_every_message_is_frozen_documented_and_of_a_module_found(cls: type) -> None:
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert cls.__doc__ and not cls.__doc__.startswith(f'{cls.__name__}(')
    assert cls.__module__ in {module.__name__ for module in MODULES}


def test_no_module_with_messages_is_left_out() -> None:
    """Neither by being of another name, nor by lying deeper: the folder is flat."""
    assert not any(found.ispkg for found in pkgutil.iter_modules(wire.__path__))
    for found in pkgutil.iter_modules(wire.__path__):
        text = Path(wire.__path__[0], f'{found.name}.py').read_text()
        says = re.search(r'^class \w+\((Server|State|Client)Message\)', text, re.MULTILINE)
        listed = f'{wire.__name__}.{found.name}' in {module.__name__ for module in MODULES}
        assert listed or not says or found.name == 'message'


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
    assert schema.schema_hash.__wrapped__() != before


def test_the_hash_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else all who connect, let in or not, cost the loop the whole schema's text three times."""
    schema.schema_hash()
    monkeypatch.setattr('ros_viz_bridge.wire.typescript.generate', None)
    schema.schema_hash()


def test_what_is_drawn_is_sent_to_those_who_look_at_it() -> None:
    """Control messages go to all, and are not said again to who looks at a display once more."""
    drawn = [
        message
        for message in SERVER_MESSAGES.values()
        if issubclass(message, StateMessage) and {'frame', 'stamp'} <= set(message.__annotations__)
    ]
    assert len(drawn) > 10
    assert [each.__name__ for each in drawn if each.PRIORITY is Priority.CONTROL] == []
