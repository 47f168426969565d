# SPDX-License-Identifier: Apache-2.0
"""What is wrong with parts of a robot description, of which the rest is shown."""

from __future__ import annotations

from ...wire.display import Level, StatusItem
from .markup import Element

MOST = 50
"""Parts named one by one; the others are counted."""


class Report:
    """Collects findings by the part that they are about; several of one part become one item."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[Level, list[str]]] = {}

    def error(self, part: str, element: Element | None, text: str) -> None:
        """Note why (a piece of) ``part``, such as 'link arm', cannot be shown as it is written."""
        self._note(part, 'error', element, text)

    def warn(self, part: str, element: Element | None, text: str) -> None:
        """Note what looks wrong in a part that is shown."""
        self._note(part, 'warning', element, text)

    def items(self) -> list[StatusItem]:
        """Return one item for each part with a finding, and one that counts what is too much."""
        items = [
            StatusItem(part, level, '; '.join(texts))
            for part, (level, texts) in list(self._found.items())[:MOST]
        ]
        if len(self._found) > MOST:
            level: Level = 'error'
            items.append(StatusItem(f'{len(self._found) - MOST} more', level, 'have faults too'))
        return items

    def _note(self, part: str, level: Level, element: Element | None, text: str) -> None:
        where = '' if element is None else f'line {element.line}, <{element.tag[:60]}>: '
        known = self._found.get(part)
        if known is None:
            self._found[part] = (level, [where + text])
            return
        texts = known[1]
        if len(texts) < 5:
            texts.append(where + text)
        if level == 'error':
            self._found[part] = (level, texts)
