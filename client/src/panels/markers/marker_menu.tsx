// SPDX-License-Identifier: Apache-2.0
/** The menu of an interactive marker, where it was asked for; by mouse, finger or keyboard. */

import { Menu } from '@mantine/core';
import { useLayoutEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import { app, type MenuNode } from '../../state';
import { useApp } from '../use_app';
import classes from './marker_menu.module.css';

const close = () => app.setState({ menu: null });

export function MarkerMenu(): JSX.Element | null {
  const menu = useApp((state) => state.menu);
  if (menu === null) return null;
  return (
    <Menu
      opened
      onClose={close}
      position="bottom-start"
      offset={2}
      shadow="md"
      withinPortal={false}
      trapFocus={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <span className={classes.spot} style={{ left: menu.x, top: menu.y }} />
      </Menu.Target>
      <Menu.Dropdown
        className={classes.dropdown ?? ''}
        aria-label={menu.title}
        onKeyDown={leaveByTab}
      >
        <Focus />
        <Menu.Label>{menu.title}</Menu.Label>
        <Nodes nodes={menu.nodes} />
      </Menu.Dropdown>
    </Menu>
  );
}

function leaveByTab(event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  event.preventDefault();
  close();
}

/**
 * Has the keyboard as soon as the menu is there, and gives it back.
 *
 * Mantine's own trap takes it a while later, and once more: a key pressed in between closes the
 * menu, or chooses nothing.
 */
function Focus(): JSX.Element {
  const spot = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = spot.current?.parentElement;
    const before = document.activeElement;
    spot.current?.focus({ preventScroll: true });
    return () => {
      const mine = menu?.contains(document.activeElement);
      if (mine && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return <div ref={spot} tabIndex={-1} className={classes.focus} />;
}

function Nodes({ nodes }: { nodes: readonly MenuNode[] }): JSX.Element {
  return (
    <>
      {nodes.map((node, i) =>
        node.children.length > 0 ? (
          // Fixed, or what scrolls the menu above would cut it off.
          <Menu.Sub key={i} floatingStrategy="fixed">
            <Menu.Sub.Target>
              <Menu.Sub.Item>{node.title}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown className={classes.dropdown ?? ''}>
              <Nodes nodes={node.children} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ) : (
          <Leaf key={i} node={node} />
        ),
      )}
    </>
  );
}

function Leaf({ node }: { node: MenuNode }): JSX.Element {
  const { checked } = node;
  // Mantine gives every item the same role: whether it is on is in its name.
  const named =
    checked === null ? {} : { 'aria-label': `${node.title}, ${checked ? 'on' : 'off'}` };
  return (
    <Menu.Item
      {...named}
      disabled={node.disabled !== ''}
      title={node.disabled}
      leftSection={checked === null ? undefined : <span aria-hidden>{checked ? '☑' : '☐'}</span>}
      onClick={node.choose}
    >
      {node.title}
    </Menu.Item>
  );
}
