// Asks "was that you?" about what a finished check found, and sends the answers. Nothing of it stays
// when the page goes.

const MOST = 30;

const make = (tag, text = "") => {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
};

// place: the section; askJson: how to ask the service; word: how to find a text.
export function questions(place, askJson, word) {
  const list = place.querySelector("ol");
  const steps = place.querySelector("[data-steps]");
  const voice = place.querySelector("[role=status]");
  let audit = "";
  let order = [];

  async function load(path) {
    audit = path;
    const report = await askJson("GET", `${audit}/report`, null, { Accept: "application/json" });
    order = asked(report).map((finding) => finding.id).slice(0, MOST);
    show(report);
    place.hidden = order.length === 0;
  }

  const asked = (report) =>
    report.results.flatMap((result) => result.findings).filter((finding) => finding.asks);

  function show(report) {
    const findings = new Map(asked(report).map((finding) => [finding.id, finding]));
    list.replaceChildren(
      ...order.filter((id) => findings.has(id)).map((id, at) => item(findings.get(id), at)),
    );
    const denied = [...findings.values()].some((finding) => finding.answer?.said === "not_me");
    steps.hidden = !denied;
    steps
      .querySelector("ol")
      .replaceChildren(...(denied ? report.actions.map(sentence) : []));
  }

  const sentence = (step) => make("li", step.about ? `${step.about}. ${step.text}` : step.text);

  function item(finding, at) {
    const entry = make("li");
    const what = make("p", finding.found);
    what.id = `asked-${at}`;
    entry.append(what);
    if (finding.when) {
      const when = make("time", `${finding.when.slice(0, 16).replace("T", " ")} UTC`);
      when.dateTime = finding.when;
      what.append(" ", when);
    }
    if (finding.answer) {
      const said = make("p");
      said.append(make("strong", finding.answer.text));
      entry.append(said, buttons(finding, at, ["unsure"]));
    } else {
      entry.append(buttons(finding, at, ["me", "not_me"]));
    }
    return entry;
  }

  function buttons(finding, at, words) {
    const row = make("p");
    for (const said of words) {
      const button = make("button", word(`web.answer.${said.replace("_", "-")}`));
      button.type = "button";
      button.className = "plain";
      button.setAttribute("aria-describedby", `asked-${at}`);
      button.addEventListener("click", () => give(finding.id, at, said, row));
      row.append(button, " ");
    }
    return row;
  }

  async function give(finding, at, said, row) {
    for (const button of row.children) button.disabled = true;
    try {
      await askJson("POST", `${audit}/answers`, { finding, answer: said });
      const report = await askJson("GET", `${audit}/report`, null, { Accept: "application/json" });
      show(report);
      voice.textContent = report.verdict.heading;
      list.children[at]?.querySelector("button")?.focus();
    } catch (error) {
      for (const button of row.children) button.disabled = false;
      voice.textContent = error.problem?.detail || word("web.error.offline");
    }
  }

  return {
    load,
    clear() {
      place.hidden = true;
      list.replaceChildren();
      steps.hidden = true;
    },
  };
}
