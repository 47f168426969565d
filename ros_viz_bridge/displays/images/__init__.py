# SPDX-License-Identifier: Apache-2.0
"""Pictures: files, pixel formats, JPEG."""
