// SPDX-License-Identifier: Apache-2.0
/** Whether the page is laid out for a phone; style sheets ask the same. */

import { useMediaQuery } from '@mantine/hooks';

/** Narrow, or low and touched: a phone on its side may be wider than a small window. */
const PHONE = '(max-width: 900px), (max-height: 500px) and (pointer: coarse)';

export function usePhone(): boolean {
  return useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
}
