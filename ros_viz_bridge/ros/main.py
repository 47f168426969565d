# SPDX-License-Identifier: Apache-2.0
"""The command ``bridge``: starts the node, says where the page is, and ends cleanly."""

from __future__ import annotations

from collections.abc import Sequence
import gc
import re
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

from ..interrupted import interrupt

if TYPE_CHECKING:
    from .node import Bridge

_TURN = 0.0005
"""
Seconds after which a thread that others wait for lets them run.

An operator's hands must not wait while a cloud is converted; Python's own 5 ms is half a frame of
a headset.
"""


def main(args: Sequence[str] | None = None) -> int:
    """
    Run the node until SIGINT or SIGTERM; return 0, or 1 after a sentence that says what is wrong.

    ``args`` are those of the command line, without the program's name.
    """
    signals = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, interrupt) for number in signals}
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        return _run(list(sys.argv[1:] if args is None else args))
    except KeyboardInterrupt:
        return 0
    finally:
        gc.unfreeze()
        sys.setswitchinterval(turn)
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(given: list[str]) -> int:
    # Here, because these imports take a second, in which the user may have thought better of it.
    try:
        import rclpy
    except ImportError as error:
        return _fail(f'ROS 2 is not to be had here ({error}): source its setup.bash first')
    from rclpy.context import Context
    from rclpy.exceptions import InvalidNamespaceException, InvalidNodeNameException
    from rclpy.signals import SignalHandlerOptions

    from ..layout.yaml_nodes import LayoutError
    from .heap import keep_freed_memory
    from .node import Bridge
    from .parameters import ParameterError

    keep_freed_memory()
    context = Context()
    try:
        unknown = [word for word in given[: _ros_args(given)] if word]
        if unknown:
            return _fail(
                f'unknown argument {unknown[0]!r}: parameters follow --ros-args, '
                'such as --ros-args -p port:=8081'
            )
        rclpy.init(
            args=['bridge', *given],
            context=context,
            signal_handler_options=SignalHandlerOptions.NO,
        )
    except Exception as error:
        return _fail(_first_sentence(str(error)))
    try:
        bridge = Bridge(context=context)
    except (ParameterError, LayoutError, ImportError, OSError, ValueError) as error:
        return _fail(str(error))
    except (InvalidNamespaceException, InvalidNodeNameException) as error:
        return _fail(_first_sentence(str(error)))
    else:
        _spin(bridge)
    finally:
        context.try_shutdown()
    return 0


def _spin(bridge: Bridge) -> None:
    from ..api.opening import opening

    def stop(signum: int, frame: FrameType | None) -> None:
        bridge.shutdown()

    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stop)
        # What is there by now stays: looking through it for garbage again and again would hold up
        # everything for a tenth of a second.
        gc.freeze()
        print(opening(bridge.server), flush=True)
        bridge.spin()
    finally:
        bridge.close()


def _ros_args(given: list[str]) -> int:
    return given.index('--ros-args') if '--ros-args' in given else len(given)


def _first_sentence(text: str) -> str:
    """Return an error of rcl without the places in its source code."""
    return re.sub(r', at /\S+:\d+', '', text)


def _fail(text: str) -> int:
    print(f'ros_viz_bridge: {text}', file=sys.stderr, flush=True)
    return 1


if __name__ == '__main__':
    sys.exit(main())
