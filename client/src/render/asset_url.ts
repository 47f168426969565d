// SPDX-License-Identifier: Apache-2.0
/** Where the page fetches meshes and textures: from its own server, under a secret that the browser keeps. */

import { app } from '../state';

/**
 * Return the address of a `package://` or `file://` URI below `prefix` (`Hello.assets`), relative to the page.
 *
 * The browser may answer it from its cache, if the server says that the file is still the same. `session` is put
 * behind it where no server sees it: what the page itself keeps under an address is of one session.
 *
 * Throws an Error that names the URI for any other: the page asks no other host.
 */
export function assetUrl(uri: string, prefix: string, session = ''): string {
  const [, scheme, path] = /^(package|file):\/\/(.+)$/.exec(uri) ?? [];
  if (!scheme || !path) {
    throw new Error(`\`${uri}\` is neither package:// nor file://: the page loads nothing else`);
  }
  const clean = inside(uri, path).map(encodeURIComponent).join('/');
  const tag = session === '' ? '' : `#${session}`;
  return new URL(`${prefix}${scheme}/${clean}${tag}`, new URL('./', location.href)).href;
}

/** The address of a URI in the page's session as it is now. */
export function assetOfSession(uri: string): string {
  const { hello } = app.getState();
  return assetUrl(uri, hello?.assets ?? '', hello?.resume.slice(0, 8));
}

/** The parts of a path with `..` resolved here: resolved by the browser, it could leave the server's assets. */
function inside(uri: string, path: string): string[] {
  const parts: string[] = [];
  for (const part of path.split('/').map(decodePercent)) {
    if (part === '..') {
      if (parts.pop() === undefined) throw new Error(`\`${uri}\` leads out of the assets`);
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts;
}

/** URIs come with and without percent encoding; what is no valid encoding is meant literally. */
function decodePercent(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
