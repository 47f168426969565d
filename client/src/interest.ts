// SPDX-License-Identifier: Apache-2.0
/** Tells the server what this viewer looks at: what nobody looks at costs nothing. */

import { keepsOlder } from './option_rules';
import { app, isVisible, optionsOf, type AppState } from './state';
import { TF_TYPE } from './render/tf_layer';
import type { Interest } from './wire/messages';

/** The displays that the viewer sees; frames always, for everything is placed by them. */
export function interestOf(state: AppState): Omit<Interest, 't'> {
  const displays = Object.values(state.displays)
    .filter((each) => each.ros_type === TF_TYPE || isVisible(state, each.display))
    .map((each) => each.display)
    .sort();
  const streams = displays.filter((display) =>
    keepsOlder(state.displays[display]!.fields, optionsOf(state, display)),
  );
  const rates = Object.fromEntries(
    displays.flatMap((display) => {
      const { max_rate: rate } = optionsOf(state, display);
      return typeof rate === 'number' && rate > 0 ? [[display, rate] as const] : [];
    }),
  );
  return { displays, streams, rates };
}

/** Send it at every connection, and whenever it changes; returns what stops that. */
export function reportInterest(): () => void {
  let said = '';
  return app.subscribe((state, before) => {
    const connected = state.connection.phase === 'connected';
    const anew = state.connection !== before.connection;
    const changed = state.displays !== before.displays || state.overrides !== before.overrides;
    if (!connected || (!anew && !changed)) return;
    if (anew) said = '';
    const interest = interestOf(state);
    const says = JSON.stringify(interest);
    if (says !== said && state.send({ t: 'Interest', ...interest })) said = says;
  });
}
