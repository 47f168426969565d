# SPDX-License-Identifier: Apache-2.0
"""What a Python user sees."""
