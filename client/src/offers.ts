// SPDX-License-Identifier: Apache-2.0
/** What this server has to show: a page of a script has no ROS graph, and no place for what would read one. */

import type { AppState } from './state';

/** Whether topics can be read: those of a ROS graph, or of a recording. */
export function hasTopics({ topics }: AppState): boolean {
  return topics !== null;
}

/** Whether there is, or may be, a transform to be looked at from. */
export function hasFrames(state: AppState): boolean {
  return hasTopics(state) || state.frames.length > 0;
}

/** Whether there is anything to list, or a way to get it: a recording that is opened. */
export function hasDisplays(state: AppState): boolean {
  const { displays, hello, serverless } = state;
  // Until the server has spoken, the list keeps its place.
  const opens = hello === null ? !serverless : hello.uploads !== '';
  return opens || hasTopics(state) || Object.keys(displays).length > 0;
}

/** Whether times of the robot, or of a recording, mean anything here. */
export function hasClock(state: AppState): boolean {
  return hasFrames(state) || state.timeline !== null || state.clock.simulated;
}
