# SPDX-License-Identifier: Apache-2.0
"""What the demo's processes share: starting rclpy, ending cleanly, and clear last words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import signal
import sys

import rclpy
from rclpy.signals import SignalHandlerOptions

from ros_viz_bridge.interrupted import interrupt


class DemoError(Exception):
    """A sentence for the person who started the process."""


@contextmanager
def ros_process(args: list[str] | None) -> Iterator[None]:
    """Run the body with rclpy started; Ctrl+C and SIGTERM end it without a traceback.

    rclpy's own handlers are left out: they invalidate the context in the middle of a callback.
    A DemoError is printed, and makes the exit status 1.
    """
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell's background jobs ignore SIGINT
        signal.signal(number, interrupt)
    rclpy.init(args=args, signal_handler_options=SignalHandlerOptions.NO)
    try:
        yield
    except KeyboardInterrupt:
        pass
    except DemoError as error:
        sys.exit(str(error))
    finally:
        rclpy.try_shutdown()
