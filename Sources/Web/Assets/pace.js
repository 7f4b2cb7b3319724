// The participant's page in an ongoing dialogue: the next statement comes at once, from a handful that came with the page,
// so a train tunnel does not stop anybody.

import { Answering } from "./answering.js";
import { fill, show } from "./fields.js";
import { Queue } from "./queue.js";

const main = document.querySelector("[data-dialogue][data-owner]");
const form = main.querySelector("form[data-answer]");
const queue = new Queue(main.dataset.dialogue, main.dataset.owner);
queue.raise(Number(main.dataset.sequence ?? 0));
const answering = new Answering(form, queue);

/** The statements that came along, the first one being on the page already. */
const statements = Array.from(main.querySelectorAll("[data-upcoming] > li"), (item) => ({
  id: Number(item.dataset.id), round: Number(item.dataset.round), answer: item.dataset.answer, accelerator: item.dataset.accelerator,
  text: item.querySelector("[data-part=text]").textContent,
  explanation: item.querySelector("[data-part=explanation]")?.textContent ?? null, own: item.dataset.own,
}));
answering.learn(statements.filter(({ own }) => own).map(({ id, round, own }) => ({ statement: id, round, position: own === "pass" ? own : Number(own) })));
const answeredBefore = Number(main.dataset.answered ?? 0), of = Number(main.dataset.of ?? statements.length);
let position = 0;

function render() {
  const statement = statements[position];
  show(main, "data-state", statement ? "open" : "done");
  for (const back of form.querySelectorAll("[data-back]")) back.hidden = position === 0 && !back.hasAttribute("data-elsewhere");
  if (!statement) return finish();
  fill(main, { ...statement, number: Math.min(of, answeredBefore + position + 1), of });
  answering.turn(statement);
}

/** Everything that came along is answered: once it has arrived, the server knows whether there is more. */
function finish() {
  if (queue.length === 0) return location.assign(main.dataset.next);
  for (const note of main.querySelectorAll("[data-unsent]")) note.hidden = false;
  queue.addEventListener("change", () => queue.length === 0 && location.assign(main.dataset.next));
}

answering.addEventListener("taken", ({ detail }) => {
  if (detail.undone) return;
  position += 1;
  render();
  main.querySelector("[data-focus]")?.focus({ preventScroll: true });
});
for (const back of form.querySelectorAll("[data-back]")) {
  back.addEventListener("click", (event) => {
    if (position === 0) return;
    event.preventDefault();
    position -= 1;
    render();
  });
}
// What waited in this browser from before is answered already, whatever the page from the server still asks.
while (statements[position] && !statements[position].own && queue.waiting(statements[position].id, statements[position].round)) position += 1;
if (statements.length) render();
