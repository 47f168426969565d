// SPDX-License-Identifier: Apache-2.0
/** An icon that a script chose by its name; it is loaded when it is needed first. */

import { createElement, useEffect, useState, type JSX } from 'react';
import { load } from 'virtual:icons';

type Nodes = Awaited<ReturnType<typeof load>>;

const loaded = new Map<string, Nodes>();

export function NamedIcon({ name, size = 16 }: { name: string; size?: number }): JSX.Element {
  const [, setCount] = useState(0);
  useEffect(() => {
    if (loaded.has(name)) return undefined;
    let wanted = true;
    load(name).then(
      (nodes) => {
        loaded.set(name, nodes);
        if (wanted) setCount((count) => count + 1);
      },
      () => undefined, // Without a connection there is no icon; the label stays.
    );
    return () => {
      wanted = false;
    };
  }, [name]);
  return (
    <svg
      aria-hidden
      data-icon={name}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
    >
      {loaded
        .get(name)
        ?.map(([tag, attributes], i) => createElement(tag, { ...attributes, key: i }))}
    </svg>
  );
}
