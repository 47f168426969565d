// SPDX-License-Identifier: Apache-2.0
/** Tells a script that wants it what this page runs on. */

import { app } from '../state';
import { whileWanted } from './wanted';

const LONGEST_AGENT = 1024;

export function reportPage(): () => void {
  return whileWanted('page', () => {
    app.getState().send({
      t: 'PageInfo',
      user_agent: navigator.userAgent.slice(0, LONGEST_AGENT),
      screen_width: window.screen.width,
      screen_height: window.screen.height,
      device_pixel_ratio: window.devicePixelRatio,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    return () => undefined;
  });
}
