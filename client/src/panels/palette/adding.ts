// SPDX-License-Identifier: Apache-2.0
/** What can be added to the list of displays: topics with their types, and why some cannot. */

import { addView } from '../../actions';
import { app, type AppState } from '../../state';
import { isListed, MOST_COPIES, titleOf } from '../../views';
import type { TopicInfo } from '../../wire/messages';
import { formatRate, shortType } from '../format';
import type { Choice } from './palette_state';

/** What the server alone publishes: seldom what somebody looks for, and last. */
const OWN = 'Topics of this server';
const NAME = /^\/?[A-Za-z_][A-Za-z0-9_]*(\/[A-Za-z_][A-Za-z0-9_]*)*$/;

/** By topic: one group of what can be shown, one of what cannot. By type: a group for each. */
export function addChoices(state: AppState, by: 'topic' | 'type'): Choice[] {
  const topics = new Map((state.topics ?? []).map((info) => [info.topic, info]));
  const shown = Object.values(state.displays).map((display): Choice => {
    const { display: id, ros_type } = display;
    const type = ros_type === '' ? 'type not known yet' : shortType(ros_type);
    const rate = state.statuses[id]?.rate ?? 0;
    const publishers = state.statuses[id]?.publishers ?? topics.get(display.topic)?.publishers ?? 0;
    const facts = [
      type,
      `${publishers} ${publishers === 1 ? 'publisher' : 'publishers'}`,
      ...(rate > 0 ? [formatRate(rate)] : []),
      ...(isListed(state, id) ? ['on the list: adds it once more'] : []),
    ];
    return {
      id,
      label: titleOf(state, id) === id ? display.topic : `${display.topic} (${titleOf(state, id)})`,
      detail: facts.join(' · '),
      group: by === 'type' ? type : topics.get(display.topic)?.own ? OWN : 'Topics',
      run: () => add(id),
    };
  });
  const displayed = new Set(Object.values(state.displays).map((display) => display.topic));
  const others = [...topics.values()].filter(
    (info) => !(info.display in state.displays) && !displayed.has(info.topic),
  );
  const refused = others.map((info): Choice => ({
    id: info.topic,
    label: info.topic,
    detail: info.types.map(shortType).join(', '),
    group: 'Cannot be shown',
    disabledBecause: reasonOf(info),
    run: () => undefined,
  }));
  const sorted = shown.sort((a, b) =>
    (a.group + a.label).localeCompare(b.group + b.label, 'en', { numeric: true }),
  );
  return [...sorted, ...refused];
}

function reasonOf(info: TopicInfo): string {
  if (info.note !== '') return info.note;
  if (info.publishers === 0) return 'nobody publishes it';
  return "the bridge's layout does not offer it (discover)";
}

/** A name that is typed and not there yet can be added all the same: it is shown once it comes. */
export function awaitedChoice(state: AppState, typed: string): Choice | null {
  const name = typed.trim();
  if (!NAME.test(name)) return null;
  const topic = name.startsWith('/') ? name : `/${name}`;
  if (topic in state.displays || state.topics?.some((info) => info.topic === topic)) return null;
  return {
    id: `await ${topic}`,
    label: topic,
    detail: 'not published now: shown once it is',
    group: 'Not there yet',
    run: () => add(topic),
  };
}

function add(display: string): void {
  if (addView(display) !== null) return;
  const notices = app.getState().notices;
  const text = `${display} is shown ${MOST_COPIES} times already.`;
  app.setState({
    notices: [
      ...notices,
      { t: 'Notice', level: 'warning', text, about: display, id: Date.now(), time: Date.now() },
    ],
  });
}
