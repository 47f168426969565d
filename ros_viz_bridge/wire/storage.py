# SPDX-License-Identifier: Apache-2.0
"""What a script keeps in a viewer's browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from .ask import Answer, Request
from .constraints import Length

LONGEST = 256 * 1024
"""Characters of a value: each may be four bytes, and a page's messages are bounded."""


@dataclass(frozen=True)
class StorageRequest(Request):
    """Read or change the browser's storage of this page's address; only 'get' is answered."""

    do: Literal['get', 'set', 'remove', 'clear']
    key: str
    """'' for 'clear'."""
    value: str
    """Of 'set', else ''."""


@dataclass(frozen=True)
class StorageAnswer(Answer):
    """What is kept under a key."""

    found: bool
    value: Annotated[str, Length(LONGEST)]
    """'' where nothing is."""
