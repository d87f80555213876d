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

function silence() {
  window.speechSynthesis?.cancel();
  playing?.pause();
  playing = null;
}

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".listen")) return;
  event.preventDefault();
  if (playing) return silence();
  if (voice()) {
    playing = new SpeechSynthesisUtterance(form.say.value);
    playing.voice = voice();
    playing.rate = 0.9;
    playing.pause = () => {};
    playing.onend = () => { playing = null; };
    return speechSynthesis.speak(playing);
  }
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (!answer.ok) return form.submit();
  playing = new Audio(URL.createObjectURL(await answer.blob()));
  playing.onended = () => { playing = null; };
  playing.play();
});

// A page kept by the browser's back button is asked again: the screen may have changed hands.
addEventListener("pageshow", (event) => event.persisted && location.reload());
