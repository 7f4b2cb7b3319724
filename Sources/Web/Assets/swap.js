// Fetches a page or a fragment and puts one element of it in the place of the one on the page: for the few clients that show
// what only the server can draw. The one Trusted Types policy lives here; it lets through nothing but our own server's HTML.

const policy = globalThis.trustedTypes?.createPolicy("krachtveld", { createHTML: (html) => html }) ?? { createHTML: (html) => html };

/** The element `selector` of an address on this server. Throws when there is no answer, no success or no such element. */
export async function fetchElement(address, selector, options = {}) {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new Error("another origin");
  const response = await fetch(url, { headers: { Accept: "text/html" }, credentials: "same-origin", signal: AbortSignal.timeout?.(15_000), ...options });
  if (!response.ok && response.status !== 422) throw new Error(String(response.status));
  const parsed = new DOMParser().parseFromString(policy.createHTML(await response.text()), "text/html");
  const element = parsed.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return { element: document.adoptNode(element), address: response.url };
}

/** Puts `fresh` where `old` was. Focus, selection, opened details and what somebody was typing stay, as far as they are still there. */
export function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const twin = focused && matching(focused, old, fresh);
  for (const details of old.querySelectorAll("details[id][open]")) fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
  for (const field of old.querySelectorAll("textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=submit])")) {
    const same = field.value !== field.defaultValue && matching(field, old, fresh);
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
