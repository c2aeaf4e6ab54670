// Passkeys: adding one and signing in with one. Without scripts the password does.

const header = "RequestVerificationToken";

async function post(path, body, form) {
    const token = form?.querySelector(`input[name=__${header}]`)?.value;
    const answer = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(token ? { [header]: token } : {}) },
        body: JSON.stringify(body ?? {}),
    });
    if (!answer.ok)
        throw new Error(String(answer.status));
    return answer.json();
}

async function signIn(area) {
    const asked = await post("/access/passkeys/ask", null, area.closest("form"));
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.options);
    const credential = await navigator.credentials.get({ publicKey });
    return post("/access/passkeys/signin", { id: asked.id, credential: credential.toJSON(), back: area.dataset.back }, area.closest("form"));
}

async function add(area) {
    const form = area.closest("form");
    const asked = await post("/access/passkeys/new", null, form);
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked.options);
    const credential = await navigator.credentials.create({ publicKey });
    const name = area.querySelector("input[type=text]")?.value;
    return post("/access/passkeys", { id: asked.id, credential: credential.toJSON(), name }, form);
}

document.addEventListener("click", async event => {
    const button = event.target instanceof Element && event.target.closest("button[data-passkey]");
    if (!button)
        return;
    const area = button.closest("[data-passkeys]");
    const said = area.querySelector("[role=alert]");
    said.textContent = "";
    button.disabled = true;
    try {
        const { go } = await (button.dataset.passkey === "add" ? add(area) : signIn(area));
        location.assign(go);
    } catch {
        said.textContent = area.dataset.failed;
        button.disabled = false;
    }
});

// A browser without passkeys, or a page under a number instead of a name, does not offer them.
function show() {
    const works = window.isSecureContext && "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential && !/^[\d.]+$|:/.test(location.hostname);
    for (const area of document.querySelectorAll("[data-passkeys]"))
        area.hidden = !works;
}

show();
window.Blazor?.addEventListener?.("enhancedload", show);
