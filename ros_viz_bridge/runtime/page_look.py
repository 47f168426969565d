# SPDX-License-Identifier: Apache-2.0
"""The page as its owner wants it: the HTML around it, its title and logo, further scripts."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from pathlib import Path
import re

from ..core.internal import internal

HERE = '{{page}}'
LOGOS = frozenset('.svg .png .jpg .jpeg .webp .ico .gif'.split())
_ORIGIN = re.compile(r"'self'|'none'|\*|https?://[A-Za-z0-9.*-]+(:(\d+|\*))?")


@dataclass(frozen=True)
class PageLook:
    """
    What a host application changes of the page.

    ``title`` stands in the tab; ``logo`` is a picture file, in the tab and before the label.
    ``index_html`` is a file, or HTML, with ``{{page}}`` in its head where the page's own tags go,
    and an element of id ``root`` where the page shows itself. ``scripts`` are files (modules,
    served from here) or lines of code, run before the page's own program. ``frame_ancestors`` are
    the origins whose pages may show it in a frame; None for those that may connect.

    Nothing is fetched from elsewhere: what is in the files of these alone may run.
    Raises ValueError that names the argument.
    """

    title: str = ''
    logo: Path | str = ''
    index_html: Path | str = ''
    scripts: Sequence[Path | str] = ()
    frame_ancestors: Sequence[str] | None = None

    def __post_init__(self) -> None:
        if self.logo:
            logo = Path(self.logo)
            if logo.suffix.lower() not in LOGOS or not logo.is_file():
                raise ValueError(f'logo must be a picture file, not {str(self.logo)!r}')
        if self.index_html and HERE not in self._index():
            raise ValueError(f'index_html must have {HERE} in its head: there the page goes')
        for script in self.scripts:
            if _is_file(script) and not Path(script).is_file():
                raise ValueError(f'scripts: there is no file {str(script)!r}')
            if isinstance(script, str) and script.startswith(('http://', 'https://', '//')):
                raise ValueError(
                    f'scripts: {script!r} is elsewhere; pages load nothing from other servers:'
                    ' keep a copy, and give its file'
                )
        for origin in self.frame_ancestors or ():
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(
                    f"frame_ancestors must be such as 'https://app.example', not {origin!r}"
                )

    @internal
    def files(self) -> dict[str, Path]:
        """Return the files that are served for it, by name."""
        found = {f'{i}-{Path(script).name}': Path(script)
                 for i, script in enumerate(self.scripts) if _is_file(script)}  # fmt: skip
        if self.logo:
            found[f'logo{Path(self.logo).suffix.lower()}'] = Path(self.logo)
        return found

    @internal
    def page(self, built: str) -> tuple[str, tuple[str, ...]]:
        """Return the HTML, made of what was built, and the hashes of the code that is in it."""
        tags: list[str] = []
        hashes: list[str] = []
        for i, script in enumerate(self.scripts):
            if _is_file(script):
                tags.append(
                    f'<script type="module" src="./custom/{i}-{Path(script).name}"></script>'
                )
            else:
                tags.append(f'<script type="module">{script}</script>')
                hashes.append(_hash(str(script)))
        html = built
        if self.title:
            html = re.sub(r'<title>.*?</title>', lambda _: f'<title>{escape(self.title)}</title>',
                          html, count=1)  # fmt: skip
        if self.logo:
            address = f'./custom/logo{Path(self.logo).suffix.lower()}'
            html = re.sub(r'<link rel="icon"[^>]*>', f'<link rel="icon" href="{address}" />', html)
            tags.append(f'<meta name="logo" content="{address}" />')
        html = html.replace('</title>', '</title>' + ''.join(tags), 1)
        if self.index_html:
            own = self._index()
            hashes += _inline(own)
            head = re.search(r'<head>(.*)</head>', html, re.DOTALL)
            html = own.replace(HERE, head.group(1) if head else '')
        return html, tuple(hashes)

    def _index(self) -> str:
        if isinstance(self.index_html, str) and '<' in self.index_html:
            return self.index_html
        try:
            return Path(self.index_html).read_text(encoding='utf-8')
        except OSError as error:
            raise ValueError(
                f'index_html: cannot read {str(self.index_html)!r}: {error}'
            ) from None


def _is_file(script: Path | str) -> bool:
    """Tell a file from code."""
    return isinstance(script, Path) or (script.endswith(('.js', '.mjs')) and '\n' not in script)


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(code.encode()).digest()).decode()}'"


class _Inline(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.codes: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where code begins."""
        self._open = tag == 'script' and 'src' not in dict(attrs)
        if self._open:
            self.codes.append('')

    def handle_endtag(self, tag: str) -> None:
        """Note where code ends."""
        self._open = False

    def handle_data(self, data: str) -> None:
        """Take code."""
        if self._open:
            self.codes[-1] += data


def _inline(html: str) -> list[str]:
    """Return the hashes of the code in a page."""
    parser = _Inline()
    parser.feed(html)
    return [_hash(code) for code in parser.codes]
