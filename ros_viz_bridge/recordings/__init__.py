# SPDX-License-Identifier: Apache-2.0
"""Recordings of ROS 2 topics in files: MCAP and rosbag2; needs no ROS."""
