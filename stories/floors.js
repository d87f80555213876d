// What no page may do, whatever its state. Given { tap, bars }; answers with sentences.
({ tap, bars }) => {
  const faults = [];
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const named = (e) => `<${e.localName}${e.className.baseVal ?? e.className ? "." + (e.className.baseVal ?? e.className) : ""}> « ${(e.textContent || e.name || "").trim().slice(0, 40)} »`;

  // Colours: the WCAG formula (relative luminance, contrast ratio).
  const rgba = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const clear = (colour) => colour === "none" || rgba(colour).length < 3 || rgba(colour)[3] === 0;
  const luminance = (colour) => rgba(colour).slice(0, 3)
    .map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (!clear(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };

  if (all("h1").filter(seen).length !== 1) faults.push(`${all("h1").filter(seen).length} h1`);
  if (!/^(fr|en)$/.test(document.documentElement.lang)) faults.push("no language");
  if (!document.title.trim()) faults.push("no title");
  for (const e of all("style, script:not([src])")) faults.push(`inline: ${e.outerHTML.slice(0, 80)}`);
  for (const e of all("*")) {
    const inline = [...e.attributes].find((a) => a.name === "style" || a.name.startsWith("on"));
    if (inline) faults.push(`inline ${inline.name}: ${named(e)}`);
  }

  for (const e of all("a[href], button, input:not([type=hidden]), select, textarea, summary").filter(seen)) {
    if (e.matches(".skip")) continue; // shown, and large, when it has the focus
    const target = (e.matches("[type=checkbox], [type=radio]") && e.closest("label")) || e;
    const { width, height } = target.getBoundingClientRect();
    if (Math.min(width, height) < tap) faults.push(`small target, ${width.toFixed()} × ${height.toFixed()}: ${named(e)}`);
  }

  for (const e of all("svg path, svg rect, svg circle, svg ellipse, svg line, svg polyline, svg polygon, svg use").filter(seen)) {
    if (e.closest("symbol, .sprite")) continue;
    const style = getComputedStyle(e), ground = behind(e.closest("svg").parentElement);
    const inks = [style.fill, style.stroke].filter((ink) => !clear(ink));
    if (inks.length && Math.max(...inks.map((ink) => contrast(ink, ground))) < 3)
      faults.push(`faint drawing ${inks} on ${ground}: ${e.outerHTML.slice(0, 90)}`);
  }
  for (const e of all("button, a.btn, input:not([type=hidden]), select, textarea").filter(seen)) {
    const style = getComputedStyle(e), around = behind(e.parentElement);
    if (e.matches("[type=checkbox], [type=radio]")) continue; // drawn by the browser
    const edge = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) && !clear(style.borderTopColor);
    if (edge && Math.max(contrast(style.borderTopColor, around), contrast(behind(e), around)) < 3)
      faults.push(`faint edge ${style.borderTopColor} on ${around}: ${named(e)}`);
    if (!edge && e.matches("input, select, textarea")) faults.push(`no edge: ${named(e)}`);
  }

  const words = all("header a, header button, footer a, footer button").filter(seen).map((e) => e.textContent.trim());
  for (const bar of bars) if (!words.includes(bar)) faults.push(`no bar « ${bar} »`);
  return faults;
}
