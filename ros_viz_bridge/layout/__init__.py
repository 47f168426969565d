# SPDX-License-Identifier: Apache-2.0
"""What a viewer sees at first, as a file: read, written, taken from RViz. Knows no ROS."""
