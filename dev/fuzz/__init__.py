# SPDX-License-Identifier: Apache-2.0
"""Bytes of strangers, found by what they reach in the code: ``make fuzz``."""
