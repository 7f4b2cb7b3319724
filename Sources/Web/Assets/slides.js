// Arrow keys lead from slide to slide; without this file the links on each slide do.

const slides = Array.from(document.querySelectorAll(".slide"));
const forward = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const back = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;

// The one that fills most of the window.
function current() {
  const middle = innerHeight / 2;
  const place = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > middle);
  return place < 0 ? slides.length - 1 : place;
}

function show(place) {
  const slide = slides[Math.max(0, Math.min(slides.length - 1, place))];
  history.replaceState(null, "", "#" + slide.id);
  slide.scrollIntoView({ block: "start" });
  slide.focus({ preventScroll: true });
}

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("a, button, input")) {
    if (!event.key.startsWith("Arrow") && !event.key.startsWith("Page")) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
  }
  // A slide that is higher than the window is read first.
  const tall = slides[current()].getBoundingClientRect().height > innerHeight + 1;
  if (tall && (event.key === "ArrowDown" || event.key === "ArrowUp" || event.key === " ")) return;
  if (event.key === "Home") show(0);
  else if (event.key === "End") show(slides.length - 1);
  else if (forward.has(event.key)) show(current() + 1);
  else if (back.has(event.key)) show(current() - 1);
  else return;
  event.preventDefault();
});
