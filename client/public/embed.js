// SPDX-License-Identifier: Apache-2.0
/*
 * <ros-viz-bridge src="https://robot:8080/" token="..."></ros-viz-bridge>: the page inside another one.
 *
 * Load it as a plain script from the server itself: <script src="https://robot:8080/embed.js"></script>.
 * The server must allow the other page's origin (frame_ancestors, or cors_origins).
 */
(() => {
  'use strict';
  if (customElements.get('ros-viz-bridge')) return;

  const OWN = document.currentScript ? new URL('./', document.currentScript.src).href : './';
  const ALLOWED =
    'xr-spatial-tracking; gamepad; fullscreen; clipboard-write; clipboard-read; accelerometer; gyroscope';

  class RosVizBridge extends HTMLElement {
    static observedAttributes = ['src', 'token', 'title'];

    #frame = document.createElement('iframe');
    #shown = '';

    constructor() {
      super();
      const frame = this.#frame;
      frame.setAttribute('allow', ALLOWED);
      frame.setAttribute('referrerpolicy', 'no-referrer');
      frame.allowFullscreen = true;
      Object.assign(frame.style, { width: '100%', height: '100%', border: '0', display: 'block' });
      frame.addEventListener('load', () => this.dispatchEvent(new Event('load')));
      this.attachShadow({ mode: 'open' }).append(frame);
    }

    connectedCallback() {
      const { style } = this;
      if (!style.display) style.display = 'block';
      if (!style.height && this.clientHeight === 0) style.height = '480px';
      this.#show();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#show();
    }

    /** The page's `window.vizBridge`; null before it is there, and where it is of another origin. */
    get vizBridge() {
      try {
        return this.#frame.contentWindow?.vizBridge ?? null;
      } catch {
        return null;
      }
    }

    #show() {
      this.#frame.title = this.getAttribute('title') ?? '3D view';
      const address = new URL(this.getAttribute('src') ?? OWN, document.baseURI);
      // Without its last slash, what the page loads would be looked for beside its folder.
      if (!/\/$|\.html$/.test(address.pathname)) address.pathname += '/';
      const token = this.getAttribute('token');
      if (token) address.hash = new URLSearchParams({ token }).toString();
      if (address.href === this.#shown) return;
      this.#shown = address.href;
      this.#frame.src = address.href;
    }
  }

  customElements.define('ros-viz-bridge', RosVizBridge);
})();
