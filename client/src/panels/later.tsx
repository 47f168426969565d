// SPDX-License-Identifier: Apache-2.0
/** Parts of the page whose code is fetched when they are first shown. */

import { useEffect, useState, type ComponentType, type JSX } from 'react';
import { Failed } from './contained';
import { useApp } from './use_app';

/**
 * Return a component in whose place `Waiting` stands until its code is there.
 *
 * Code that cannot be fetched is fetched again when the page is connected again, or when asked for.
 */
export function later<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  Waiting: () => JSX.Element | null,
): (props: P) => JSX.Element {
  let Part: ComponentType<P> | null = null;
  return function Later(props: P): JSX.Element {
    const connected = useApp((state) => state.connection.phase === 'connected');
    const [attempt, setAttempt] = useState(0);
    const [problem, setProblem] = useState('');
    const [, setLoaded] = useState(Part !== null);
    useEffect(() => {
      if (Part !== null) return;
      let shown = true;
      load().then(
        (module) => {
          Part = module.default;
          if (shown) setLoaded(true);
        },
        (error: unknown) => {
          if (shown) setProblem(error instanceof Error ? error.message : String(error));
        },
      );
      return () => {
        shown = false;
        setProblem('');
      };
    }, [attempt, connected]);
    if (Part !== null) return <Part {...props} />;
    if (problem === '') return <Waiting />;
    return (
      <Failed onAgain={() => setAttempt(attempt + 1)}>
        This part of the page could not be fetched
        {connected ? `: ${problem}` : ' without a connection; it comes when there is one.'}
      </Failed>
    );
  };
}
