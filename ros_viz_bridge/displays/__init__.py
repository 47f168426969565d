# SPDX-License-Identifier: Apache-2.0
"""ROS messages to scene messages: one file per ROS type, and the folder is the registry."""
