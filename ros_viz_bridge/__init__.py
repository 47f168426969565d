# SPDX-License-Identifier: Apache-2.0
"""See a robot and steer it from any browser or headset."""

__version__ = '0.1.0'
