// SPDX-License-Identifier: Apache-2.0
/** Layouts that come from elsewhere than the server: only what makes sense is believed. */

import { readPanels } from './panels/panel_layout';
import { isRecord } from './record';
import type { OptionValue } from './state';
import { VIEW_MODES } from './view_modes';
import type { LayoutDocument, LayoutView } from './wire/messages';

const MOST_VIEWS = 1024;
/** Characters of a setting: a list of hidden names may be long. */
const LONGEST_OPTION = 16_384;

/** The layout that a value is, its sound part; null where it is none. */
export function readDocument(found: unknown): LayoutDocument | null {
  if (!isRecord(found) || !Array.isArray(found.views)) return null;
  const camera = Array.isArray(found.camera) ? found.camera : [];
  const panels = readPanels(Array.isArray(found.panels) ? found.panels[0] : undefined);
  const sound = camera.length === 7 && camera.every((value) => Number.isFinite(value));
  return {
    fixed_frame: text(found.fixed_frame),
    view_mode: VIEW_MODES.find((mode) => mode === found.view_mode) ?? 'orbit',
    follow: text(found.follow),
    camera: sound ? (camera as number[]) : [],
    others: found.others === true,
    panels: panels === null ? [] : [panels],
    views: found.views.slice(0, MOST_VIEWS).flatMap(readView),
  };
}

function readView(found: unknown): LayoutView[] {
  if (!isRecord(found) || text(found.topic) === '') return [];
  const options = Object.entries(isRecord(found.options) ? found.options : {}).filter(
    ([, value]) =>
      ['boolean', 'number'].includes(typeof value) ||
      (typeof value === 'string' && value.length <= LONGEST_OPTION),
  );
  return [
    {
      topic: text(found.topic),
      type: text(found.type),
      title: text(found.title),
      visible: found.visible !== false,
      options: Object.fromEntries(options) as Record<string, OptionValue>,
    },
  ];
}

/** Names are bounded as on the wire. */
function text(value: unknown): string {
  return typeof value === 'string' && value.length <= 256 ? value : '';
}
