// The page's own script: takes in what the server shows, sends presses, and bridges a connection that is gone.
// It decides nothing about the meeting: a key presses the button that names it, so no key does what is not shown.
"use strict";
(() => {
  const rol = document.documentElement.dataset.rol;
  const HEARTBEAT = 3000;      // ms between two signs of life
  const PATIENCE = 6000;       // ms for one request
  const QUIET = 700;           // ms after which a digit counts
  const TOGETHER = 2000;       // ms within which 1, 1 and 2 are one number
  const F_KEYS = { F2: "F2", F3: "L", F4: "P", F6: "W", F7: "T", F8: "Z", F9: "N" };

  const $ = (name) => document.getElementById(name);
  const visible = (one) => one.getClientRects().length > 0;
  const clock = (ms) => new Date(ms).toLocaleTimeString("nl-NL", { timeZone: "Europe/Amsterdam" });

  // what the server shows ------------------------------------------------------------------------------------------

  function parsed(html) {
    return [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map((n) => document.adoptNode(n));
  }

  function name(one) {
    return one.id ? "#" + CSS.escape(one.id) : one.value && one.name ? `[name="${one.name}"][value="${CSS.escape(one.value)}"]` : "";
  }

  function put(part, html) {
    const place = $("deel-" + part);
    if (!place) return;
    const fresh = parsed(html);
    if (part === "box" && sameBox(place, fresh)) return;
    const focused = place.contains(document.activeElement) ? name(document.activeElement) : "";
    const open = [...place.querySelectorAll("details[open]")].length > 0;
    place.replaceChildren(...(part === "box" ? keptUnder(place.firstElementChild, fresh) : fresh));
    if (open) place.querySelectorAll("details").forEach((d) => { d.open = true; });
    if (part === "box" && place.firstElementChild) {
      intoBox(place);
    } else if (focused) {
      place.querySelector(focused)?.focus();
    }
  }

  // What was typed in a box stays while the 112 card stands over it: it comes back as it was.
  let under = null;
  function keptUnder(now, fresh) {
    const next = fresh.find((n) => n.nodeType === Node.ELEMENT_NODE), kept = under;
    if (now && next && next.dataset.box === now.dataset.box) return fresh;
    under = now && next ? now : null;
    return kept && next && kept.tagName === "FORM" && next.dataset.box === kept.dataset.box ? [kept] : fresh;
  }

  // An open box keeps its keys, the mouse and Tab too; only F2 and 112 stay beside it.
  const BESIDE = ["oefening", "zin", "toetsen", "taken", "terug", "open", "verslag", "register", "stappen"];
  function alone() {
    const open = Boolean($("deel-box")?.firstElementChild) && visible($("deel-box"));
    for (const part of BESIDE) if ($("deel-" + part)) $("deel-" + part).inert = open;
    const foot = document.querySelector("footer");
    if (foot) foot.inert = open;
  }

  // A field that goes with some choices only has their words for a label, and is away with the others.
  function fitting(form) {
    const choice = form?.querySelector("select");
    form?.querySelectorAll("label[data-bij]").forEach((label) => {
      const words = JSON.parse(label.dataset.bij)[choice.value];
      label.hidden = $(label.htmlFor).hidden = words === undefined;
      if (words !== undefined) label.textContent = words;
    });
  }
  addEventListener("change", (event) => { if (event.target.matches("select")) fitting(event.target.form); });

  function intoBox(place) {
    fitting(place?.querySelector("form"));
    const first = place?.querySelector("[data-eerst]") || place?.querySelector("input:not([type=hidden]), select");
    (first || place?.firstElementChild)?.focus();
  }

  // A box that stands open keeps what is typed in it; only what is said of it changes.
  function sameBox(place, fresh) {
    const now = place.firstElementChild, next = fresh.find((n) => n.nodeType === Node.ELEMENT_NODE);
    if (!now || !next || now.dataset.box !== next.dataset.box) return false;
    const fault = now.querySelector("[data-fout]"), said = next.querySelector("[data-fout]");
    if (!fault || !said) return false;
    fault.textContent = said.textContent;
    fault.hidden = said.hidden;
    return true;
  }

  let source = null;
  function listen() {
    if (source) source.close();
    source = new EventSource("/stand");
    source.addEventListener("stand", (event) => {
      for (const [part, html] of Object.entries(JSON.parse(event.data))) put(part, html);
      alone();
      alarm();
    });
    source.addEventListener("afgesloten", ended);
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(async () => { if (await here()) listen(); }, 2000);
    });
  }

  // connection -----------------------------------------------------------------------------------------------------

  let difference = 0, nearest = Infinity, lostSince = 0, over = false;

  async function post(path, body) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      return await fetch(path, {
        method: "POST", body, credentials: "same-origin", cache: "no-store", redirect: "error", signal: stop.signal,
        headers: { Accept: "application/json" },
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async function here() {
    if (over) return false;
    const before = Date.now();
    try {
      const answer = await post("/hier");
      if (answer.status === 403) { ended(); return false; }
      const after = Date.now(), { nu } = await answer.json();
      if (after - before <= nearest) {           // the shortest way there and back says the difference best
        nearest = after - before;
        difference = nu - (before + after) / 2;
      }
      nearest += 1;                              // clocks drift: an old measurement counts for less and less
      back();
      return true;
    } catch {
      lost();
      return false;
    }
  }

  function lost() {
    if (over || lostSince) return;
    lostSince = Date.now();
    const said = $("verbinding");
    said.textContent = `Geen verbinding sinds ${clock(lostSince)}. Wat hier staat kan verouderd zijn. `
      + (rol === "meekijker" ? "Zij gaat vanzelf verder zodra er weer verbinding is."
        : "Wat u typt blijft staan; wat u indrukt wordt met zijn eigen tijd verstuurd zodra er weer verbinding is.");
    said.hidden = false;
    tell();
  }

  function back() {
    if (!lostSince) return;
    lostSince = 0;
    $("verbinding").hidden = true;
    listen();
    send();
  }

  function ended() {
    over = true;
    lostSince = 0;
    if (source) source.close();
    const said = $("verbinding");
    said.textContent = "Dit toestel is afgesloten. Koppel het opnieuw om verder te gaan; wat is vastgelegd blijft.";
    said.hidden = false;
    // What still waited goes nowhere any more. Of what was sent without an answer nobody here knows what became of it.
    for (const one of queue.filter((p) => !p.said)) {
      one.said = one.sent ? "niet bekend of dit is vastgelegd: kijk in het verslag" : "NIET vastgelegd";
    }
    tell();
  }

  // presses --------------------------------------------------------------------------------------------------------

  const queue = [];
  let sending = false;

  function pressId() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  }

  // What a press is called while it waits: the words of its button without the key, after those of its box.
  function worded(button) {
    const own = [...button.childNodes].filter((n) => n.nodeName !== "KBD").map((n) => n.textContent).join("").trim();
    const title = button.closest("[data-box]")?.querySelector("h2, legend")?.textContent.trim();
    return title ? `${title}: ${own}` : own;
  }

  // A box whose press has no answer yet takes no other: it would be of a box that has gone by then.
  const waits = (box) => box !== "" && queue.some((p) => !p.said && p.box === box);

  function press(form, button) {
    const box = button.closest("[data-box]")?.dataset.box || "";
    if (waits(box)) return;
    const body = new URLSearchParams();
    for (const [field, value] of new FormData(form)) if (typeof value === "string") body.append(field, value);
    if (!body.has("positie")) body.append("positie", new FormData($("doe")).get("positie"));   // a box stands on this page
    body.append(button.name, button.value);
    body.append("id", pressId());
    queue.push({ body, at: Date.now(), late: lostSince > 0, sent: false, box, words: worded(button), said: "" });
    tell();
    send();
  }

  async function send() {
    if (sending || over) return;
    sending = true;
    try {
      for (;;) {
        const one = queue.find((p) => !p.said);
        if (!one) break;
        const body = new URLSearchParams(one.body);
        if (one.late) body.append("gedrukt", String(Math.round(one.at + difference)));
        let answer;
        try {
          one.sent = one.sent || navigator.onLine;
          answer = await post("/doe", body);
        } catch {
          one.late = true;
          lost();
          break;
        }
        if (answer.status === 403) { ended(); break; }
        const said = answer.headers.get("content-type")?.startsWith("application/json")
          ? await answer.json() : { goed: false, zin: await answer.text() };
        if (said.goed || !one.late) queue.splice(queue.indexOf(one), 1);
        else one.said = said.zin || "niet vastgelegd";
      }
    } finally {
      sending = false;
      tell();
    }
  }

  function tell() {
    const place = $("wachtrij"), box = $("deel-box")?.firstElementChild;
    if (box) box.inert = lostSince > 0 && waits(box.dataset.box);
    place.hidden = queue.length === 0 || (!lostSince && queue.every((p) => !p.said));
    place.replaceChildren(...queue.map((one) => {
      const row = document.createElement("p");
      row.textContent = `${clock(one.at)} ${one.words}: ${one.said || "wacht op verbinding"} `;
      if (one.said) {
        const away = document.createElement("button");
        away.type = "button";
        away.textContent = "gezien";
        away.addEventListener("click", () => { queue.splice(queue.indexOf(one), 1); tell(); });
        row.append(away);
      }
      return row;
    }));
  }

  addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter;
    if (form.getAttribute("action") !== "/doe" || !button) return;
    event.preventDefault();
    if (!over) press(form, button);
  });
  addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });

  // keys -----------------------------------------------------------------------------------------------------------

  function find(key) {
    const box = $("deel-box"), open = box && visible(box) && box.firstElementChild;
    const places = [$("deel-balk"), $("deel-zin"), box, document];
    const own = key === "F2" || key === "N" ? [document] : open ? [$("deel-balk"), box] : places;
    const wanted = `[data-toets="${CSS.escape(key)}"]`;
    for (const place of own) {
      const found = place && [...place.querySelectorAll(wanted)].find((b) => visible(b) && !b.closest("[inert]"));
      if (found) return found;
    }
    return null;
  }

  // Who speaks to the device, or presses by accident, turns keys of one character off (WCAG 2.1.4).
  let letters = true;
  $("letters")?.addEventListener("click", ({ currentTarget: button }) => {
    letters = !letters;
    button.setAttribute("aria-pressed", String(letters));
    button.textContent = letters ? "Letters en cijfers werken als toets" : "Letters en cijfers werken niet als toets";
  });

  let digits = [], counting = 0;
  function digit(key) {
    const now = Date.now(), before = digits.at(-1);
    digits = [...digits.filter((d) => now - d.now < TOGETHER).slice(-2), { key, now }];
    clearTimeout(counting);
    if (digits.map((d) => d.key).join("") === "112") {
      digits = [];
      find("N")?.click();
    } else if (!before || now - before.now >= QUIET) {
      // One that follows makes this one void. What was meant is what stood there then: a box that went does not
      // turn its digit into a task; what the server changed meanwhile it says itself.
      const meant = find(key);
      counting = setTimeout(() => { if (meant && !over) press($("doe"), meant); }, QUIET);
    }
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const key = F_KEYS[event.key] || { Escape: "Esc", Enter: "Enter" }[event.key]
      || (event.key.length === 1 ? event.key.toUpperCase() : "");
    if (!key) return;
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    const passes = event.key in F_KEYS || key === "Esc";
    if (typing && !passes) {
      if (event.repeat && key === "Enter") event.preventDefault();
      return;
    }
    if (event.repeat) { event.preventDefault(); return; }
    if (!letters && event.key.length === 1) return;
    if (/^[0-9]$/.test(key)) { digit(key); return; }
    digits = [];
    clearTimeout(counting);
    if (key === "K") { document.querySelectorAll("#deel-toetsen details").forEach((d) => { d.open = !d.open; }); return; }
    const found = find(key);
    if (!found) return;
    event.preventDefault();
    found.click();
  });

  // a file ---------------------------------------------------------------------------------------------------------

  let bringing = null;   // of two that are chosen one after another the last one counts, however small it is
  addEventListener("change", async (event) => {
    if (event.target.id !== "bestand") return;
    bringing?.abort();
    const { signal } = bringing = new AbortController();
    const file = event.target.files[0], form = event.target.form, named = form.querySelector("[name=veld-pad]");
    const fault = form.querySelector("[data-fout]");
    const say = (sentence) => { fault.textContent = sentence; fault.hidden = !sentence; };
    named.value = "";
    if (!file) { say(""); return; }
    say("Het bestand wordt naar de laptop gebracht.");
    try {
      const answer = await fetch("/bewijs", {
        method: "POST", body: file, credentials: "same-origin", headers: { "Content-Type": "application/octet-stream" },
        signal,
      });
      const said = answer.ok ? "" : await answer.text();
      if (signal.aborted) return;
      if (answer.ok) named.value = file.name;
      say(said);
    } catch {
      if (!signal.aborted) say("Het bestand kwam niet aan: kies het opnieuw zodra er verbinding is.");
    }
  });

  // the bode's alarm -----------------------------------------------------------------------------------------------

  let sound = null, rung = 0;
  async function awake() {
    sound = sound || new AudioContext();
    await sound.resume();
    beep(1);
    try { await navigator.wakeLock?.request("screen"); } catch { /* an empty battery, or a page that is not in sight */ }
    $("geluid").textContent = "Geluid en scherm staan aan";
  }

  function beep(times) {
    if (!sound) return;
    for (let n = 0; n < times; n += 1) {
      const tone = sound.createOscillator(), volume = sound.createGain(), at = sound.currentTime + n * 0.5;
      tone.frequency.value = n % 2 ? 660 : 880;
      volume.gain.setValueAtTime(0.3, at);
      volume.gain.setValueAtTime(0, at + 0.3);
      tone.connect(volume).connect(sound.destination);
      tone.start(at);
      tone.stop(at + 0.35);
    }
  }

  const asked = () => Number(document.querySelector("[data-alarm]")?.dataset.alarm || 0);
  function alarm() {
    const now = asked();
    if (now > rung) {
      beep(10);
      navigator.vibrate?.([400, 200, 400, 200, 400, 200, 400]);
    }
    rung = now;
  }

  $("geluid")?.addEventListener("click", awake);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    here();
    if (sound) navigator.wakeLock?.request("screen").catch(() => { /* as above */ });
  });

  if (!rol) return;
  for (const name of ["geluid", "letters"]) if ($(name)) $(name).hidden = false;   // from now on a tap does something
  intoBox($("deel-box"));    // pressed before this script was there
  rung = asked();
  listen();
  here();
  setInterval(here, HEARTBEAT);
})();
