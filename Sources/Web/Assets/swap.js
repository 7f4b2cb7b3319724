// Fetches a page or a fragment and puts one element of it in the place of the one on the page: for the few clients that show
// what only the server can draw. The one Trusted Types policy lives here; it lets through nothing but our own server's HTML.

const policy = globalThis.trustedTypes?.createPolicy("krachtveld", { createHTML: (html) => html }) ?? { createHTML: (html) => html };

// A press on something that is replaced before it is let go does nothing: what was fetched waits for the hand, a second at most.
let letGo = () => {}, untouched = Promise.resolve();
addEventListener("pointerdown", () => { letGo(); untouched = new Promise((resolve) => { letGo = resolve; }); }, true);
for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, () => setTimeout(letGo), true);

/**
 * The element `selector` of an address on this server, when no pointer is pressed. Throws when there is no answer, no success or
 * no such element.
 */
export async function fetchElement(address, selector, options = {}) {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new Error("another origin");
  const response = await fetch(url, { headers: { Accept: "text/html" }, credentials: "same-origin", signal: AbortSignal.timeout?.(15_000), ...options });
  if (!response.ok && response.status !== 422) throw new Error(String(response.status));
  const parsed = new DOMParser().parseFromString(policy.createHTML(await response.text()), "text/html");
  const element = parsed.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  await Promise.race([untouched, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  return { element: document.adoptNode(element), address: response.url };
}

/**
 * Puts `fresh` where `old` was. Focus, selection, opened details and what somebody was typing stay, as far as they are still there;
 * so does a form that was refused, with what it says about that. Of the form that `fresh` is the answer to, `sent` (`{ action, data }`),
 * only what was typed after it was sent stays.
 */
export function swap(old, fresh, sent) {
  const isOfSent = (field) => sent && field.form?.getAttribute("action") === sent.action;
  for (const wrong of old.querySelectorAll("form [aria-invalid=true]")) {
    if (!isOfSent(wrong)) matching(wrong, old, fresh)?.form.replaceWith(wrong.form.cloneNode(true));
  }
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const twin = focused && matching(focused, old, fresh);
  for (const details of old.querySelectorAll("details[id][open]")) fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
  for (const field of old.querySelectorAll("textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=submit])")) {
    const wasSent = isOfSent(field) && sent.data.get(field.name) === field.value;
    const same = !wasSent && field.value !== field.defaultValue && matching(field, old, fresh);
    if (same && same.defaultValue === field.defaultValue) same.value = field.value;
  }
  const { selectionStart, selectionEnd } = focused ?? {};
  old.replaceWith(fresh);
  if (!focused) return;
  if (!twin) return fresh.querySelector("[data-focus], h1")?.focus({ preventScroll: true });
  twin.focus({ preventScroll: true });
  if (typeof selectionStart === "number" && "setSelectionRange" in twin) twin.setSelectionRange(selectionStart, selectionEnd);
}

/** The element that plays the same part: the same id, or the same name and value in a form with the same action. */
function matching(element, old, fresh) {
  if (element.id) return fresh.querySelector(`#${CSS.escape(element.id)}`);
  if (!element.name || !element.form) return null;
  const action = element.form.getAttribute("action"), isButton = element.localName === "button";
  return Array.from(fresh.querySelectorAll(`${element.localName}[name="${CSS.escape(element.name)}"]`))
    .find((other) => other.form?.getAttribute("action") === action && (!isButton || other.value === element.value)) ?? null;
}
