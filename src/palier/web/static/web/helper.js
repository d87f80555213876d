// One key masks what is private (the desk is seen by the room), « + » starts an arrival, « i » goes to the
// list, arrows go from row to row. Keys never steal typing, and can be cut (WCAG 2.1.4).
addEventListener("keydown", (event) => {
  if (event.target.matches("input:not([type=checkbox]), textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("#no-keys")?.checked) return;
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act?.(event) === true) event.preventDefault();
});
const focus = (where) => { where?.focus(); return !!where; };
const KEYS = {
  m: () => mask(!document.body.classList.contains("masked")),
  n: () => focus(document.querySelector("#arrive input:not([type=hidden])")),
  i: () => focus(document.querySelector(".rows.here :is(a, button)")),
  "?": () => { const keys = document.querySelector("#keys"); if (keys) keys.open = !keys.open; return !!keys; },
  ArrowDown: (event) => step(event.target, 1),
  ArrowUp: (event) => step(event.target, -1),
};
KEYS["+"] = KEYS.n;
// The same button of the next row, or its first one; a folded row is passed over.
function step(from, by) {
  const row = from.closest(".rows > li");
  if (!row) return false;
  const rows = [...document.querySelectorAll(".rows > li")].filter((one) => one.checkVisibility?.() ?? true);
  const inside = (one) => [...one.querySelectorAll("a, button, summary")];
  for (let n = rows.indexOf(row) + by; rows[n]; n += by) {
    const same = inside(rows[n]).find((one) => one.textContent.trim() === from.textContent.trim());
    if (same || inside(rows[n]).length) return focus(same ?? inside(rows[n])[0]);
  }
  return true;
}
// The masking button is for the mouse; it says its own state. Welcoming somebody loads the page
// again: what was masked stays masked, in this tab. So do the keys that were cut.
function mask(on) {
  document.body.classList.toggle("masked", on);
  document.querySelector("#mask")?.setAttribute("aria-pressed", on);
  on ? sessionStorage.setItem("masked", 1) : sessionStorage.removeItem("masked");
}
document.querySelector("#mask")?.addEventListener("click", () => mask(!document.body.classList.contains("masked")));
if (sessionStorage.getItem("masked")) mask(true);
document.querySelector("#no-keys")?.addEventListener("change", (event) => {
  event.target.checked ? sessionStorage.setItem("no-keys", 1) : sessionStorage.removeItem("no-keys");
});
if (sessionStorage.getItem("no-keys")) (document.querySelector("#no-keys") ?? {}).checked = true;
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
