// SPDX-License-Identifier: Apache-2.0
/** The page that brings headsets here: addresses, and whom a device would trust. */

import { qrPath } from './qr';

/** As the server tells them. */
type Facts = { urls: string[]; authority: string; certificate: string };

const SVG = 'http://www.w3.org/2000/svg';

function part(id: string): HTMLElement {
  return document.getElementById(id)!;
}

/** Dark on light in any theme: cameras expect it so. */
function draw(code: HTMLElement, text: string): void {
  const { path, size } = qrPath(text);
  code.setAttribute('viewBox', `0 0 ${size} ${size}`);
  code.setAttribute('shape-rendering', 'crispEdges');
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', '#fff');
  const cells = document.createElementNS(SVG, 'path');
  cells.setAttribute('d', path);
  code.replaceChildren(ground, cells);
}

function show(facts: Facts): void {
  // A token that came with this page's address goes on to the scene's.
  const links = facts.urls.map((url) => url + location.hash);
  part('urls').replaceChildren(
    ...links.map((link, i) => {
      const line = document.createElement('li');
      const anchor = document.createElement('a');
      anchor.href = link;
      anchor.textContent = facts.urls[i]!;
      line.append(anchor);
      return line;
    }),
  );
  if (links[0] !== undefined) {
    draw(part('code'), links[0]);
    const at = new URL(links[0]);
    const port = at.port || '443';
    part('reverse').textContent = `adb reverse tcp:${port} tcp:${port}`;
    at.hostname = 'localhost';
    at.hash = '';
    part('localhost').textContent = at.href;
  }
  part('authority').textContent = facts.authority;
  part('certificate').textContent = facts.certificate;
  part('said').hidden = true;
  document.querySelector('main')!.hidden = false;
}

async function connect(): Promise<void> {
  try {
    const answer = await fetch('./connect/facts');
    if (!answer.ok) throw new Error('this server makes no certificate: start it with tls.auto');
    show((await answer.json()) as Facts);
  } catch (error) {
    part('said').textContent =
      `Nothing to show: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export const connected = connect();
