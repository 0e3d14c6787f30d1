// Starts a check and shows how far it is, by asking the same interface that anybody may ask. The
// token and the case code live in these variables only and are gone with the page.

import { questions } from "./questions.js";

const find = (id) => document.getElementById(id);
const word = (key) => document.querySelector(`[data-word="${key}"]`)?.textContent ?? "";
const EXIT = find("exit").href;
const SAY_EVERY = 5000;
const SILENCE = 20000;
const RETRY = 3000;
const MOST_FILES = 5;
const MOST_LOGS = 3;
const FILE_BYTES = 2 << 20;

let token = "";
let audit = "";
let ended = false;

class Refusal extends Error {
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

async function ask(method, path, body, headers = {}) {
  const options = { method, cache: "no-store", headers: { ...headers } };
  if (token) options.headers.Authorization = `Bearer ${token}`;
  if (body) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Refusal(await answer.json().catch(() => ({ title: "", detail: "" })));
  return answer;
}

const askJson = async (...request) => (await ask(...request)).json();

// One polite voice, which does not interrupt itself: at most one sentence every five seconds.
let lastSaid = 0;
let next = "";
let waiting = 0;

function say(text) {
  next = text;
  if (waiting) return;
  waiting = setTimeout(
    () => {
      waiting = 0;
      lastSaid = Date.now();
      find("status").textContent = next;
    },
    Math.max(0, lastSaid + SAY_EVERY - Date.now()),
  );
}

function trouble(error) {
  const notice = find("trouble");
  const problem = error instanceof Refusal ? error.problem : null;
  notice.textContent = problem ? `${problem.title}. ${problem.detail}` : word("web.error.offline");
  notice.hidden = false;
  // A consent names its mailbox by the address alone.
  const named = (field) => (field === "mailbox" ? "mailbox.address" : field);
  const fields = problem?.errors?.map((wrong) => named(wrong.field)) ?? [];
  if (problem?.type?.endsWith("/invalid-host")) fields.push("mailbox.imap.host");
  let first = null;
  for (const input of document.querySelectorAll("[data-field]")) {
    const wrong = fields.some((field) => field.startsWith(input.dataset.field));
    input.toggleAttribute("aria-invalid", false);
    if (wrong) {
      input.setAttribute("aria-invalid", "true");
      first ??= input;
    }
  }
  first?.focus();
}

const asked = questions(find("questions"), askJson, word);

// What the owner tells of their journeys; a row without a country is none.
const journeys = () =>
  [...document.querySelectorAll("[data-journey]")]
    .map((row) => {
      const [country, from, until] = row.querySelectorAll("select, input");
      return { country: country.value, from: from.value, until: until.value };
    })
    .filter((journey) => journey.country);

const text = (id) => find(id).value.trim();

function mailbox() {
  const place = {
    address: text("address"),
    imap: { host: text("imap-host"), port: Number(text("imap-port")) || 0 },
  };
  if (text("user")) place.user_name = text("user");
  if (text("sieve-host")) {
    place.manage_sieve = { host: text("sieve-host"), port: Number(text("sieve-port")) || 0 };
  }
  return place;
}

const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1] ?? "");
    reader.onerror = () => reject(new Error());
    reader.readAsDataURL(file);
  });

const filesProblem = (key, field) =>
  new Refusal({ title: word("web.files.title"), detail: word(key), errors: [{ field }] });

// What the owner chose, read here; it goes nowhere but with the request.
async function chosen(id, field, most, limit) {
  const files = [...find(id).files];
  if (files.length > most || files.some((file) => file.size > FILE_BYTES)) {
    throw filesProblem(limit, field);
  }
  try {
    return await Promise.all(
      files.map(async (file) => ({ name: file.name, content: await base64(file) })),
    );
  } catch {
    throw filesProblem("web.files.unread", field);
  }
}

const ruleFiles = (id) => chosen(id, "rule_files", MOST_FILES, "web.files.limit");

async function logFiles(id) {
  const logs = await chosen(id, "log_files", MOST_LOGS, "web.logs.limit");
  const zone = text("zone");
  return zone ? logs.map((log) => ({ ...log, zone })) : logs;
}

// What is missing is said before anything is sent, and all of it at once.
function complete() {
  const fields = [...document.querySelectorAll("#check input:required")]
    .filter((input) => !input.value.trim())
    .map((input) => input.dataset.field);
  if (!document.querySelector("[data-family]:checked")) fields.push("checks");
  if (fields.length === 0) return;
  throw new Refusal({
    title: word("web.missing.title"),
    detail: word("web.missing.detail"),
    errors: fields.map((field) => ({ field })),
  });
}

async function start() {
  find("trouble").hidden = true;
  complete();
  const files = await ruleFiles("files");
  const logs = await logFiles("logs");
  if (!token) token = (await askJson("POST", "/v1/sessions")).token;
  const place = mailbox();
  const families = [...document.querySelectorAll("[data-family]:checked")];
  const consent = await askJson("POST", "/v1/consents", {
    mailbox: place.address,
    checks: families.map((box) => box.dataset.family),
    purpose: "self_check",
    language: find("consent").dataset.language,
    text_version: find("consent").dataset.version,
    valid_for: "PT24H",
  });
  const started = await askJson(
    "POST",
    "/v1/audits",
    {
      consent_id: consent.id,
      mailbox: place,
      credential: { type: "app_password", value: find("password").value },
      owner: {
        own_addresses: text("others").split(/\s+/).filter(Boolean),
        uses_vpn: find("vpn").checked,
        journeys: journeys(),
      },
      rule_files: files,
      log_files: logs,
    },
    { "Idempotency-Key": crypto.randomUUID?.() ?? String(Math.random()) },
  );
  audit = `/v1/audits/${started.id}`;
  find("password").value = "";
  find("again-files-place").hidden = files.length === 0;
  find("again-logs-place").hidden = logs.length === 0;
  find("code").textContent = started.case_code.match(/.{1,5}/g).join(" ");
  find("code-field").value = started.case_code;
  ended = false;
  for (const id of ["stop", "close", "erase"]) find(id).hidden = false;
  find("status").textContent = "";
  show("running");
  find("running-title").focus();
  watch();
}

// Reads the stream by fetch, because an EventSource cannot send the token in a header. When the line
// breaks it goes on after the last event it saw.
async function watch() {
  let last = 0;
  while (!ended) {
    try {
      const answer = await ask("GET", `${audit}/events`, null, {
        Accept: "text/event-stream",
        "Last-Event-ID": String(last),
      });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        const blocks = (rest + value).split("\n\n");
        rest = blocks.pop();
        for (const block of blocks) last = heard(block) || last;
      }
    } catch (error) {
      if (error instanceof Refusal) return say(error.problem.detail);
      say(word("web.error.offline"));
    }
    if (!ended) await new Promise((resolve) => setTimeout(resolve, RETRY));
  }
}

let silence = 0;

function heard(block) {
  const event = {};
  for (const line of block.split("\n")) {
    const at = line.indexOf(": ");
    if (at > 0) event[line.slice(0, at)] = line.slice(at + 2);
  }
  if (!event.event) return 0;
  clearTimeout(silence);
  const data = JSON.parse(event.data);
  let wait = 0;
  if (event.event === "step") {
    say(word("page.progress.read").replace("{count}", data.messages));
  } else if (event.event === "status") {
    say(word(`web.status.${data.status}`));
  } else if (event.event === "throttled") {
    wait = Number(data.seconds) || 0;
    say(word("page.progress.wait").replace("{count}", Math.ceil(wait / 60)));
  } else if (event.event === "action_required") {
    say(word("web.status.action_required"));
    find("again").hidden = false;
  } else if (event.event === "done") {
    done(data.status);
  }
  if (!ended) {
    silence = setTimeout(() => say(word("page.progress.still")), wait * 1000 + SILENCE);
  }
  return Number(event.id) || 0;
}

function done(status) {
  ended = true;
  say(word(`web.status.${status}`));
  find("stop").hidden = true;
  find("close").hidden = true;
  find("again").hidden = true;
  find("show").hidden = !status.startsWith("completed");
  find("erase").hidden = status === "erased";
  if (status === "failed") startOver().catch(trouble);
  if (status.startsWith("completed")) asked.load(audit).catch(() => asked.clear());
  else asked.clear();
}

// A check that failed has no result: the form comes back as it was filled in, with the reason.
async function startOver() {
  const { problem } = await askJson("GET", audit);
  show("check");
  trouble(problem ? new Refusal(problem) : null);
  find("trouble").focus();
}

function show(section) {
  find("intro").hidden = section !== "check";
  find("check").hidden = section !== "check";
  find("running").hidden = section !== "running";
}

// Takes a button out of reach while what it asked for is under way.
const once = (button, action) => async (event) => {
  event.preventDefault();
  button.disabled = true;
  try {
    await action();
  } catch (error) {
    trouble(error);
    if (audit) say(find("trouble").textContent);
  } finally {
    button.disabled = false;
  }
};

find("check").addEventListener("submit", once(find("start"), start));
find("again").addEventListener(
  "submit",
  once(find("again").querySelector("button"), async () => {
    const value = find("again-password").value;
    await ask("POST", `${audit}/credentials`, {
      credential: { type: "app_password", value },
      rule_files: await ruleFiles("again-files"),
      log_files: await logFiles("again-logs"),
    });
    find("again-password").value = "";
    find("again-files").value = "";
    find("again-logs").value = "";
    find("again").hidden = true;
  }),
);
find("stop").addEventListener("click", once(find("stop"), () => ask("POST", `${audit}/cancel`)));
find("erase").addEventListener(
  "click",
  once(find("erase"), async () => {
    await ask("DELETE", audit);
    done("erased");
  }),
);

find("address").addEventListener("change", () => {
  const domain = text("address").split("@")[1];
  if (domain && !text("imap-host")) find("imap-host").value = `imap.${domain}`;
});

// Leaves at once: the page goes blank before anything else happens, and the browser's way back does
// not lead here. The check goes on; its code opens the result later, as the page has said.
function leave(event) {
  event?.preventDefault();
  document.documentElement.hidden = true;
  document.title = "";
  location.replace(EXIT);
}

// Shift three times in a row. A capital letter between two of them is somebody who types.
let shifts = [];
find("exit").addEventListener("click", leave);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") shifts = [];
  if (event.key !== "Shift" || event.repeat) return;
  const now = Date.now();
  shifts = [...shifts.filter((at) => now - at < 5000), now];
  if (shifts.length >= 3) leave();
});

find("start").disabled = false;
