// SPDX-License-Identifier: Apache-2.0
/** What a panel watches while it is on screen, and what the server says of it. */

import { useEffect, useId } from 'react';
import { useStore } from 'zustand';
import { setWanted, watches, type Wanted, type WatchState } from '../../watches';
import { useApp } from '../use_app';

/** Watch topics while the component is there. */
export function useWatch(topics: Record<string, Wanted>): void {
  const id = useId();
  const says = JSON.stringify(topics);
  useEffect(() => setWanted(id, JSON.parse(says) as Record<string, Wanted>), [id, says]);
  useEffect(() => () => setWanted(id, {}), [id]);
}

export function useWatches<T>(selector: (state: WatchState) => T): T {
  return useStore(watches, selector);
}

const NONE: never[] = [];

/** Names of the topics of the graph. */
export function useTopicNames(): readonly string[] {
  const topics = useApp((state) => state.topics);
  return topics?.map((each) => each.topic) ?? NONE;
}

/** What a topic or a number is dragged as. */
export const DRAGGED_PATH = 'application/x-rvb-path';
