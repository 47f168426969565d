// SPDX-License-Identifier: Apache-2.0
/** The browser's tab is called as the robot is, where whoever serves the page gave it no title. */

/** As the page is built. */
const USUAL = 'ros_viz_bridge';

let last = USUAL;

export function nameTab(label: string): void {
  if (document.title !== last) return;
  document.title = label === '' ? USUAL : label;
  // Without the spaces that browsers leave out.
  last = document.title;
}
