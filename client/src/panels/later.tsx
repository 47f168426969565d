// SPDX-License-Identifier: Apache-2.0
/** Parts of the page whose code is fetched when they are first shown. */

import { useEffect, useState, type ComponentType, type JSX } from 'react';
import { Failed } from './contained';
import { useApp } from './use_app';

/** Stylesheets that did not come: with what needs them, the bundle's own code asks for each only once. */
const missing = new Set<HTMLLinkElement>();

function note({ target }: Event): void {
  if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missing.add(target);
}

/** Put a stylesheet in the place of one that did not come. */
function fetchAgain(link: HTMLLinkElement): Promise<void> {
  missing.delete(link);
  link.remove();
  const again = link.cloneNode() as HTMLLinkElement;
  return new Promise((done, fail) => {
    again.onload = () => done();
    again.onerror = () => fail(new Error(`there is no ${again.href}`));
    document.head.append(again);
  });
}

/**
 * Load code, and before it the stylesheets that are missing.
 *
 * Code is asked for last: browsers may take a module that did not come once for one that never will.
 */
async function fetched<T>(load: () => Promise<T>): Promise<T> {
  document.addEventListener('error', note, true);
  await Promise.all([...missing].map(fetchAgain));
  return load();
}

/**
 * Return a component in whose place `Waiting` stands until its code is there.
 *
 * Nothing is fetched while the server is away. Code that did not come is fetched again when the page is connected
 * again, or when asked for.
 */
export function later<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  Waiting: () => JSX.Element | null,
): (props: P) => JSX.Element {
  let Part: ComponentType<P> | null = null;
  return function Later(props: P): JSX.Element {
    const away = useApp((state) => state.connection.phase === 'reconnecting');
    const [attempt, setAttempt] = useState(0);
    const [problem, setProblem] = useState('');
    const [, setLoaded] = useState(Part !== null);
    useEffect(() => {
      if (Part !== null || away) return;
      let shown = true;
      fetched(load).then(
        (module) => {
          Part = module.default;
          setLoaded(true);
        },
        (error: unknown) => {
          if (shown) setProblem(error instanceof Error ? error.message : String(error));
        },
      );
      return () => {
        shown = false;
        setProblem('');
      };
    }, [attempt, away]);
    if (Part !== null) return <Part {...props} />;
    if (away) {
      return (
        <Failed>
          This part of the page could not be fetched without a connection; it comes when there is
          one.
        </Failed>
      );
    }
    if (problem === '') return <Waiting />;
    return (
      <Failed onAgain={() => setAttempt(attempt + 1)}>
        This part of the page could not be fetched: {problem}. If trying again does not help, load
        the page again.
      </Failed>
    );
  };
}
