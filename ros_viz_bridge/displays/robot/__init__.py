# SPDX-License-Identifier: Apache-2.0
"""Robot descriptions (URDF): read without trusting them, one fault never hides the rest."""
