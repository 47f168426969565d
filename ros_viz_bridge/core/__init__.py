# SPDX-License-Identifier: Apache-2.0
"""
How state moves from the log to each client.

No threads, sockets, event loop or clock in here.
"""
