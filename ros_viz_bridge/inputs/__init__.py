# SPDX-License-Identifier: Apache-2.0
"""What a page says to ROS messages: one file per published type, ready for ``cdr.Writer``."""
