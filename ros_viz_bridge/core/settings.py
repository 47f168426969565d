# SPDX-License-Identifier: Apache-2.0
"""Settings of the hub."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..wire.panels import PanelArrangement
from ..wire.session import Layouts, ViewMode
from .rate_limit import Limits


@dataclass(frozen=True)
class Settings:
    """What the hub needs to know; times are seconds."""

    label: str = ''
    fixed_frame: str = ''
    view_mode: ViewMode = 'orbit'
    camera: tuple[float, ...] = ()
    panels: PanelArrangement | None = None
    layouts: Layouts = ''
    follow: str = ''
    uploads: int = 0
    """Bytes of the largest file that an operator may send; 0 for none."""
    heartbeat: float = 1.0
    max_clients: int = 64
    window_ms: float = 20.0
    limits: Limits = field(default_factory=Limits)
    groups: tuple[str, ...] = ('robot',)
    lease_timeout: float = 5.0
    resume_time: float = 60.0
    quiet: float = 1.5
    """What a client holds down ends when nothing was heard of it for so long."""
    silence: float = 30.0
    """A client that neither pings nor acknowledges for so long is closed."""
