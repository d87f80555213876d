// One key masks what is private (the desk is seen by the room), and « + » starts an arrival.
addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "m") mask(!document.body.classList.contains("masked"));
  if (event.key === "+" || event.key === "n") { document.querySelector("#arrive input")?.focus(); event.preventDefault(); }
});
// The masking button is for the mouse; it says its own state. Welcoming somebody loads the page
// again: what was masked stays masked, in this tab.
function mask(on) {
  document.body.classList.toggle("masked", on);
  document.querySelector("#mask")?.setAttribute("aria-pressed", on);
  on ? sessionStorage.setItem("masked", 1) : sessionStorage.removeItem("masked");
}
document.querySelector("#mask")?.addEventListener("click", () => mask(!document.body.classList.contains("masked")));
if (sessionStorage.getItem("masked")) mask(true);
// A page kept by the browser's back button is asked again: the screen may have changed hands.
addEventListener("pageshow", (event) => event.persisted && location.reload());

// A double press is one press. (The server knows it too; this spares the screen in between.)
addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 1;
});

// What the queue does is watched: how far it is, then the page asks for itself again.
const work = document.querySelector("[data-work]");
async function watch() {
  const answer = await fetch(work.dataset.work).catch(() => 0);
  if (answer.status === 204) return location.reload();
  if (answer.ok) work.innerHTML = await answer.text();
  setTimeout(watch, answer.ok ? 1500 : 10000);
}
if (work) setTimeout(watch, 1500);
