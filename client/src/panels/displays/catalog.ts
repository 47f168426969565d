// SPDX-License-Identifier: Apache-2.0
/** Which displays the panel lists where: those in use, and what else the graph offers. */

import { PANEL_TYPES } from '../../interest';
import { memoized } from '../../memoized';
import { isVisible, worstLevel, type AppState } from '../../state';
import {
  allViews,
  awaitedViews,
  byName,
  displayIdOf,
  displayOf,
  inOrder,
  isListed,
  titleOf,
} from '../../views';
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
 * The views in use: shown, shown by the layout, added or once switched by this viewer, also those whose topic
 * is not there. One that is switched off stays where it is, so that it can be switched on again.
 */
export const listedDisplays = memoized(
  (state: AppState, words: string, filter: Filter) => [
    ...made(state),
    words,
    filter,
    ...(filter === 'problems' ? [state.statuses, state.placements, state.connection.phase] : []),
  ],
  listed,
);

/** What lists of displays are made of; statuses and pictures come often, and change none. */
function made({ displays, views, settings }: AppState): readonly unknown[] {
  return [displays, views, settings];
}

function listed(state: AppState, words: string, filter: Filter): string[] {
  return inOrder(state, [...allViews(state), ...awaitedViews(state)]).filter((id) => {
    if (!isListed(state, id)) return false;
    if (filter === 'visible' && !isVisible(state, id)) return false;
    if (filter === 'problems' && !(isVisible(state, id) && isProblem(worstLevel(state, id).level)))
      return false;
    return displayMatches(state, id, words);
  });
}

/** Ids of the displays that are not on the list, and could be added, by name. */
export const offeredDisplays = memoized(
  (state: AppState, words: string) => [...made(state), state.topics, words],
  (state, words) => offered(state, words, false),
);

/** Likewise those of topics that the server alone publishes. */
export const ownDisplays = memoized(
  (state: AppState, words: string) => [...made(state), state.topics, words],
  (state, words) => offered(state, words, true),
);

function offered(state: AppState, words: string, own: boolean): string[] {
  const owned = new Set(
    (state.topics ?? []).filter((info) => info.own).map((info) => info.display),
  );
  const others = allViews(state).filter((id) => !id.includes('#') && !isListed(state, id));
  return others
    .filter((id) => owned.has(id) === own && displayMatches(state, id, words))
    .sort((a, b) => byName.compare(titleOf(state, a), titleOf(state, b)));
}

/** Topics of the graph that cannot be shown, with the reason in ``note``, by name. */
export const otherTopics = memoized(
  ({ topics, displays }: AppState, words: string) => [topics, displays, words],
  others,
);

function others(state: AppState, words: string): TopicInfo[] {
  return (state.topics ?? [])
    .filter(
      (info) =>
        !(info.display in state.displays) && matches(words, info.topic, ...info.types, info.note),
    )
    .sort((a, b) => byName.compare(a.topic, b.topic));
}

function displayMatches(state: AppState, id: string, words: string): boolean {
  const display = displayOf(state, id);
  if (display !== undefined && display.ros_type in PANEL_TYPES) return false;
  const topic = display?.topic ?? displayIdOf(id);
  return matches(words, titleOf(state, id), topic, display?.ros_type ?? '');
}
