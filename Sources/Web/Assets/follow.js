// Follows a dialogue: every change arrives as one snapshot that says everything. One stream per browser: the page that
// holds the lock listens and passes on to the others. Where streams fail, the same snapshot is asked for every five seconds.

const pollEvery = 5_000, failuresBeforePolling = 3, retryStreamAfter = 60_000, lostAfter = 4_000;

/** Calls `onSnapshot(snapshot)` for each change and `onLost(true | false)` when the connection goes and returns. */
export function follow(code, { onSnapshot, onLost = () => {} }) {
  const address = `/api/v1/dialogues/${encodeURIComponent(code)}`;
  const channel = "BroadcastChannel" in self ? new BroadcastChannel(`krachtveld:${code}`) : null;
  let last = null, release = null, lostTimer = null, lost = false;

  function receive(snapshot) {
    last = snapshot;
    connected(true);
    onSnapshot(snapshot);
  }
  /** Failure after failure does not start the clock anew: what counts is how long ago it last went well. */
  function connected(state) {
    if (!state && !lost) lostTimer ??= setTimeout(() => onLost((lost = true)), lostAfter);
    if (!state) return;
    clearTimeout(lostTimer);
    lostTimer = null;
    if (lost) onLost((lost = false));
  }
  const listener = listen(address, (snapshot) => {
    channel?.postMessage({ snapshot });
    receive(snapshot);
  }, (state) => {
    channel?.postMessage({ connected: state });
    connected(state);
  });
  channel?.addEventListener("message", ({ data }) => {
    if (data.snapshot) receive(data.snapshot);
    else if ("connected" in data) connected(data.connected);
    else if (data.ask && release && last) channel.postMessage({ snapshot: last });
  });

  /** Listens, as soon as no other page of this browser does. A hidden page does not listen, so it never stops the others. */
  function start() {
    if (release || document.hidden) return;
    if (!channel || !navigator.locks) {
      release = () => {};
      return listener.start();
    }
    channel.postMessage({ ask: true });
    const stop = new AbortController();
    release = () => stop.abort();
    navigator.locks.request(`krachtveld:${code}:stream`, { signal: stop.signal }, () => new Promise((done) => {
      release = done;
      listener.start();
    })).catch(() => { /* given up before our turn came */ });
  }
  function stop() {
    listener.stop();
    release?.();
    release = null;
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : start()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", start);
  addEventListener("online", () => listener.restart());
  addEventListener("offline", () => connected(false));
  start();
}

/** The stream with its fallback, without sharing. */
function listen(address, onSnapshot, onConnection) {
  let source = null, failures = 0, timer = null, running = false, away = false;

  function stream() {
    if (!("EventSource" in self)) return poll();
    source = new EventSource(`${address}/events`);
    source.addEventListener("open", () => onConnection(true));
    source.addEventListener("snapshot", ({ data }) => {
      failures = 0;
      onSnapshot(JSON.parse(data));
    });
    source.addEventListener("error", () => {
      onConnection(false);
      failures += 1;
      if (failures >= failuresBeforePolling) return poll(Date.now() + retryStreamAfter);
      // A closed source (the server refused) does not come back by itself.
      if (source?.readyState === EventSource.CLOSED) again(stream, pollEvery);
    });
  }
  async function poll(until = Infinity) {
    close();
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(10_000) });
      if (!response.ok) throw new Error(String(response.status));
      const snapshot = await response.json();
      if (!running) return;
      onConnection(true);
      onSnapshot(snapshot);
      // The server is back: the stream gets one chance at once, not only after a minute.
      if (away) {
        away = false;
        failures = failuresBeforePolling - 1;
        return stream();
      }
    } catch {
      if (!running) return;
      away = true;
      onConnection(false);
    }
    if (Date.now() < until) again(() => poll(until), pollEvery);
    else {
      failures = 0;
      stream();
    }
  }
  /** Somewhere between 0.75 and 1.25 times the given time, so that phones spread out. */
  function again(what, wait) {
    clearTimeout(timer);
    timer = setTimeout(what, wait * (0.75 + Math.random() / 2));
  }
  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }
  const controls = {
    start() { if (!running) { running = true; failures = 0; stream(); } },
    stop() { running = false; close(); },
    restart() { if (running) { controls.stop(); controls.start(); } },
  };
  return controls;
}
