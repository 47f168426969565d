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
  const clean = path
    .replace(/^\/+/, '')
    .split('/')
    .map((part) => encodeURIComponent(decodePercent(part)))
    .join('/');
  return new URL(`${prefix}${scheme}/${clean}`, new URL('./', location.href)).href;
}

/** URIs come with and without percent encoding; what is no valid encoding is meant literally. */
function decodePercent(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
