// The facilitator's console: forms go out and the answer takes the place of the console, without losing focus or what is being
// typed; counts come from the snapshot. Without this module every form is a form and every link a link.

import { fill, values } from "./fields.js";
import { follow } from "./follow.js";
import { fetchElement, swap } from "./swap.js";
import { runTimer } from "./timer.js";
import { helpWriting } from "./writing.js";

const language = document.documentElement.lang;
const consoleElement = () => document.querySelector("#console");
const showTimer = runTimer(document);
const calmly = 2_000;
let wanted = Number(consoleElement()?.dataset.version ?? 0), busy = 0, sends = 0, latest = null, counting = null, sending = null, waiting = Promise.resolve();

function put(element, sent) {
  swap(consoleElement(), element, sent);
  helpWriting(element);
  if (latest) fill(element, values(latest, language));
}

/** Sends a form of the console and shows the console that comes back; where that fails, as an ordinary form. */
async function send(event) {
  const form = event.target;
  // Pressed again before the answer came: the count of then would be sent twice. It waits for the fresh form.
  if (sending && event.submitter?.matches("[name=more], [name=fewer]")) {
    event.preventDefault();
    const { name, value } = event.submitter;
    waiting = waiting.then(() => sending).then(() => consoleElement().querySelector(`button[name="${name}"][value="${CSS.escape(value)}"]`)?.click());
    return;
  }
  if (!form.closest("#console") || form.hasAttribute("data-plain") || form.method !== "post") return;
  // The button that was pressed is added by hand: Safari takes it as the second argument since 16.4 only.
  const data = new FormData(form);
  if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
  if (form.enctype !== "application/x-www-form-urlencoded") return;
  event.preventDefault();
  busy += 1;
  sends += 1;
  let done;
  sending = new Promise((resolve) => { done = resolve; });
  consoleElement().setAttribute("aria-busy", "true");
  try {
    const { element, address } = await fetchElement(event.submitter?.getAttribute("formaction") ?? form.action, "#console",
      { method: "POST", body: new URLSearchParams(data), headers: { Accept: "text/html" } });
    // Sent elsewhere, to the report for instance: go there.
    if (new URL(address).pathname !== location.pathname && element.dataset.page !== consoleElement().dataset.page) return location.assign(address);
    put(element, { action: form.getAttribute("action"), data });
    // The address says which statement is shown, so that renewing shows the same one.
    if (new URL(address).pathname === location.pathname) history.replaceState(null, "", address);
  } catch {
    consoleElement().removeAttribute("aria-busy");
    for (const note of document.querySelectorAll("[data-failed]")) note.hidden = false;
    return;
  } finally {
    busy -= 1;
    sending = null;
    done();
  }
  for (const note of document.querySelectorAll("[data-failed]")) note.hidden = true;
  renew();
}

/** Something changed that only the server can draw: another facilitator, another window, a submitted statement. */
async function renew(isCount = false) {
  if (busy || (!isCount && Number(consoleElement().dataset.version) >= wanted)) return;
  busy += 1;
  let came = false;
  const sendsBefore = sends;
  try {
    const { element } = await fetchElement(location.href, "#console");
    // Drawn before what was sent meanwhile: the answer to that is newer.
    if (sends === sendsBefore) put(element);
    came = true;
  } catch { /* the next snapshot tries again */ } finally {
    busy -= 1;
  }
  // What changed while this was under way was passed over, or its figures were not made yet.
  if (came && Number(consoleElement().dataset.version) < wanted) setTimeout(renew, 200);
}

/** An ongoing dialogue counts at every statement; those counts come with the console, calmly, and never under somebody's hands. */
function countSoon() {
  counting ??= setTimeout(() => {
    counting = null;
    if (busy || document.hidden || document.activeElement?.matches("#console :is(select, input, textarea)")) return countSoon();
    renew(true);
  }, calmly);
}

document.addEventListener("submit", send);
helpWriting(document);
if (consoleElement()?.dataset.dialogue) {
  follow(consoleElement().dataset.dialogue, {
    onSnapshot(snapshot) {
      if (snapshot.kind === "ongoing" && latest && latest.revision !== snapshot.revision) countSoon();
      latest = snapshot;
      wanted = snapshot.version;
      fill(consoleElement(), values(snapshot, language));
      showTimer(snapshot.timer);
      renew();
    },
    onLost(lost) {
      for (const note of document.querySelectorAll("[data-lost]")) note.hidden = !lost;
    },
  });
}
