// SPDX-License-Identifier: Apache-2.0
/** Surroundings to be lit by, painted instead of photographed: a sky, a ground, and what shines. */

/** Linear light; 1 is as bright as white. */
export type Light3 = readonly [number, number, number];

/** A disc or window: where it is from the middle (z up), degrees from its middle to its rim, what it sends out. */
export interface Shine {
  towards: readonly [number, number, number];
  degrees: number;
  light: Light3;
}

export interface Preset {
  zenith: Light3;
  horizon: Light3;
  ground: Light3;
  shines: readonly Shine[];
}

const shine = (towards: Shine['towards'], degrees: number, light: Light3): Shine => ({
  towards,
  degrees,
  light,
});

export const PRESETS: Readonly<Record<string, Preset>> = {
  apartment: {
    zenith: [0.42, 0.4, 0.37],
    horizon: [0.5, 0.46, 0.41],
    ground: [0.2, 0.15, 0.11],
    shines: [
      shine([1, 0.2, 0.25], 24, [4.2, 4.4, 4.8]),
      shine([-0.5, 1, 0.5], 12, [2.4, 1.9, 1.4]),
    ],
  },
  city: {
    zenith: [0.5, 0.62, 0.82],
    horizon: [0.78, 0.78, 0.76],
    ground: [0.22, 0.22, 0.22],
    shines: [shine([0.6, 0.5, 0.9], 10, [12, 11.4, 10.4])],
  },
  dawn: {
    zenith: [0.24, 0.34, 0.58],
    horizon: [0.86, 0.58, 0.46],
    ground: [0.14, 0.12, 0.13],
    shines: [shine([1, 0.3, 0.14], 9, [10, 6.4, 4.0])],
  },
  forest: {
    zenith: [0.34, 0.46, 0.36],
    horizon: [0.2, 0.28, 0.15],
    ground: [0.09, 0.09, 0.05],
    shines: [shine([0.2, -0.3, 1], 16, [5, 5.4, 4.2]), shine([-0.7, 0.6, 0.7], 7, [2.6, 2.8, 1.8])],
  },
  lobby: {
    zenith: [0.56, 0.52, 0.46],
    horizon: [0.36, 0.32, 0.27],
    ground: [0.24, 0.2, 0.17],
    shines: [
      shine([0.4, 0.4, 1], 12, [4.6, 4.0, 3.2]),
      shine([-0.4, -0.4, 1], 12, [4.6, 4.0, 3.2]),
      shine([-1, 0.6, 0.2], 20, [1.6, 1.8, 2.1]),
    ],
  },
  night: {
    zenith: [0.012, 0.017, 0.04],
    horizon: [0.05, 0.055, 0.075],
    ground: [0.014, 0.013, 0.012],
    shines: [
      shine([-0.4, 0.6, 0.8], 4, [2.4, 2.7, 3.4]),
      shine([1, -0.4, 0.08], 8, [1.3, 0.8, 0.35]),
    ],
  },
  park: {
    zenith: [0.36, 0.56, 0.92],
    horizon: [0.74, 0.82, 0.88],
    ground: [0.14, 0.2, 0.09],
    shines: [shine([0.5, -0.4, 0.9], 9, [14, 13.4, 12])],
  },
  studio: {
    zenith: [0.34, 0.34, 0.34],
    horizon: [0.18, 0.18, 0.18],
    ground: [0.12, 0.12, 0.12],
    shines: [
      shine([1, 0.7, 0.9], 24, [5.4, 5.4, 5.4]),
      shine([-1, 0.4, 0.5], 20, [2.4, 2.5, 2.7]),
      shine([0, -1, 0.8], 13, [2.2, 2.1, 2.0]),
    ],
  },
  sunset: {
    zenith: [0.2, 0.24, 0.46],
    horizon: [1.0, 0.46, 0.2],
    ground: [0.13, 0.09, 0.08],
    shines: [shine([1, -0.2, 0.08], 9, [14, 6.6, 2.4])],
  },
  warehouse: {
    zenith: [0.4, 0.4, 0.4],
    horizon: [0.34, 0.33, 0.31],
    ground: [0.2, 0.19, 0.18],
    shines: [
      shine([0, 0.5, 1], 13, [5.4, 5.4, 5.2]),
      shine([0, -0.5, 1], 13, [5.4, 5.4, 5.2]),
      shine([1, 0, 0.25], 15, [2.2, 2.4, 2.7]),
    ],
  },
};
