// One form, one statement at a time: buttons or the floor, undo, and whether the answer has arrived.

import { enhanceFloor } from "./floor.js";
import { show } from "./fields.js";

const showWaitingAfter = 700;
const name = (statement, round) => `${statement}/${round}`;

export class Answering extends EventTarget {
  #form; #queue; #places; #known = new Map(); #current = null; #timer;

  constructor(form, queue) {
    super();
    this.#form = form;
    this.#queue = queue;
    this.#places = Array.from(form.querySelectorAll("input[type=range]"), enhanceFloor);
    form.addEventListener("submit", (event) => this.#submit(event));
    queue.addEventListener("change", ({ detail }) => this.#changed(detail));
  }

  /** What the server knows about this participant. */
  learn(positions) {
    for (const { statement, round, position } of positions) this.#known.set(name(statement, round), position);
    if (this.#current) this.#render();
  }

  /** The position as this phone knows it: what still waits goes before what the server confirmed. */
  own(statement, round) {
    const waiting = this.#queue.waiting(statement, round);
    return waiting ? waiting.position : this.#known.get(name(statement, round));
  }

  /** Turns the form to a statement: `{id, round, answer}`. */
  turn(statement) {
    const same = this.#current?.id === statement.id && this.#current.round === statement.round;
    this.#current = statement;
    if (same) return;
    this.#form.elements.statement.value = statement.id;
    this.#form.elements.round.value = statement.round;
    show(this.#form, "data-answers", statement.answer);
    this.#render();
    const waiting = this.#queue.waiting(statement.id, statement.round);
    this.#state(waiting ? "waiting" : this.own(statement.id, statement.round) === undefined ? "" : "saved");
  }

  #submit(event) {
    const choice = event.submitter?.value;
    if (!this.#current || choice === undefined) return;
    event.preventDefault();
    const { id, round } = this.#current;
    if (choice === "undo") this.#queue.undo(id, round);
    else if (choice === "place") {
      const place = this.#form.elements.place;
      if (place.classList.contains("unplaced")) return place.focus();
      this.#queue.put(id, round, Number(place.value));
    } else this.#queue.put(id, round, choice === "pass" ? "pass" : Number(choice));
    this.#render();
    this.dispatchEvent(new CustomEvent("taken", { detail: { id, round, undone: choice === "undo" } }));
  }

  #changed({ type, item, detail }) {
    if (type === "saved") {
      if (item.undo) this.#known.delete(name(item.statement, item.round));
      else this.#known.set(name(item.statement, item.round), item.position);
    }
    if (type === "overtaken") this.#relearn(item);
    const concerns = this.#current?.id === item.statement && this.#current.round === item.round;
    if (type === "refused" && (concerns || this.#form.hasAttribute("data-moves-on"))) {
      for (const place of this.#form.querySelectorAll("[data-detail]")) place.textContent = detail;
      this.#state("refused");
    } else if (concerns || this.#form.hasAttribute("data-moves-on")) {
      if (type === "waiting") {
        this.#state("");
        this.#timer = setTimeout(() => this.#queue.length && this.#state("waiting"), showWaitingAfter);
      } else if (type === "delayed") this.#state("waiting");
      else if (type === "overtaken") this.#state("overtaken");
      else if (type === "saved" && this.#queue.length === 0) this.#state(item.undo ? "undone" : "saved");
    }
    if (concerns) this.#render();
  }

  /** Another device of the same person was later: its answer is the one that counts. */
  async #relearn({ statement, round }) {
    const me = await this.#queue.recall();
    if (!me) return;
    this.#known.delete(name(statement, round));
    this.learn(me.positions);
  }

  #state(state) {
    clearTimeout(this.#timer);
    show(this.#form, "data-saved", state);
  }

  #render() {
    const position = this.own(this.#current.id, this.#current.round);
    for (const button of this.#form.querySelectorAll("[data-answers] button[name=position]")) {
      if (button.value !== "place") button.setAttribute("aria-pressed", String(button.value === String(position)));
    }
    for (const place of this.#places) place(position);
    for (const undo of this.#form.querySelectorAll("button[value=undo]")) undo.hidden = position === undefined;
  }
}
