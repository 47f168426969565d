# SPDX-License-Identifier: Apache-2.0
"""A recording shown in the page, with a timeline; needs no ROS."""
