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
  const before = said(desk), at = desk.contains(document.activeElement) && name(document.activeElement);
  const open = [...desk.querySelectorAll("details[open][id]")].map((one) => one.id);
  desk.replaceChildren(...fresh.childNodes);
  desk.dataset.news = fresh.dataset.news;
  for (const id of open) desk.querySelector(`#${id}`)?.setAttribute("open", "");
  if (at) (desk.querySelector(at.same) || desk.querySelector(at.row))?.focus();
  if (said(desk) !== before) document.querySelector("#said").textContent = said(desk);
}

// The same control in the next drawing: by where it leads and what it says; else the link of its row.
function name(one) {
  const row = one.closest("[id]"), where = one.getAttribute("formaction") ?? one.getAttribute("href");
  const by = one.matches("[formaction]") ? "formaction" : "href", value = one.value ? `[value="${one.value}"]` : "";
  const inside = where ? `[${by}="${where}"]${value}` : one.localName;
  return { same: `#${row.id} > ${inside}, #${row.id} ${inside}`, row: `#${row.id} :is(a, button)` };
}

// What a screen reader hears: who is here, who waits; never the minutes that pass.
const said = (where) => [...where.querySelectorAll("[data-said]")].map((one) => one.textContent.trim().replace(/\s+/g, " ")).join(". ");

if (desk) setTimeout(look, pause);
document.addEventListener("visibilitychange", () => { pause = EVERY; });
