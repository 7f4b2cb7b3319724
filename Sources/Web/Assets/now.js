// The participant's page in a live dialogue: it follows the facilitator by itself and asks for no page after an event.

import { Answering } from "./answering.js";
import { fill, show, values } from "./fields.js";
import { follow } from "./follow.js";
import { Queue } from "./queue.js";

const main = document.querySelector("[data-dialogue][data-owner]");
const { dialogue: code, owner } = main.dataset;
const language = document.documentElement.lang;
const queue = new Queue(code, owner);
queue.raise(Number(main.dataset.sequence));
const answering = new Answering(main.querySelector("form[data-answer]"), queue);
let snapshot = null, next = null;

/** Which of the sections to show. */
function state({ phase, blank, statement }) {
  if (phase === "ended") return "ended";
  if (blank) return "blank";
  if (phase !== "running") return "lobby";
  return ["open", "closed", "revealed"].includes(statement?.phase) ? statement.phase : "waiting";
}

/** A third of the line each, as the words for the room are made. */
function stance(position) {
  if (typeof position !== "number") return position === "pass" ? "pass" : "none";
  return position > 33 ? "agree" : position < -33 ? "disagree" : "middle";
}

function relation(own, verdict) {
  if (!verdict || (own !== "agree" && own !== "disagree")) return "";
  return verdict === "divided" ? "divided" : verdict === own ? "same" : "other";
}

function render() {
  const { statement } = snapshot;
  fill(main, { ...values(snapshot, language), next: next && next !== statement?.id ? next : null });
  show(main, "data-state", state(snapshot));
  if (!statement) return;
  if (statement.phase === "open") answering.turn(statement);
  const position = answering.own(statement.id, statement.round), own = stance(position);
  show(main, "data-own", own);
  show(main, "data-relation", relation(own, statement.verdict));
  for (const mark of main.querySelectorAll("[data-own-mark]")) {
    mark.setAttribute("visibility", typeof position === "number" ? "visible" : "hidden");
    if (typeof position === "number") mark.setAttribute("transform", `translate(${200 + position * 1.84} 0)`);
  }
}

/** What the server has of this participant: once at the start, and when the queue has run empty after a lost connection. */
async function recall() {
  const me = await queue.recall();
  // Without connection what the page and the queue know is enough.
  if (!me) return;
  next = me.next;
  for (const link of main.querySelectorAll("[data-next]")) link.search = next ? `?statement=${next}` : "";
  answering.learn(me.positions);
  if (snapshot) render();
}

queue.addEventListener("change", ({ detail }) => detail.type === "saved" && snapshot && render());
recall();
follow(code, {
  onSnapshot(fresh) {
    snapshot = fresh;
    render();
  },
  onLost(lost) {
    for (const note of document.querySelectorAll("[data-lost]")) note.hidden = !lost;
    if (!lost) recall();
  },
});
