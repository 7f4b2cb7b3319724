// The big screen: counts come from the snapshot; a change of structure fetches the stage. When the connection goes, the last
// frame stays, with a discreet mark.

import { fill, values } from "./fields.js";
import { follow } from "./follow.js";
import { fetchElement, swap } from "./swap.js";
import { runTimer } from "./timer.js";

const language = document.documentElement.lang;
const stage = () => document.querySelector("[data-stage]");
const showTimer = runTimer(document);
let wanted = Number(stage().dataset.version), promises = null, busy = false, lost = false, missing = false;

function mark() {
  for (const note of document.querySelectorAll("[data-lost]")) note.hidden = !(lost || missing);
}

/** Fetches until the stage shows the version that is wanted; one at a time. */
async function renew() {
  if (busy) return;
  busy = true;
  for (let attempt = 0; Number(stage().dataset.version) < wanted; attempt += 1) {
    const before = stage(), aim = wanted;
    try {
      const { element } = await fetchElement(before.dataset.stage, "[data-stage]");
      swap(before, element);
      if (element.dataset.phase === "revealed" && before.dataset.phase !== "revealed") arrive(element);
      missing = false;
      // A stage drawn a moment too early does not have the version yet; the next attempt will.
      if (Number(element.dataset.version) < aim) await pause(200);
    } catch {
      missing = true;
      await pause(Math.random() * Math.min(10_000, 1_000 * 2 ** attempt) + 250);
    }
    mark();
  }
  busy = false;
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Marks travel from where they were (or the middle of the line) to their place. The end state is the markup itself. */
function arrive(element) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  element.classList.add("arriving");
  for (const dot of element.querySelectorAll("[data-dx]")) {
    dot.animate([{ transform: `translate(${Number(dot.dataset.dx)}px, ${Number(dot.dataset.dy ?? 0)}px)` }, { transform: "none" }],
      { duration: 420, easing: "cubic-bezier(.2,.8,.2,1)", fill: "backwards" });
  }
}

/** Keeps the projector's laptop awake where the browser lets us. */
async function stayAwake() {
  try { if (!document.hidden) await navigator.wakeLock?.request("screen"); } catch { /* not allowed: the laptop decides */ }
}

document.addEventListener("visibilitychange", stayAwake);
stayAwake();
follow(stage().dataset.dialogue, {
  onSnapshot(snapshot) {
    fill(stage(), values(snapshot, language));
    showTimer(snapshot.timer);
    // A promise that was made, or taken away, changes the wall and not the dialogue.
    const onWall = stage().dataset.phase === "promises" && promises !== null && snapshot.promises !== promises;
    promises = snapshot.promises;
    if (onWall) {
      stage().dataset.version = "-1";
      renew();
    }
    // Any other number counts as newer: after a rehearsal is wiped the count may begin again.
    if (snapshot.version !== wanted) {
      if (snapshot.version < wanted) stage().dataset.version = "-1";
      wanted = snapshot.version;
      renew();
    }
  },
  onLost(state) {
    lost = state;
    mark();
  },
});
