// One key masks what is private (the desk is seen by the room), and « + » starts an arrival.
addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "m") document.body.classList.toggle("masked");
  if (event.key === "+" || event.key === "n") { document.querySelector("#arrive input")?.focus(); event.preventDefault(); }
});
// The masking button is for the mouse; it says its own state.
document.querySelector("#mask")?.addEventListener("click", (event) => {
  event.currentTarget.setAttribute("aria-pressed", document.body.classList.toggle("masked"));
});
// A page kept by the browser's back button is asked again: the screen may have changed hands.
addEventListener("pageshow", (event) => event.persisted && location.reload());
