// SPDX-License-Identifier: Apache-2.0
/** What this tab keeps secret: the access token, and with what it comes back as the same client. */

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
  return { token: read('token'), clientId: read('client'), resume: read('resume') };
}

export function keepResume(clientId: string, resume: string): void {
  write('client', clientId);
  write('resume', resume);
}

/** Whether an outdated page should reload: once for each version of the page, or it would go on for ever. */
export function shouldReload(version: string): boolean {
  if (read('reloaded') === version) return false;
  write('reloaded', version);
  return read('reloaded') === version;
}
