// What a plain page cannot do; no flow needs it. Attributes: tests/ui/README.md.
const $ = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const on = (target, type, act) => target.addEventListener(type, act, true);
const send = (url, options) => fetch(url, { method: "POST", redirect: "error", signal: AbortSignal.timeout(8e3), ...options });

// Drafts: 2 s after a pause, each 30 s while changed, 5 s apart. Said on change, else once a minute.
const drafts = all("form[data-autosave], form[data-guard]").map((form) => {
  const { autosave, guard, saveFailed } = form.dataset, status = form.querySelector("[role=status]");
  const draft = { dirty: guard === "dirty" };
  let timer, last = 0, said = 0;
  const say = (state, text) => {
    if (state === status.dataset.state && Date.now() - said < 6e4) return;
    said = Date.now();
    status.dataset.state = state;
    status.textContent = text;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(draft.save, Math.max(2e3, last + 5e3 - Date.now()));
  };
  draft.save = async () => {
    if (!autosave || !draft.dirty) return;
    if (Date.now() - last < 5e3 && !document.hidden) return later();
    last = Date.now();
    draft.dirty = false;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await send(autosave, { body, keepalive: document.hidden });
      if (!answer.ok && answer.status !== 409) throw 0;
      draft.dirty ||= !answer.ok; // 409: changed elsewhere
      say(answer.ok ? "saved" : "failed", await answer.text());
    } catch {
      draft.dirty = true;
      say("failed", saveFailed);
    }
  };
  on(form, "input", () => { draft.dirty = true; later(); });
  on(form, "submit", () => { draft.dirty = false; });
  setInterval(draft.save, 3e4);
  return draft;
});
const saveAll = () => drafts.forEach((draft) => draft.save());
on(self, "online", saveAll);
on(self, "beforeunload", (event) => { if (drafts.some(({ dirty }) => dirty)) event.preventDefault(); });

// Time-out. GET asks the seconds left, POST uses the session.
const { sessionUrl, timeoutIdle, timeoutWarn } = document.body.dataset;
if (sessionUrl) {
  const dialog = $("#timeout"), count = $("[data-countdown]");
  let end = Date.now() + timeoutIdle * 1e3, used = Date.now(), asked = 0, active = false;
  const ask = async (method) => {
    asked = Date.now();
    try {
      const answer = await send(sessionUrl, { method });
      if (answer.ok) end = Date.now() + (await answer.json()).seconds_left * 1e3;
      if (answer.status === 401) end = 0;
    } catch {} // asks again
  };
  const stay = () => { used = Date.now(); active = false; return ask("POST"); };
  const tick = async () => {
    const now = Date.now();
    if (active && !dialog.open && now - used > 6e4) await stay();
    else if (end <= now || (end - now <= timeoutWarn * 1e3 && now - asked > 1e4)) await ask("GET");
    const left = Math.ceil((end - Date.now()) / 1e3);
    if (left <= 0) {
      const page = $("#signed-out").content, link = page.querySelector("a").href;
      drafts.length = 0;
      document.title = page.querySelector("h1").textContent;
      document.body.replaceChildren(page);
      return location.replace(link);
    }
    if (left > timeoutWarn) dialog.close();
    else if (!dialog.open) { saveAll(); dialog.showModal(); }
    count.textContent = left > 60 ? "" : count.dataset.countdown.replace("{n}", left);
    setTimeout(tick, 1e3);
  };
  for (const use of ["keydown", "pointerdown", "input", "scroll"]) on(self, use, () => { active = true; });
  on(dialog, "cancel", stay);
  on($("[data-stay]"), "click", stay);
  on(document, "visibilitychange", () => { document.hidden ? saveAll() : ask("GET"); });
  tick();
}

on(self, "keydown", (event) => {
  if (event.key === "Escape") all("details.menu[open]").forEach((menu) => { menu.open = false; menu.firstElementChild.focus(); });
  const search = $("#palette") ?? $("#q");
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || !search || $("dialog[open]")) return;
  event.preventDefault();
  search.showModal ? search.showModal() : search.select();
});
on(self, "click", async (event) => {
  const button = event.target.closest("[data-print], [data-hide-now]"), form = button?.form;
  if (button?.matches("[data-hide-now]")) { // its form or link goes on, unseen
    document.documentElement.hidden = true;
    saveAll();
    drafts.length = 0;
  } else if (button) { // logged before it prints
    event.preventDefault();
    if (!form || (await send(form.action).catch(() => 0)).ok) print();
    else form.submit();
  }
});
setInterval(() => all("progress[data-poll]").forEach((bar) => {
  if (self.htmx) htmx.ajax("GET", bar.dataset.poll, { target: bar.parentElement, swap: "outerHTML" });
  else location.reload();
}), 2e3);
// A double click sends once.
on(self, "submit", (event) => {
  const { target, timeStamp } = event;
  if (timeStamp - target.sent < 1e3) event.preventDefault();
  else target.sent = timeStamp;
});
$(".errsum")?.focus();
