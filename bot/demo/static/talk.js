/** Talks to the server: one stream of events in, two kinds of requests out. */
async function post(path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The play has stopped. Start it again in the terminal, then reload this page.");
  }
  if (answer.status === 403) throw new Error("The play was started anew. Reload this page.");
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error || "That did not work. Reload the page and try again.");
  return said;
}

export const open = (person, place) => post("/stage/open", { person, place });
export const act = (verb, about = "") => post("/stage/act", { verb, about });
export const state = () => fetch("/stage/state").then((answer) => answer.json());

/** Calls the listeners by event name; `lost` and `found` tell about the connection itself. */
export function listen(listeners) {
  const stream = new EventSource("/stage/events");
  for (const name of ["state", "waiting", "said"]) {
    stream.addEventListener(name, (event) => listeners[name](JSON.parse(event.data)));
  }
  stream.addEventListener("error", () => listeners.lost());
  stream.addEventListener("open", () => listeners.found());
}
