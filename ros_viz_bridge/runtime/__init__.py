# SPDX-License-Identifier: Apache-2.0
"""Where threads and sockets are."""
