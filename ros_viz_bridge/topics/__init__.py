# SPDX-License-Identifier: Apache-2.0
"""What becomes of a topic, without ROS: who shows it, how its messages get there, its counts."""
