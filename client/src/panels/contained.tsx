// SPDX-License-Identifier: Apache-2.0
/** What keeps a part of the page that fails from taking the others with it, the stop button above all. */

import { Component, type JSX, type ReactNode } from 'react';
import classes from './contained.module.css';

interface ContainedProps {
  /** What is in it, as the page calls it. */
  name: string;
  children: ReactNode;
}

/** Shows why its content cannot be drawn, in its place, and draws it again when asked to. */
export class Contained extends Component<ContainedProps, { problem: string | null }> {
  override state: { problem: string | null } = { problem: null };

  static getDerivedStateFromError(error: unknown): { problem: string } {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return (
      <Failed onAgain={() => this.setState({ problem: null })}>
        {this.props.name} cannot be drawn: {problem}
      </Failed>
    );
  }
}

/** A sentence on what failed, and a button that tries it again where that makes sense. */
export function Failed(props: { onAgain?: () => void; children: ReactNode }): JSX.Element {
  return (
    <div className={classes.failed} role="alert">
      <p>{props.children}</p>
      {props.onAgain && (
        <button type="button" onClick={props.onAgain}>
          Try again
        </button>
      )}
    </div>
  );
}
