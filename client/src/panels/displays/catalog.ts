// SPDX-License-Identifier: Apache-2.0
/** Which displays the panel lists where: those in use, and what else the graph offers. */

import { isVisible, worstLevel, type AppState } from '../../state';
import type { TopicInfo } from '../../wire/messages';
import { isProblem } from '../levels';

export type Filter = 'all' | 'visible' | 'problems';

function matches(words: string, ...texts: string[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * Ids of the displays in use: shown, shown by the layout, or once switched by this viewer. A display that
 * is switched off stays where it is, so that it can be switched on again.
 */
export function listedDisplays(state: AppState, words: string, filter: Filter): string[] {
  return ordered(state).filter((id) => {
    if (!isListed(state, id)) return false;
    if (filter === 'visible' && !isVisible(state, id)) return false;
    if (filter === 'problems' && !(isVisible(state, id) && isProblem(worstLevel(state, id).level)))
      return false;
    return displayMatches(state, id, words);
  });
}

/** Ids of the displays that could be added. */
export function offeredDisplays(state: AppState, words: string): string[] {
  return ordered(state).filter((id) => !isListed(state, id) && displayMatches(state, id, words));
}

/** Topics of the graph that cannot be shown, with the reason in ``note``. */
export function otherTopics(state: AppState, words: string): TopicInfo[] {
  return (state.topics ?? []).filter(
    (info) =>
      !(info.display in state.displays) && matches(words, info.topic, ...info.types, info.note),
  );
}

function isListed(state: AppState, id: string): boolean {
  const chosen = state.overrides[id]?.visible !== undefined;
  return chosen || isVisible(state, id);
}

function displayMatches(state: AppState, id: string, words: string): boolean {
  const info = state.displays[id];
  return info !== undefined && matches(words, info.title, info.topic, info.ros_type);
}

function ordered(state: AppState): string[] {
  return Object.values(state.displays)
    .sort((a, b) => a.order - b.order || a.title.localeCompare(b.title, 'en', { numeric: true }))
    .map((display) => display.display);
}
