// SPDX-License-Identifier: Apache-2.0
/** Topics of any type that open panels watch: asked of the server while they are open, and what it answers. */

import { createStore } from 'zustand/vanilla';
import { app } from './state';
import type { MessageTree, Samples, TopicDetails, TopicWish, WatchStatus } from './wire/messages';

/** What a panel wants of a topic; with none of these, only what is known without reading it. */
export interface Wanted {
  rates?: boolean;
  tree?: boolean;
  paths?: readonly string[];
}

export interface WatchState {
  /** By topic, as far as the server has answered. */
  details: Record<string, TopicDetails>;
  statuses: Record<string, WatchStatus>;
  trees: Record<string, MessageTree>;
}

export const watches = createStore<WatchState>(() => ({ details: {}, statuses: {}, trees: {} }));

/** As many topics, and paths of each, as the server takes. */
export const TOPICS = 128;
export const PATHS = 32;

const wanted = new Map<string, Record<string, Wanted>>();
const listeners = new Set<(samples: Samples) => void>();
let said = '[]';
let sending = false;

/** Say what a panel watches now, by topic; an empty record ends it. */
export function setWanted(panel: string, topics: Record<string, Wanted>): void {
  if (Object.keys(topics).length) wanted.set(panel, topics);
  else wanted.delete(panel);
  if (sending) return;
  sending = true;
  // Several panels that change in one go are one message.
  queueMicrotask(() => {
    sending = false;
    send();
  });
}

/** What all panels want together. */
export function wishes(): TopicWish[] {
  const topics = new Map<string, { rates: boolean; tree: boolean; paths: Set<string> }>();
  for (const one of wanted.values()) {
    for (const [topic, { rates = false, tree = false, paths = [] }] of Object.entries(one)) {
      const all = topics.get(topic) ?? { rates: false, tree: false, paths: new Set<string>() };
      topics.set(topic, all);
      all.rates ||= rates;
      all.tree ||= tree;
      for (const path of paths) all.paths.add(path);
    }
  }
  return [...topics]
    .slice(0, TOPICS)
    .map(([topic, { paths, ...rest }]) => ({ topic, ...rest, paths: [...paths].slice(0, PATHS) }));
}

/** Hear all samples; returns what ends that. */
export function onSamples(listener: (samples: Samples) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Take what the server says of a watched topic. */
export function takeWatched(message: TopicDetails | WatchStatus | MessageTree | Samples): void {
  const { topic } = message;
  switch (message.t) {
    case 'Samples':
      for (const listener of listeners) listener(message);
      return;
    case 'TopicDetails':
      return watches.setState(({ details }) => ({ details: { ...details, [topic]: message } }));
    case 'WatchStatus':
      return watches.setState(({ statuses }) => ({ statuses: { ...statuses, [topic]: message } }));
    case 'MessageTree':
      return watches.setState(({ trees }) => ({ trees: { ...trees, [topic]: message } }));
  }
}

/** Tell the server again at every connection; returns what stops that. */
export function reportWatches(): () => void {
  return app.subscribe((state, before) => {
    if (state.connection === before.connection || state.connection.phase !== 'connected') return;
    said = '[]';
    send();
  });
}

function send(): void {
  const topics = wishes();
  forget(new Set(topics.map((wish) => wish.topic)));
  const says = JSON.stringify(topics);
  if (says !== said && app.getState().send({ t: 'Watch', topics })) said = says;
}

/** What is said of topics that nobody watches is old as soon as it is said. */
function forget(kept: Set<string>): void {
  const { details, statuses, trees } = watches.getState();
  const only = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([topic]) => kept.has(topic)));
  if ([details, statuses, trees].some((each) => Object.keys(each).some((t) => !kept.has(t)))) {
    watches.setState({ details: only(details), statuses: only(statuses), trees: only(trees) });
  }
}
