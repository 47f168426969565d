// SPDX-License-Identifier: Apache-2.0
/** The page that nobody looks at, in the server's own browser: the view alone, drawn for those who ask for it. */

import { answer } from './answers';
import { Film } from './render/film';
import type { Viewer } from './render/viewer';

/** Whether this page is one. */
export function isUnattended(search: string): boolean {
  return new URLSearchParams(search).has('unattended');
}

/** Let the view have all of ``root``, and draw when somebody asks. */
export function drawWhenAsked(
  root: HTMLElement,
  viewer: Pick<Viewer, 'attach' | 'loop' | 'stage'>,
): void {
  Object.assign(root.style, { position: 'fixed', inset: '0' });
  viewer.attach(root);
  const film = (viewer.loop.film = new Film());
  answer('FrameRequest', async (request) => {
    if (viewer.stage.renderer === null) throw new Error('this browser has no WebGL 2');
    return { t: 'RenderAnswer', image: await film.take(request) };
  });
}
