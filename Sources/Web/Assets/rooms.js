// A dark room or a light one: the link works by itself; here it works at once, and by the key D. F fills the screen.

const root = document.documentElement, link = document.querySelector("[data-room]");

function turn(event) {
  event?.preventDefault();
  const fresh = link.dataset.room, other = fresh === "dark" ? "light" : "dark";
  root.dataset.theme = fresh;
  history.replaceState(null, "", `?theme=${fresh}`);
  link.dataset.room = other;
  link.href = `?theme=${other}`;
  link.textContent = link.dataset[other];
}

link.addEventListener("click", turn);
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key.toLowerCase() === "d") turn();
  if (event.key.toLowerCase() === "f") {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => { /* the browser keeps its window */ });
  }
});
