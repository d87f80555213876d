// Two comforts, never needed: exercises answer without a reload, and the screen is read aloud.
const $ = (s, root = document) => root.querySelector(s);

// ── Exercises: the same form, the same address, the same page; only <main> changes.
addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-live]")) return;
  event.preventDefault();
  // The second of two quick clicks waits for the answer to the first (the computer's exercise).
  if (document.body.dataset.busy) return void (twice = event.submitter);
  document.body.dataset.busy = 1;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, event.submitter) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (new URL(answer.url).pathname !== location.pathname || !$("main", page)) return location.assign(answer.url);
    show(page, event.submitter);
    live(page);
  } catch { form.submit(); } // no network: let the browser say so in its own words
  finally { delete document.body.dataset.busy; }
  const again = twice?.value;
  twice = null;
  document.querySelector(`[data-twice][value="${again}"]`)?.click();
});
let twice;

function show(page, pressed) {
  const before = $("h1")?.textContent, heading = titled(), where = pressed?.value;
  silence();
  $("main").replaceWith($("main", page));
  $(".listen").innerHTML = $(".listen", page).innerHTML;
  document.title = page.title;
  if ($("h1").textContent !== before) { scrollTo(0, 0); return $("main").focus(); }
  const again = (b) => where && b.value === where && !b.hidden;
  const same = titled() === heading && [...document.querySelectorAll("main button")].find(again);
  (same || $(".sim [autofocus]") || $(".sim h2[tabindex]") || $("main")).focus();
}

// Another title in the window is another screen: the hands begin there, not on a button that says
// the same as before. A box that waits for words comes first.
const titled = () => $(".sim h2[tabindex]")?.textContent;

// ── Écouter: the browser's voice when it has one of our language, else the voice of the server.
let playing;
const voice = () => window.speechSynthesis?.getVoices().find((v) => v.lang.startsWith(document.documentElement.lang));
window.speechSynthesis?.getVoices();

// While it speaks, the button says how to stop it; then, how to hear it again.
function speaks(sound) {
  if (!!sound === !!playing) return;
  playing = sound;
  const form = $(".listen");
  $("span", form).textContent = sound ? form.dataset.stop : form.dataset.replay;
}

function silence() {
  window.speechSynthesis?.cancel();
  playing?.pause();
  speaks(null);
}

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".listen")) return;
  event.preventDefault();
  if (playing) return silence();
  await say(form) || form.submit();
});

// Whether it could be said; a browser that nobody touched yet may refuse to.
async function say(form) {
  if (voice()) {
    const said = new SpeechSynthesisUtterance(form.say.value);
    said.voice = voice();
    said.rate = $(".listen").dataset.rate || 0.9;
    said.volume = $(".listen").dataset.volume || 1;
    said.pause = () => {};
    said.onend = () => speaks(null);
    speaks(said);
    speechSynthesis.speak(said);
    return true;
  }
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (!answer.ok) return false;
  const sound = new Audio(URL.createObjectURL(await answer.blob()));
  sound.onended = () => speaks(null);
  speaks(sound);
  sound.play().catch(() => speaks(null));
  return true;
}

// A page kept by the browser's back button is asked again: the screen may have changed hands.
addEventListener("pageshow", (event) => event.persisted && location.reload());

// A double press is one press. (The server knows it too; this spares the screen in between.) Two
// seconds, no more: after a file, the page stays, and its button must answer again.
addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (event.timeStamp - event.target.dataset.sent < 2000) event.preventDefault();
  else event.target.dataset.sent = event.timeStamp;
});

// ── Left alone: the screen asks, aloud too, then closes. The server decides; this shows it, and
// sends what is being typed before it is lost.
const alone = $("#alone"), EVERY = 30000;
let closes, sent = Date.now(), moved, typed;

const live = (page) => (closes = Date.now() + 1000 * $("#alone", page)?.dataset.closes);
const place = (form) => form ? `${form.play?.value}:${form.turn?.value}` : "";
const boxes = () => [...document.querySelectorAll("main form :is(textarea, input)")]
  .filter((box) => box.name && !/hidden|password|checkbox|radio/.test(box.type));

function draft() {
  const words = boxes().filter((box) => box.value !== box.defaultValue).map((box) => [place(box.form), box.name, box.value]);
  return words.length ? JSON.stringify(words) : "";
}

function words() {
  const data = new FormData($("form", alone));
  if (typed) { data.append("page", location.pathname); data.append("words", draft()); }
  moved = typed = false;
  sent = Date.now();
  return data;
}

async function here() {
  const answer = await fetch($("form", alone).action, { method: "POST", body: words() }).catch(() => 0);
  if (answer.redirected) return gone();
  if (answer.ok) closes = Date.now() + 1000 * alone.dataset.idle;
}

function gone() {
  silence();
  typed = false; // already sent, and the fields are about to be empty
  $("main").replaceChildren();
  location.replace(alone.dataset.then);
}

function warn() {
  silence();
  alone.showModal();
  say($("[hidden]", alone));
}

// What was typed here before the last screen closed, in the fields that are still the same.
function giveBack(kept) {
  for (const [where, name, value] of kept) {
    const box = boxes().find((one) => one.name === name && place(one.form) === where);
    if (box && box.value === box.defaultValue) { box.value = value; typed = true; }
  }
}

function tick() {
  const left = closes - Date.now();
  if (left < -1000) return gone();
  if (left < 1000 * alone.dataset.warning) return alone.open || warn();
  if (moved && Date.now() - sent >= EVERY) here();
}

if (alone) {
  live(document);
  setInterval(tick, 1000);
  for (const sign of ["pointerdown", "pointermove", "keydown", "scroll", "wheel"]) addEventListener(sign, () => moved = true, { passive: true });
  addEventListener("input", (event) => event.target.closest("main") && (moved = typed = true));
  alone.addEventListener("close", () => { silence(); here(); });
  addEventListener("submit", (event) => {
    if (alone.contains(event.target)) { event.preventDefault(); alone.close(); } else typed = false;
  }, true);
  addEventListener("pagehide", () => typed && navigator.sendBeacon($("form", alone).action, words()));
  if (alone.dataset.draft) giveBack(JSON.parse(alone.dataset.draft));
}

// ── A machine of the room asks whether a page waits for it, or was closed from the desk.
const news = $("#news");
async function ask(wait) {
  const answer = await fetch(news.dataset.from).catch(() => 0);
  const word = answer.ok && await answer.text();
  if (word && word !== news.dataset.expects) return location.replace(news.dataset.to);
  const next = word ? +news.dataset.every : Math.min(2 * wait, 60000); // a tired server is asked less
  setTimeout(ask, next, next);
}
if (news) ask(+news.dataset.every);
$("[data-now]")?.requestSubmit();
