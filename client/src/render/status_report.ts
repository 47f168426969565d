// SPDX-License-Identifier: Apache-2.0
/** Tells the page's panels how its displays fare in the view: what cannot be placed, what can be chosen, which frames there are. */

import { app, type Placement } from '../state';
import { OfferReport } from './offer_report';
import { PlacementReport } from './placement_report';

export class StatusReport {
  private readonly placements = new PlacementReport(
    (placements) => app.setState({ placements }),
    () => app.getState().placements,
  );
  private readonly offers = new OfferReport(
    (offers) => app.setState(offers),
    () => app.getState(),
  );

  /** Note once that there is something to see; asked until there is. */
  first(isSomething: () => boolean): void {
    if (!app.getState().sceneShown && isSomething()) app.setState({ sceneShown: true });
  }

  /** What was found while everything was placed, at a time in milliseconds. */
  take(
    found: Map<string, Placement[]>,
    drawn: Parameters<OfferReport['take']>[0],
    frames: string[],
    now: number,
  ): void {
    this.placements.take(found, now);
    this.offers.take(drawn, now);
    if (app.getState().frames !== frames) app.setState({ frames });
  }
}
