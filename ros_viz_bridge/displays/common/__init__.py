# SPDX-License-Identifier: Apache-2.0
"""What displays of several types share."""
