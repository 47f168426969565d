# SPDX-License-Identifier: Apache-2.0
"""A layout's widgets and the messages that they stand for: paths, values, forms; pure."""
