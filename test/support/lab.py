# SPDX-License-Identifier: Apache-2.0
"""What an end-to-end test works with: bridge and publishers as processes, a ROS node, pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
import json
from pathlib import Path
import time
from typing import Any

from playwright.sync_api import Browser

from .program import BridgeProgram, PATIENCE_S, Program
from .robot import Robot
from .viewer_page import ViewerPage

SMALL = {'width': 1000, 'height': 600}
_POLL_S = 0.05
_TAIL = 3000


class Lab:
    """Everything that a test started; ``close`` ends it."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self._bridges: list[BridgeProgram] = []
        self._programs: list[Program] = []
        self._pages: list[ViewerPage] = []
        self.robot = Robot()

    def bridge(self, layout: str | Path = '', **parameters: Any) -> BridgeProgram:
        """Start the node; ``auth__viewer_token='x'`` is the parameter auth.viewer_token."""
        folder = self._folder / f'bridge_{len(self._bridges)}'
        folder.mkdir()
        self._bridges.append(BridgeProgram(folder, layout=layout, **parameters))
        return self._bridges[-1]

    def program(self, module: str, *words: str) -> Program:
        """Start a module of the package."""
        log = self._folder / f'program_{len(self._programs)}.log'
        self._programs.append(Program(f'ros_viz_bridge.{module}', *words, log=log))
        return self._programs[-1]

    def open(
        self,
        url: str,
        *,
        connected: bool = True,
        script: str = '',
        **options: Any,
    ) -> ViewerPage:
        """Open a page in a browser context of its own; ``script`` runs before the page's own."""
        context = self._browser.new_context(**{'viewport': SMALL, **options})
        if script:
            context.add_init_script(script)
        page = ViewerPage(context, url)
        self.wait(page.is_there, 'the page starts')
        self._pages.append(page)
        if connected:
            self.wait(lambda: page.is_there() and page.phase == 'connected', 'the page connects')
        return page

    def wait(self, condition: Callable[[], Any], what: str) -> Any:
        """
        Return the first true value of a condition; fail where none comes.

        Meanwhile what pages tell (downloads, loads, complaints) is taken: Playwright does so in
        calls of its own only.
        """
        until = time.monotonic() + PATIENCE_S
        while True:
            value = condition()
            if value:
                return value
            if time.monotonic() > until:
                raise AssertionError(f'this did not happen: {what}\n{self.report()}')
            if self._pages:
                self._pages[-1].page.wait_for_timeout(_POLL_S * 1e3)
            else:
                time.sleep(_POLL_S)

    def report(self) -> str:
        """Return what everything says of itself."""
        pages = [json.dumps(page.ask('status')['displays'])[-_TAIL:] for page in self._pages]
        running = [bridge.program for bridge in self._bridges] + self._programs
        return '\n'.join([*pages, *(program.output()[-_TAIL:] for program in running)])

    def close_pages(self) -> None:
        """Close all pages, and fail where one complained or asked another host for something."""
        pages, self._pages = self._pages, []
        for page in pages:
            page.context.close()
        for page in pages:
            assert page.complaints == [], page.complaints
            assert page.foreign == [], page.foreign

    def close(self) -> None:
        """End everything, also where one of them does not end well."""
        with ExitStack() as ends:
            for bridge in self._bridges:
                ends.callback(bridge.program.end)
            for program in self._programs:
                ends.callback(program.end)
            ends.callback(self.robot.close)
            for page in self._pages:
                ends.callback(page.context.close)
