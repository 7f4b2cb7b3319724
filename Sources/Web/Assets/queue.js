// Answers wait here, in the browser's storage, until the server has confirmed them. Each carries a random key, the same on
// every attempt, so that a retry counts once; and a rising counter, so that a late attempt never overturns a newer answer.

const firstWait = 1_000, longestWait = 60_000, patience = 15_000;

/** 128 random bits as 32 hexadecimal digits. */
const freshKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Full jitter: anywhere between nothing and a doubling limit, so that a room of phones does not come back at once. */
const backoff = (attempt) => Math.max(250, Math.random() * Math.min(longestWait, firstWait * 2 ** Math.min(attempt, 10)));

/** Retry-After in milliseconds, given as seconds or as a date; nothing when absent or unreadable. */
function retryAfter(response) {
  const header = response.headers.get("Retry-After");
  if (!header) return 0;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, Math.min(wait, 10 * longestWait)) : 0;
}

export class Queue extends EventTarget {
  #code; #owner; #name; #memory; #sending = null; #attempt = 0; #timer; #paused = false;

  /** `owner` tells participants apart: answers of somebody who used this browser before are never sent as yours. */
  constructor(code, owner) {
    super();
    this.#code = code;
    this.#owner = owner;
    this.#name = `krachtveld:${code}`;
    addEventListener("online", () => this.#now());
    addEventListener("pageshow", () => this.#now());
    document.addEventListener("visibilitychange", () => document.hidden || this.#now());
    this.#now();
  }

  /** What the server has of this participant; nothing without connection. The counter goes on above it. */
  async recall() {
    try {
      const response = await fetch(`/api/v1/dialogues/${encodeURIComponent(this.#code)}/me`, { headers: { Accept: "application/json" } });
      if (!response.ok) return null;
      const me = await response.json();
      this.raise(me.sequence);
      return me;
    } catch { return null; }
  }

  /** Takes a position: −100 … 100 or "pass". */
  put(statement, round, position) { this.#add({ statement, round, position }); }

  /** Withdraws a position. */
  undo(statement, round) { this.#add({ statement, round, undo: true }); }

  /** The newest answer for a statement that still waits. */
  waiting(statement, round) {
    return this.#read().items.filter((item) => item.statement === statement && item.round === round).pop();
  }

  get length() { return this.#read().items.length; }

  /** Lets the counter start above what the server knows, for instance after coming back on another phone. */
  raise(sequence) {
    const state = this.#read();
    if (sequence > state.sequence) this.#write({ ...state, sequence });
  }

  #read() {
    let text = this.#memory;
    try { text = localStorage.getItem(this.#name) ?? this.#memory; } catch { /* storage refused: memory serves this page */ }
    try {
      const state = JSON.parse(text);
      if (state?.owner === this.#owner && Array.isArray(state.items) && Number.isSafeInteger(state.sequence)) return state;
    } catch { /* unreadable: begin anew */ }
    return { owner: this.#owner, sequence: 0, items: [] };
  }

  #write(state) {
    this.#memory = JSON.stringify(state);
    try { localStorage.setItem(this.#name, this.#memory); } catch { /* as above */ }
  }

  #add(answer) {
    const { owner, sequence, items } = this.#read();
    const item = { ...answer, sequence: sequence + 1, key: freshKey() };
    const others = items.filter((old) => old.key === this.#sending || old.statement !== item.statement || old.round !== item.round);
    this.#write({ owner, sequence: item.sequence, items: [...others, item] });
    this.#tell("waiting", item);
    this.#now();
  }

  #remove(key) {
    const state = this.#read();
    this.#write({ ...state, items: state.items.filter((item) => item.key !== key) });
  }

  #tell(type, item, detail) { this.dispatchEvent(new CustomEvent("change", { detail: { type, item, detail } })); }

  #now() {
    this.#attempt = 0;
    this.#paused = false;
    clearTimeout(this.#timer);
    if (this.#sending === null) this.#drain();
  }

  async #drain() {
    const item = this.#read().items[0];
    if (!item || this.#paused) return;
    this.#sending = item.key;
    const wait = await this.#exchange(item);
    this.#sending = null;
    clearTimeout(this.#timer);
    if (wait === 0) return this.#drain();
    this.#tell("delayed", item);
    this.#timer = setTimeout(() => this.#drain(), wait);
  }

  /** Sends one answer; returns how long to wait before the next attempt. */
  async #exchange(item) {
    let response;
    try {
      response = await this.#send(item);
    } catch {
      return backoff(this.#attempt++);
    }
    if (response.ok) {
      const receipt = await response.json().catch(() => ({}));
      this.#attempt = 0;
      this.#remove(item.key);
      // The same person chose on another device, and that was later as the server counts.
      this.#tell(receipt.counted === false ? "overtaken" : "saved", item);
      return 0;
    }
    if (response.status >= 500 || response.status === 429 || response.status === 408) {
      return Math.max(retryAfter(response), backoff(this.#attempt++));
    }
    const problem = await response.json().catch(() => ({}));
    // 401: this browser is no longer known. The answer stays, for whoever comes back with the word pair.
    if (response.status === 401) this.#paused = true; else this.#remove(item.key);
    this.#tell("refused", item, problem.detail ?? "");
    return 0;
  }

  #send({ statement, round, position, undo, sequence, key }) {
    const path = `/api/v1/dialogues/${encodeURIComponent(this.#code)}/statements/${statement}/position`;
    const common = { headers: { "Idempotency-Key": key, Accept: "application/json" }, credentials: "same-origin", keepalive: true, signal: AbortSignal.timeout?.(patience) };
    if (undo) return fetch(`${path}?round=${round}&sequence=${sequence}`, { ...common, method: "DELETE" });
    const headers = { ...common.headers, "Content-Type": "application/json" };
    return fetch(path, { ...common, headers, method: "PUT", body: JSON.stringify({ round, position, sequence }) });
  }
}
