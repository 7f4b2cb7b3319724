// A timer that counts by the server's clock: the difference with this device's clock is taken out when a snapshot arrives.

/** Shows a timer in every `[data-timer]` of `root`; call the result with `{endsAt, now}` or null. */
export function runTimer(root) {
  let endsAt = null;
  const draw = () => {
    const left = endsAt === null ? null : Math.max(0, Math.ceil((endsAt - Date.now()) / 1_000));
    for (const element of root.querySelectorAll("[data-timer]")) {
      const text = left === null ? "" : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      if (element.textContent !== text) element.textContent = text;
      element.hidden = left === null;
      element.classList.toggle("over", left === 0);
    }
  };
  setInterval(draw, 250);
  return (timer) => {
    endsAt = timer ? timer.endsAt + (Date.now() - timer.now) : null;
    draw();
  };
}
