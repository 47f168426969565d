# SPDX-License-Identifier: Apache-2.0
"""Any message as rows to read and numbers to plot; pure."""
