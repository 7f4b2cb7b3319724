// Fills a page from values, with text only: nothing that arrives can become markup.

/**
 * Fills `[data-field=name]` with text, `[data-value=name]` and `[data-max=name]` with the attribute of that name, and hides
 * `[data-if=name]` while the value is missing.
 */
export function fill(root, values) {
  const present = (name) => values[name] !== undefined && values[name] !== null;
  for (const element of root.querySelectorAll("[data-field]")) {
    const { field } = element.dataset;
    if (field in values) {
      const text = present(field) ? String(values[field]) : "";
      if (element.textContent !== text) element.textContent = text;
    }
  }
  for (const attribute of ["value", "max"]) {
    for (const element of root.querySelectorAll(`[data-${attribute}]`)) {
      const name = element.dataset[attribute];
      if (present(name)) element.setAttribute(attribute, attribute === "max" ? Math.max(1, values[name]) : values[name]);
    }
  }
  for (const element of root.querySelectorAll("[data-if]")) {
    if (element.dataset.if in values) element.hidden = !present(element.dataset.if);
  }
}

/** Shows, of the elements with `attribute`, those that name `value`, and hides the others. Several names may stand in one attribute. */
export function show(root, attribute, value) {
  for (const element of root.querySelectorAll(`[${attribute}]`)) {
    element.hidden = !element.getAttribute(attribute).split(" ").includes(value);
  }
}

/** The values of a snapshot by the names that pages use. */
export function values(snapshot, language) {
  const statement = snapshot.statement;
  return {
    title: snapshot.title, participants: snapshot.participants,
    number: statement?.number, of: statement?.of, again: statement?.round > 1 ? statement.round : null, text: statement?.text, explanation: statement?.explanation,
    accelerator: statement?.accelerator, answered: statement?.answered, sentence: statement?.sentence?.[language],
  };
}
