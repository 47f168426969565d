// SPDX-License-Identifier: Apache-2.0
/** Offers what was made here as a file. */

/** Let the browser save it under a name made of the time; `ending` without a dot. */
export function saveFile(blob: Blob, ending: string, name = 'ros_viz_bridge'): void {
  const time = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
  saveAs(blob, `${name}_${time}.${ending}`);
}

/** Let the browser fetch a file of the server and save it, with its own progress; `address` is relative to the page. */
export function saveFrom(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = addressOf(address);
  link.download = name;
  link.click();
}

/** An address of the server, whatever comes after the page's own. */
export function addressOf(relative: string): string {
  return new URL(relative, new URL('./', location.href)).href;
}

/** Let the browser save it under this name. */
export function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser may only begin to read it now.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
