# SPDX-License-Identifier: Apache-2.0
"""
What is said between server and page.

Frozen dataclasses are the schema, one codec reads and writes them.
"""
