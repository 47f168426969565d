// SPDX-License-Identifier: Apache-2.0
/** Where the page fetches meshes and textures: from its own server, under the session's secret. */

/**
 * Return the address of a `package://` or `file://` URI below `prefix` (`Hello.assets`), relative to the page.
 *
 * Throws an Error that names the URI for any other: the page asks no other host.
 */
export function assetUrl(uri: string, prefix: string): string {
  const [, scheme, path] = /^(package|file):\/\/(.+)$/.exec(uri) ?? [];
  if (!scheme || !path) {
    throw new Error(`\`${uri}\` is neither package:// nor file://: the page loads nothing else`);
  }
  const clean = inside(uri, path).map(encodeURIComponent).join('/');
  return new URL(`${prefix}${scheme}/${clean}`, new URL('./', location.href)).href;
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
