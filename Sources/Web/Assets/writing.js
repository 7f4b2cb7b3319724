// Help while writing statements: one idea, no question, not too long. It advises and never forbids; the server decides. All
// words come from the page, so that each language has its own.

/** Enhances every `textarea[data-writing-help]` in `root`, with one statement or (`data-lines`) one on each line. */
export function helpWriting(root) {
  for (const field of root.querySelectorAll("[data-writing-help]")) {
    const place = document.getElementById(field.dataset.writingHelp);
    const lengthPlace = document.getElementById(field.dataset.lengthAt ?? "");
    if (!place || place.dataset.ready) continue;
    place.dataset.ready = "true";
    const update = () => advise(field, place, lengthPlace);
    field.addEventListener("input", update);
    update();
  }
}

function advise(field, place, lengthPlace) {
  const longest = Number(field.dataset.longest ?? 140);
  const lines = field.hasAttribute("data-lines") ? field.value.split(/\r?\n/) : [field.value.replace(/\s+/g, " ")];
  const advice = lines.flatMap((line, index) => {
    const problem = weakness(line.trim(), longest, (field.dataset.joiners ?? "").split("|").filter(Boolean));
    if (!problem) return [];
    const text = field.dataset[problem] ?? "";
    return lines.length > 1 ? [`${field.dataset.line ?? ""} ${index + 1}: ${text}`] : [text];
  });
  place.textContent = advice.slice(0, 3).join(" ");
  if (lengthPlace) {
    const length = Array.from(field.value.trim()).length;
    lengthPlace.textContent = `${length} / ${longest}`;
    lengthPlace.classList.toggle("over", length > longest);
  }
}

/** The first thing to mend, as the name of the page's text for it: `tooLong`, `question`, `twoIdeas`; nothing when it is fine. */
function weakness(text, longest, joiners) {
  if (Array.from(text).length > longest) return "tooLong";
  if (text.includes("?")) return "question";
  const sentences = text.split(/[.!;]\s+(?=\p{L})/u).length;
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  return sentences > 1 || (words.length > 12 && joiners.some((joiner) => words.includes(joiner))) ? "twoIdeas" : null;
}
