# SPDX-License-Identifier: Apache-2.0
"""What ends the connection of a client that is told more than it takes."""


class Overflow(Exception):
    """
    So many events wait that the client is better sent away.

    It will find the state when it comes back.
    """
