// SPDX-License-Identifier: Apache-2.0
/*
 * The view as pictures, for devices that cannot draw it: the server's own browser draws, this page shows what comes,
 * and says what mouse and fingers do. Plain JavaScript of long ago on purpose.
 */
(function () {
  'use strict';
  var RESIZE_MS = 200;
  var MOVE_MS = 20;
  var SECOND = 1000;
  var LONGEST_WAIT = 10 * SECOND;
  var BUTTONS = ['left', 'middle', 'right'];
  /** Pixels, and as many of a wheel: what is farther than any picture is as good as there. */
  var FARTHEST = 8192;

  var image = document.getElementById('view');
  var said = document.getElementById('said');
  var query = new URLSearchParams(location.search);
  var dark = matchMedia('(prefers-color-scheme: dark)').matches;
  if (query.has('darkMode')) dark = !/^(0|false)$/.test(query.get('darkMode'));
  document.body.className = dark ? 'dark' : '';

  var socket = null;
  var attempt = 0;
  var shownAddress = '';
  /** Pixels of the picture on the screen: while another loads, the browser does not know them. */
  var shown = { width: 0, height: 0 };
  /** Pictures that came and are not loaded yet: one that another replaces counts when that is. */
  var loading = 0;
  /** Pictures that are on the screen, of which the server was not told. */
  var unseen = 0;
  var lastMove = 0;
  var waitingMove = null;

  /** The token is the page's own: of the address, else what this tab keeps for it. */
  function token() {
    var key = 'ros_viz_bridge' + location.pathname.replace(/[^/]*$/, '') + ':token';
    var given = new URLSearchParams(location.hash.slice(1)).get('token');
    try {
      if (given !== null) sessionStorage.setItem(key, given);
      else given = sessionStorage.getItem(key);
    } catch (error) {
      console.warn('this browser keeps nothing for this tab', error);
    }
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
    return given || '';
  }

  function number(name, usual, least, most) {
    var value = parseFloat(query.get(name));
    return value >= least && value <= most ? value : usual;
  }

  function side(name, usual) {
    return Math.round(Math.max(16, Math.min(2560, number(name, usual, 16, 2560))));
  }

  function size() {
    return { width: side('width', innerWidth), height: side('height', innerHeight) };
  }

  /** A frame: length of the header, the header. */
  function send(message) {
    if (!socket || socket.readyState !== 1) return;
    var text = unescape(encodeURIComponent(JSON.stringify(message)));
    var frame = new DataView(new ArrayBuffer(4 + text.length));
    frame.setUint32(0, text.length, true);
    for (var i = 0; i < text.length; i++) frame.setUint8(4 + i, text.charCodeAt(i));
    socket.send(frame.buffer);
  }

  function say(text) {
    said.textContent = text;
    said.hidden = text === '';
  }

  // A page that nobody sees is not drawn for: it comes back when it is looked at.
  function connectWhenSeen() {
    if (!document.hidden) return connect();
    document.addEventListener('visibilitychange', connectWhenSeen, { once: true });
  }

  function connect() {
    var address = new URL('ws/view', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    address.hash = '';
    var own = (socket = new WebSocket(address.href));
    var refused = '';
    own.binaryType = 'arraybuffer';
    loading = unseen = 0;
    waitingMove = null;
    own.onopen = function () {
      var sides = size();
      send({
        t: 'ViewHello',
        token: token(),
        width: sides.width,
        height: sides.height,
        fps: number('fps', 30, 0.1, 60),
        quality: number('quality', 0.8, 0.05, 1),
        dark: dark,
        query: location.search.slice(1, 2049),
      });
    };
    own.onmessage = function (event) {
      var first = new Uint8Array(event.data, 0, 1)[0];
      if (first === 0xff || first === 0x89) {
        attempt = 0;
        show(event.data);
        return;
      }
      // Neither JPEG nor PNG: why there is no picture.
      var length = new DataView(event.data).getUint32(0, true);
      var text = String.fromCharCode.apply(null, new Uint8Array(event.data, 4, length));
      var rejected = JSON.parse(decodeURIComponent(escape(text)));
      refused = rejected.reason;
    };
    own.onclose = function () {
      if (own !== socket) return;
      image.onload = image.onerror = null;
      image.hidden = true;
      say(refused || 'The server cannot be reached. Trying again…');
      attempt += 1;
      setTimeout(connectWhenSeen, Math.min(LONGEST_WAIT, SECOND * attempt));
    };
  }

  function show(data) {
    var old = shownAddress;
    shownAddress = URL.createObjectURL(new Blob([data]));
    loading += 1;
    image.onload = image.onerror = function () {
      say('');
      image.hidden = false;
      shown = { width: image.naturalWidth, height: image.naturalHeight };
      unseen += loading;
      loading = 0;
      tellSeen();
    };
    image.src = shownAddress;
    if (old) URL.revokeObjectURL(old);
  }

  /** Nothing more is drawn for a page that nobody sees. */
  function tellSeen() {
    while (unseen > 0 && !document.hidden) {
      unseen -= 1;
      send({ t: 'ViewShown' });
    }
  }

  function within(value) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, value));
  }

  /** Pixels of the picture under a place of the page. */
  function at(event) {
    var box = image.getBoundingClientRect();
    var scale = Math.max(shown.width / box.width, shown.height / box.height);
    return {
      x: within((event.clientX - box.left - box.width / 2) * scale + shown.width / 2),
      y: within((event.clientY - box.top - box.height / 2) * scale + shown.height / 2),
    };
  }

  function mouse(kind, event) {
    var place = at(event);
    var unit = event.deltaMode === 1 ? 33 : 1;
    return {
      t: 'ViewMouse',
      event: kind,
      x: place.x,
      y: place.y,
      button: kind === 'mousePressed' || kind === 'mouseReleased' ? BUTTONS[event.button] : 'none',
      buttons: event.buttons & 7,
      modifiers:
        (event.altKey ? 1 : 0) |
        (event.ctrlKey ? 2 : 0) |
        (event.metaKey ? 4 : 0) |
        (event.shiftKey ? 8 : 0),
      delta_x: within((event.deltaX || 0) * unit),
      delta_y: within((event.deltaY || 0) * unit),
    };
  }

  function touch(kind, event) {
    var points = [];
    for (var i = 0; i < event.touches.length && i < 10; i++) {
      var place = at(event.touches[i]);
      points.push({ id: event.touches[i].identifier & 31, x: place.x, y: place.y });
    }
    return { t: 'ViewTouch', event: kind, points: points };
  }

  /** Whether there is a picture that something can be done to. */
  function isThere() {
    var box = image.getBoundingClientRect();
    return shown.width > 0 && box.width > 0 && box.height > 0;
  }

  /** Movements go at a pace, the last one always; before anything else happens. */
  function move(make, kind, event) {
    if (!isThere()) return;
    waitingMove = make(kind, event);
    if (Date.now() - lastMove >= MOVE_MS) flushMove();
    else setTimeout(flushMove, MOVE_MS);
  }

  function flushMove() {
    if (!waitingMove) return;
    lastMove = Date.now();
    send(waitingMove);
    waitingMove = null;
  }

  function act(make, kind, event) {
    if (!isThere()) return;
    flushMove();
    send(make(kind, event));
  }

  function onTouch(kind) {
    image.addEventListener(
      kind.toLowerCase(),
      function (event) {
        event.preventDefault();
        if (kind === 'touchMove') move(touch, kind, event);
        else act(touch, kind, event);
      },
      { passive: false },
    );
  }

  ['touchStart', 'touchMove', 'touchEnd', 'touchCancel'].forEach(onTouch);
  image.addEventListener('mousedown', function (event) {
    event.preventDefault();
    if (event.button < 3) act(mouse, 'mousePressed', event);
  });
  addEventListener('mousemove', function (event) {
    if (event.target === image || event.buttons) move(mouse, 'mouseMoved', event);
  });
  addEventListener('mouseup', function (event) {
    if (event.button < 3) act(mouse, 'mouseReleased', event);
  });
  image.addEventListener(
    'wheel',
    function (event) {
      event.preventDefault();
      act(mouse, 'mouseWheel', event);
    },
    { passive: false },
  );
  image.addEventListener('contextmenu', function (event) {
    event.preventDefault();
  });
  document.addEventListener('visibilitychange', tellSeen);
  var resizing = 0;
  addEventListener('resize', function () {
    clearTimeout(resizing);
    resizing = setTimeout(function () {
      var sides = size();
      send({ t: 'ViewResized', width: sides.width, height: sides.height });
    }, RESIZE_MS);
  });
  connect();
})();
