# SPDX-License-Identifier: Apache-2.0
"""Texts in Markdown and HTML."""

from __future__ import annotations

import os
from pathlib import Path
import re
import sys
import textwrap
from typing import Any
from urllib.parse import unquote
import warnings

from ...wire.gui_displays import GuiDivider, GuiHtml, GuiMarkdown
from . import checks
from .field import Field
from .handle import GuiHandle
from .picture_address import is_foreign, of_file

_PICTURE = re.compile(r'(!\[[^\]]*\]\()\s*<?([^)\s>]+)>?([^)]*\))')


class GuiMarkdownHandle(GuiHandle[GuiMarkdown]):
    """A text in Markdown."""

    def __init__(self, gui: Any, widget: GuiMarkdown, content: str, root: Path | None) -> None:
        self._content, self._root = content, root
        super().__init__(gui, widget)

    @property
    def content(self) -> str:
        """The text, as it was given; pictures are read anew when it is assigned."""
        return self._content

    @content.setter
    def content(self, content: str) -> None:
        self._change(content=with_pictures(checks.text('content', content), self._root))
        self._content = content


class GuiHtmlHandle(GuiHandle[GuiHtml]):
    """A text in HTML."""

    content = Field[str](checks.text, 'The text; what would run something is left out.')


class GuiDividerHandle(GuiHandle[GuiDivider]):
    """A line across."""


def image_folder(image_root: Any) -> Path | None:
    """Return the folder of pictures; that of the script for None. Raises TypeError, ValueError."""
    if image_root is None:
        script = getattr(sys.modules.get('__main__'), '__file__', None)
        return Path(script).resolve().parent if script else Path.cwd()
    if not isinstance(image_root, (str, os.PathLike)):
        raise TypeError(f'image_root must be a pathlib.Path, not {image_root!r}')
    if not Path(image_root).is_dir():
        raise ValueError(f'image_root: {str(image_root)!r} is no folder')
    return Path(image_root).resolve()


def with_pictures(content: str, root: Path | None) -> str:
    """
    Return Markdown with its pictures inside of it, those from files in ``root``.

    A picture that cannot be read is left as it is, with a warning. The indentation that all lines
    have goes: it is the script's, and would make code of the text.
    """

    def replace(found: re.Match[str]) -> str:
        address = _found(found[2], root)
        return f'{found[1]}{address}{found[3]}'

    return _PICTURE.sub(replace, textwrap.dedent(content))


def _found(address: str, root: Path | None) -> str:
    if root is None or is_foreign(address) or address.startswith('data:'):
        return address
    path = (root / unquote(address)).resolve()
    try:
        if not path.is_relative_to(root):
            raise ValueError(f'{address!r} is not in image_root ({root})')
        return of_file('content', path)
    except (ValueError, OSError) as error:
        warnings.warn(f'a picture of the text is not shown: {error}', stacklevel=6)
        return address
