// SPDX-License-Identifier: Apache-2.0
/** Clients by the names that their viewers know, and what belongs to whom. */

import type { AppState } from './state';

type Known = Pick<AppState, 'hello' | 'control'>;

/** What a client is called: 'you', the name that the program gave it, or its id. */
export function nameOf({ hello, control }: Known, client: string): string {
  if (client === hello?.client_id) return 'you';
  if (client === 'program') return 'the program';
  return control?.names[client] ?? client;
}

/** Who stopped outputs, by the name that this viewer knows: 'you' too; '' while they are not stopped. */
export function stopper(state: Known): string {
  const by = state.control?.stopped_by ?? '';
  return by === '' ? '' : nameOf(state, by);
}

/** '1 operator, 2 viewers'. */
export function headcount(operators: number, viewers: number): string {
  const some = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${some(operators, 'operator')}, ${some(viewers, 'viewer')}`;
}

/** Why this viewer may not do what belongs to a control group, '' if it may, or there is none. */
export function lacks(state: Known, group: string): string {
  const { hello, control } = state;
  if (group === '') return '';
  const holder = control?.groups.find((each) => each.group === group)?.holder ?? '';
  if (holder !== '' && holder === hello?.client_id) return '';
  const who = holder === '' ? 'Nobody' : nameOf(state, holder);
  return `${who} has the control of ${group}: ask for it under your role.`;
}

/** The control group of a widget: its own, or that of what it is in. */
export function groupOf({ widgets }: AppState, id: string): string {
  let widget = widgets[id];
  for (let deep = 0; widget && deep < 64; deep++) {
    if (widget.group !== '' || widget.container === '') return widget.group;
    widget = widgets[widget.container];
  }
  return '';
}
