# SPDX-License-Identifier: Apache-2.0
"""The node: ROS topics in, viewers' input out; the only folder that imports rclpy."""
