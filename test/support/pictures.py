# SPDX-License-Identifier: Apache-2.0
"""
Pictures drawn by the client's own renderables in a real browser, and what can be asked of them.

The page in client/test/pictures draws one renderable on a square of 400 pixels, 40 a metre.
"""

from __future__ import annotations

import base64
import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
import io
from pathlib import Path
import subprocess
import threading
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Page

from ros_viz_bridge.wire import codec

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / 'test-results' / 'pictures'
SIZE = 400
PER_METRE = 40

BROWSER_ARGUMENTS = [
    '--no-sandbox',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
]


def build_page(into: Path) -> None:
    """Build the page of the picture tests."""
    command = ['npx', 'vite', 'build', '--config', 'test/pictures/vite.config.ts', '--outDir']
    subprocess.run([*command, str(into)], cwd=ROOT / 'client', check=True)


class _Handler(SimpleHTTPRequestHandler):
    """Files of one folder; a missing one is answered with a reason, as the bridge does."""

    def log_message(self, *args: Any) -> None:
        """Keep the test's output quiet."""

    def send_error(self, code: int, *args: Any, **kwargs: Any) -> None:
        """Answer with plain words."""
        body = f'nothing is at {self.path}'.encode()
        self.send_response(code)
        self.send_header('Content-Type', 'text/plain')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class FileServer:
    """Serves a folder on a free port of the loopback while it is entered."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Handler, directory=str(folder))
        self._server = ThreadingHTTPServer(('127.0.0.1', 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.url = f'http://127.0.0.1:{self._server.server_address[1]}/'

    def __enter__(self) -> FileServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Picture:
    """A picture as an array of (height, width, 3) bytes, asked in metres from its middle."""

    def __init__(self, png: bytes) -> None:
        self.pixels = np.asarray(Image.open(io.BytesIO(png)).convert('RGB')).astype(int)

    def at(self, x: float, y: float) -> tuple[int, int, int]:
        """Return the colour of the pixel x metres right of and y metres above the middle."""
        column, row = round(SIZE / 2 + x * PER_METRE - 0.5), round(SIZE / 2 - y * PER_METRE - 0.5)
        r, g, b = self.pixels[row, column]
        return int(r), int(g), int(b)

    def like(self, color: tuple[int, int, int], *, tolerance: int = 12) -> np.ndarray:
        """Return which pixels have nearly this colour."""
        return np.all(np.abs(self.pixels - np.array(color)) <= tolerance, axis=2)

    def drawn(self) -> np.ndarray:
        """Return which pixels are not background."""
        return ~self.like((0x30, 0x30, 0x30), tolerance=2)

    def hue(self, channel: int) -> np.ndarray:
        """Return which pixels are clearly more red (0), green (1) or blue (2) than the rest."""
        others = [c for c in range(3) if c != channel]
        least = self.pixels[..., others].max(axis=2)
        return self.pixels[..., channel] > least + 40


def extent(mask: np.ndarray) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of the pixels in a mask, in metres."""
    rows, columns = np.nonzero(mask)
    assert rows.size, 'nothing of this is in the picture'
    left, right = columns.min(), columns.max() + 1
    top, bottom = rows.min(), rows.max() + 1
    middle = SIZE / 2
    return (
        float((left - middle) / PER_METRE),
        float((middle - bottom) / PER_METRE),
        float((right - middle) / PER_METRE),
        float((middle - top) / PER_METRE),
    )


def area(mask: np.ndarray) -> float:
    """Return what a mask covers, square metres."""
    return float(mask.sum() / PER_METRE**2)


class Studio:
    """The page; every drawing is kept as a PNG under test-results/pictures."""

    def __init__(self, page: Page, files: Path) -> None:
        self.page = page
        self.files = files
        """What the page finds under the URIs package:// and file://."""
        self.problems: list[dict[str, str]] = []

    def call(self, name: str, *arguments: Any) -> Any:
        """Call a function of ``window.pictures``."""
        return self.page.evaluate(
            '([name, args]) => window.pictures[name](...args)', [name, list(arguments)]
        )

    def show(self, message: Any, **options: Any) -> None:
        """Show a scene message alone, with these settings of its display."""
        self.call('message', base64_of(codec.encode(message)), options)

    def add(self, message: Any) -> None:
        """Give what is shown another message."""
        self.call('nextMessage', base64_of(codec.encode(message)))

    def draw(self, name: str) -> Picture:
        """Draw, keep the picture under this name, and note what the renderable says is wrong."""
        self.problems = self.call('draw')
        png = self.page.locator('canvas').first.screenshot()
        RESULTS.mkdir(parents=True, exist_ok=True)
        (RESULTS / f'{name}.png').write_bytes(png)
        return Picture(png)

    def image(self, name: str) -> np.ndarray:
        """Return the pixels (height, width, 4) of the canvas that an image was drawn on."""
        data = self.page.evaluate("document.querySelector('#image').toDataURL('image/png')")
        png = base64.b64decode(data.split(',')[1])
        RESULTS.mkdir(parents=True, exist_ok=True)
        (RESULTS / f'{name}.png').write_bytes(png)
        return np.asarray(Image.open(io.BytesIO(png)).convert('RGBA'))


def base64_of(array: Any) -> str:
    """Return bytes as the page takes them."""
    raw = np.ascontiguousarray(array).tobytes() if isinstance(array, np.ndarray) else bytes(array)
    return base64.b64encode(raw).decode()


def cloud(array: np.ndarray, **more: Any) -> dict[str, Any]:
    """Return a structured array, one element a point, as the page takes a cloud."""
    assert array.dtype.fields
    fields = [
        {'name': name, 'offset': offset, 'scalar': kind.str[1:]}
        for name, (kind, offset, *_) in array.dtype.fields.items()
    ]
    return {'step': array.dtype.itemsize, 'fields': fields, 'data': base64_of(array), **more}
