// "Mijn antwoorden": sends what still waits in this browser, and shows the page anew once the server has it.

import { Queue } from "./queue.js";

const main = document.querySelector("[data-dialogue][data-owner]");
const queue = new Queue(main.dataset.dialogue, main.dataset.owner);
const note = main.querySelector("[data-unsent]");
if (queue.length > 0) {
  note.hidden = false;
  queue.addEventListener("change", () => queue.length === 0 && location.reload());
}
