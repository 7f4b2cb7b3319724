// The floor as an answer: a range input, which works by touch, mouse and keyboard by itself. This adds words for the place,
// read aloud too, and shows that nobody has chosen yet until somebody does.

/** Enhances one range input; returns a function that shows a place, or none. */
export function enhanceFloor(input) {
  const words = input.dataset.words.split("|"), where = input.form?.querySelector("[data-where]");
  const describe = () => {
    const placed = !input.classList.contains("unplaced");
    const text = placed ? words[Math.round(((Number(input.value) + 100) / 200) * (words.length - 1))] : input.dataset.unplaced;
    input.setAttribute("aria-valuetext", text);
    if (where) where.textContent = text;
  };
  const choose = () => {
    input.classList.remove("unplaced");
    describe();
  };
  input.addEventListener("input", choose);
  input.addEventListener("pointerup", choose);
  describe();
  return (position) => {
    input.classList.toggle("unplaced", typeof position !== "number");
    input.value = String(typeof position === "number" ? position : 0);
    describe();
  };
}
