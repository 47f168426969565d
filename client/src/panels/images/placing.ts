// SPDX-License-Identifier: Apache-2.0
/** Where image windows lie over the view: pure geometry in CSS pixels. */

import type { Place } from '../arrangement';

export interface Area {
  width: number;
  height: number;
}

export const TITLE = 26;
export const FOOT = 20;
export const LEAST: Area = { width: 180, height: 120 };
const GAP = 12;
const USUAL: Area = { width: 320, height: 240 + TITLE + FOOT };

/** The first place of the n-th window: along the bottom from the left, then upwards. */
export function firstPlace(index: number, area: Area): Place {
  const width = Math.min(USUAL.width, area.width - 2 * GAP);
  const height = Math.min(USUAL.height, area.height - 2 * GAP);
  const columns = Math.max(1, Math.floor((area.width - GAP) / (width + GAP)));
  const rows = Math.max(1, Math.floor((area.height - GAP) / (height + GAP)));
  const slot = index % (columns * rows);
  const layer = Math.floor(index / (columns * rows));
  return kept(
    {
      x: GAP + (slot % columns) * (width + GAP) + layer * 2 * GAP,
      y: area.height - (Math.floor(slot / columns) + 1) * (height + GAP) - layer * 2 * GAP,
      width,
      height,
    },
    area,
  );
}

/** The place moved and shrunk so that the whole window lies in the area. */
export function kept(place: Place, area: Area): Place {
  const width = Math.max(Math.min(place.width, area.width), Math.min(LEAST.width, area.width));
  const height = Math.max(Math.min(place.height, area.height), Math.min(LEAST.height, area.height));
  return {
    x: Math.max(0, Math.min(place.x, area.width - width)),
    y: Math.max(0, Math.min(place.y, area.height - height)),
    width,
    height,
  };
}

/** The place with the height that shows a picture of this size without bars; its lower edge stays. */
export function fitted(place: Place, picture: Area, area: Area): Place {
  if (picture.width <= 0 || picture.height <= 0) return place;
  const most = area.height - TITLE - FOOT;
  const width = Math.min(place.width, (most * picture.width) / picture.height);
  const height = Math.round((width * picture.height) / picture.width) + TITLE + FOOT;
  const y = place.y + place.height - height;
  return kept({ ...place, y, width: Math.round(width), height }, area);
}
