// Two comforts, never needed: exercises answer without a reload, and the screen is read aloud.
const $ = (s, root = document) => root.querySelector(s);

// ── Exercises: the same form, the same address, the same page; only <main> changes.
addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-live]")) return;
  event.preventDefault();
  if (document.body.dataset.busy) return;
  document.body.dataset.busy = 1;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, event.submitter) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (new URL(answer.url).pathname !== location.pathname || !$("main", page)) return location.assign(answer.url);
    show(page, event.submitter);
  } catch { form.submit(); } // no network: let the browser say so in its own words
  finally { delete document.body.dataset.busy; }
});

function show(page, pressed) {
  const before = $("h1")?.textContent, where = pressed?.value;
  silence();
  $("main").replaceWith($("main", page));
  $(".listen").innerHTML = $(".listen", page).innerHTML;
  document.title = page.title;
  if ($("h1").textContent !== before) { scrollTo(0, 0); return $("main").focus(); }
  const same = [...document.querySelectorAll("main button")].find((b) => where && b.value === where);
  (same || $(".sim [autofocus], .sim h2") || $("main")).focus?.();
}

// ── Écouter: the browser's voice when it has one of our language, else the voice of the server.
let playing;
const voice = () => window.speechSynthesis?.getVoices().find((v) => v.lang.startsWith(document.documentElement.lang));
window.speechSynthesis?.getVoices();

// While it speaks, the button says how to stop it.
function speaks(sound) {
  if (!!sound === !!playing) return;
  playing = sound;
  const form = $(".listen"), words = $("span", form);
  [words.textContent, form.dataset.again] = [form.dataset.again, words.textContent];
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
  if (voice()) {
    const said = new SpeechSynthesisUtterance(form.say.value);
    said.voice = voice();
    said.rate = 0.9;
    said.pause = () => {};
    said.onend = () => speaks(null);
    speaks(said);
    return speechSynthesis.speak(said);
  }
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (!answer.ok) return form.submit();
  const sound = new Audio(URL.createObjectURL(await answer.blob()));
  sound.onended = () => speaks(null);
  speaks(sound);
  sound.play();
});

// A page kept by the browser's back button is asked again: the screen may have changed hands.
addEventListener("pageshow", (event) => event.persisted && location.reload());

// A double press is one press. (The server knows it too; this spares the screen in between.)
addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 1;
});
