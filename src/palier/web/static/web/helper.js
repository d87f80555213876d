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
KEYS["/"] = () => focus(document.querySelector("#q"));
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
// What is typed or ticked line after line: Enter goes to the next one; at the last, it sends, as without this.
addEventListener("keydown", (event) => {
  const line = ":is(input:not([type]), .ticks input)";
  if (event.key !== "Enter" || !event.target.matches(`[data-lines] ${line}`)) return;
  const lines = [...event.target.form.querySelectorAll(line)];
  const next = lines[lines.indexOf(event.target) + 1];
  if (next) { event.preventDefault(); next.focus(); next.select(); }
});
// A page kept by the browser's back button is asked again: the screen may have changed hands.
addEventListener("pageshow", (event) => event.persisted && location.reload());

// A double press is one press. (The server knows it too; this spares the screen in between.) Two
// seconds, no more: after a file, the page stays, and its button must answer again.
addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (event.timeStamp - event.target.dataset.sent < 2000) event.preventDefault();
  else event.target.dataset.sent = event.timeStamp;
});

// Two machines, one desk: what a colleague noted comes in by itself. Without JavaScript, « Actualiser ».
const desk = document.querySelector("#live"), EVERY = 4000, MOST = 60000;
let pause = EVERY;

async function look() {
  if (!document.hidden) {
    try {
      const begun = performance.now(), news = await asked(desk.dataset.asks);
      if (news !== desk.dataset.news && free()) show(await asked(desk.dataset.page));
      // A slow answer is a tired server: it is asked less often.
      pause = performance.now() - begun > 1000 ? Math.min(pause * 2, MOST) : EVERY;
    } catch (gone) {
      if (gone === "signed out") return;
      pause = Math.min(pause * 2, MOST);
    }
  }
  setTimeout(look, pause);
}

async function asked(where) {
  const answer = await fetch(where);
  if (answer.redirected) throw "signed out";
  if (!answer.ok) throw answer.status;
  return answer.text();
}

// Somebody types in a row, or is pressing a button of it: it comes at the next look.
const free = () => !desk.matches(":active") && !desk.contains(document.querySelector(":is(input, select, textarea):focus"));

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("#live");
  if (!fresh) return;
  const before = said(desk), at = desk.contains(document.activeElement) && whereabouts(document.activeElement);
  const open = [...desk.querySelectorAll("details[open][id]")].map((one) => one.id);
  desk.replaceChildren(...fresh.childNodes);
  desk.dataset.news = fresh.dataset.news;
  for (const id of open) desk.querySelector(`#${id}`)?.setAttribute("open", "");
  if (at) (desk.querySelector(at.same) || desk.querySelector(at.row))?.focus();
  if (said(desk) !== before) document.querySelector("#said").textContent = said(desk);
}

// The same control in the next drawing: by where it leads and what it says; else the link of its row.
function whereabouts(one) {
  const row = one.closest("[id]"), where = one.getAttribute("formaction") ?? one.getAttribute("href");
  const by = one.matches("[formaction]") ? "formaction" : "href", value = one.value ? `[value="${one.value}"]` : "";
  const inside = where ? `[${by}="${where}"]${value}` : one.localName;
  return { same: `#${row.id} > ${inside}, #${row.id} ${inside}`, row: `#${row.id} :is(a, button)` };
}

// What a screen reader hears: who is here, who waits; never the minutes that pass.
const said = (where) => [...where.querySelectorAll("[data-said]")].map((one) => one.textContent.trim().replace(/\s+/g, " ")).join(". ");

if (desk) setTimeout(look, pause);
document.addEventListener("visibilitychange", () => { pause = EVERY; });

// What the queue does is watched: how far it is, then the page asks for itself again.
const work = document.querySelector("[data-work]");
async function watch() {
  const answer = await fetch(work.dataset.work).catch(() => 0);
  if (answer.status === 204) return location.reload();
  if (answer.ok) work.innerHTML = await answer.text();
  setTimeout(watch, answer.ok ? 1500 : 10000);
}
if (work) setTimeout(watch, 1500);
