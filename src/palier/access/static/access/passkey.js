// Passkeys: the browser speaks in bytes, the form in base64url. Nothing is shown where none can be
// had: an old browser, or an address that is a number (a passkey belongs to a name).
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const read = ({ publicKey: asked }) => {
  const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  return {
    ...asked,
    challenge: bytes(asked.challenge),
    ...(asked.user && { user: { ...asked.user, id: bytes(asked.user.id) } }),
    ...(asked.excludeCredentials && { excludeCredentials: known(asked.excludeCredentials) }),
    ...(asked.allowCredentials && { allowCredentials: known(asked.allowCredentials) }),
  };
};
const written = (key) => {
  const { response } = key, parts = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (response[part]) parts[part] = text(response[part]);
  return { id: key.id, rawId: text(key.rawId), type: key.type, response: parts, clientExtensionResults: key.getClientExtensionResults() };
};
const possible = window.PublicKeyCredential && !/^[\d.]+$|:/.test(location.hostname);
for (const form of document.querySelectorAll("form.passkey")) {
  const button = form.querySelector("button"), elsewhere = form.parentElement.querySelector(".no-passkey");
  form.hidden = !possible;
  if (elsewhere) elsewhere.hidden = possible;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const asked = form.dataset.options
        ? JSON.parse(form.dataset.options)
        : (await (await fetch(form.action, { headers: { Accept: "application/json" } })).json()).request_options;
      const key = form.dataset.does === "create"
        ? await navigator.credentials.create({ publicKey: read(asked) })
        : await navigator.credentials.get({ publicKey: read(asked) });
      form.elements.credential.value = JSON.stringify(written(key));
      form.submit();
    } catch {
      form.querySelector(".refused").hidden = false;
    }
  });
}
