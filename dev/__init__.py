# SPDX-License-Identifier: Apache-2.0
"""Tools of the source tree: the development environment and the client's build."""
