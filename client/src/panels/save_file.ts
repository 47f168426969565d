// SPDX-License-Identifier: Apache-2.0
/** Offers what was made here as a file. */

/** Let the browser save it under a name made of the time; `ending` without a dot. */
export function saveFile(blob: Blob, ending: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  const time = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
  link.download = `ros_viz_bridge_${time}.${ending}`;
  link.click();
  // The browser may only begin to read it now.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
