// SPDX-License-Identifier: Apache-2.0
/** The page's colours for what is drawn by others: they know no CSS variables. */

import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { scriptTheme } from '../../script_theme';
import { useApp } from '../use_app';

export interface ChartInk {
  text: string;
  muted: string;
  line: string;
  accent: string;
}

/** The colours now; another object whenever they change. */
export function useInk(): ChartInk {
  const { colorScheme } = useMantineColorScheme();
  const brand = useApp((state) => scriptTheme(state)?.brand_color ?? '');
  const [ink, setInk] = useState(readInk);
  useEffect(() => {
    // The page's root is changed after what is in it.
    const timer = setTimeout(() => setInk(readInk()));
    return () => clearTimeout(timer);
  }, [colorScheme, brand]);
  return ink;
}

function readInk(): ChartInk {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(`--rvb-${name}`).trim();
  return { text: of('text'), muted: of('muted'), line: of('border'), accent: of('accent') };
}
