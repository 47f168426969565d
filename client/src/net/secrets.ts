// SPDX-License-Identifier: Apache-2.0
/** What is kept secret: the access token, with what the tab comes back as the same client, where its assets are. */

import type { Credentials } from './protocol';

function key(name: string): string {
  return `ros_viz_bridge${location.pathname}:${name}`;
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(key(name)) ?? '';
  } catch {
    return '';
  }
}

function write(name: string, value: string): void {
  try {
    sessionStorage.setItem(key(name), value);
  } catch {
    console.warn('This browser keeps nothing for this tab: after a reload it is a new viewer.');
  }
}

/** Move a token from the address (`#token=...`) to this tab's storage, so that nobody reads it there. */
function adoptToken(): void {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (token === null) return;
  fragment.delete('token');
  const rest = fragment.size ? `#${fragment.toString()}` : '';
  history.replaceState(null, '', location.pathname + location.search + rest);
  write('token', token);
}

export function readCredentials(): Credentials {
  adoptToken();
  return {
    token: read('token'),
    clientId: read('client'),
    resume: read('resume'),
    assets: assetsKey(),
  };
}

export function keepResume(clientId: string, resume: string): void {
  write('client', clientId);
  write('resume', resume);
}

/**
 * What the addresses of this browser's assets have in them, the same for all its tabs and visits: what it cached under
 * them is good for the next one. '' where the browser keeps nothing: then each session has its own.
 */
function assetsKey(): string {
  try {
    const kept = localStorage.getItem(key('assets'));
    if (kept !== null) return kept;
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const text = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
    const made = text.replaceAll('+', '-').replaceAll('/', '_');
    localStorage.setItem(key('assets'), made);
    return made;
  } catch {
    return '';
  }
}

/** Whether an outdated page should reload: once for each version of the page, or it would go on for ever. */
export function shouldReload(version: string): boolean {
  if (read('reloaded') === version) return false;
  write('reloaded', version);
  return read('reloaded') === version;
}
