// The floor as an answer: a range input, which works by touch, mouse and keyboard by itself. This adds words for the place,
// read aloud too, and shows that nobody has chosen yet until somebody does.

// As wide as in phone.css.
const markInRem = 2.75;

/** The place under a finger or a pointer. */
function placeAt(input, { clientX }) {
  const box = input.getBoundingClientRect(), mark = markInRem * parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(-100, Math.min(100, ((clientX - box.left - mark / 2) / (box.width - mark)) * 200 - 100));
}

/** Enhances one range input; returns a function that shows a place, or none. */
export function enhanceFloor(input) {
  const words = input.dataset.words.split("|"), where = input.form?.querySelector("[data-where]");
  let before = null;
  const describe = () => {
    const placed = !input.classList.contains("unplaced");
    const text = placed ? words[Math.round(((Number(input.value) + 100) / 200) * (words.length - 1))] : input.dataset.unplaced;
    input.setAttribute("aria-valuetext", text);
    if (where) where.textContent = text;
  };
  const choose = () => {
    before = null;
    input.classList.remove("unplaced");
    describe();
  };
  // On an iPhone a finger that slides along the line moves nothing unless it began on the mark
  // (https://github.com/angular/components/issues/27316): the place is where it is lifted.
  input.addEventListener("pointerdown", (event) => {
    const isOnMark = Math.abs(placeAt(input, event) - Number(input.value)) * (input.clientWidth / 200) < 28;
    before = isOnMark ? null : input.value;
  });
  input.addEventListener("pointercancel", () => { before = null; });
  input.addEventListener("pointerup", (event) => {
    if (before !== null && input.value === before) input.value = String(placeAt(input, event));
    choose();
  });
  input.addEventListener("input", choose);
  describe();
  return (position) => {
    input.classList.toggle("unplaced", typeof position !== "number");
    input.value = String(typeof position === "number" ? position : 0);
    describe();
  };
}
