// SPDX-License-Identifier: Apache-2.0
/** The same random examples in every run, so that a merge fails of what it changed; SEED=random for others. */

import fc from 'fast-check';

const seed = process.env.SEED ?? '1';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
