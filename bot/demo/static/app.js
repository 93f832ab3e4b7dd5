/** The front page: keeps what it shows in step with the server, which alone knows the truth. */
import { find, make } from "./dom.js";
import { follow } from "./follow.js";
import * as talk from "./talk.js";
import { drawGuide, drawPeople, drawPermissions, drawPlaces, drawYou } from "./views.js";

const TOAST_SECONDS = 8;
const on = { open, act };
let shown = null;
let clockOffset = 0;

function draw(state) {
  shown = state;
  clockOffset = Date.parse(state.now) - Date.now();
  find("group").textContent = state.group;
  drawClock();
  drawGuide(state.guide);
  drawPermissions(state.permissions, on);
  drawWaiting(state.waiting);
  if (!state.open) return;
  drawYou(state.people.find((person) => person.handle === state.open.person), on);
  drawPlaces(state.places, state.open, on);
  drawPeople(state.people, state.open, on);
  drawFrame(state);
}

function drawFrame({ open: { frame, person, place }, places, people, group }) {
  const where = places.find((one) => one.id === place)?.name ?? "a place";
  const who = people.find((one) => one.handle === person)?.name ?? person;
  const element = find("frame");
  element.title = `${where}, as ${who}`;
  document.title = `${where} as ${who} · ${group}`;
  history.replaceState(null, "", `?as=${encodeURIComponent(person)}&in=${place}`);
  if (element.dataset.shows === frame) return;
  element.dataset.shows = frame;
  find("places").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  cover(true);
  element.src = frame;
}

function cover(covered) {
  find("curtain").hidden = !covered;
  document.body.toggleAttribute("data-ready", !covered);
}

/** Lifts the curtain when the channel inside is drawn, or soon after in any case. */
function lift() {
  const deadline = Date.now() + 3000;
  const look = () => {
    let ready = true;
    try { ready = find("frame").contentWindow.simcordPreview?.ready ?? false; } catch { /* it was closed meanwhile */ }
    if (ready || Date.now() > deadline) cover(false);
    else requestAnimationFrame(look);
  };
  look();
}

function drawWaiting(text) {
  find("waiting").textContent = text ?? "";
  document.body.toggleAttribute("data-waiting", Boolean(text));
}

function say(text, kind = "news", offer = null) {
  const toast = make("div", { class: `toast ${kind}` }, make("p", {}, text));
  if (offer) {
    toast.append(make("button", {
      type: "button", class: "main", onclick: () => { toast.remove(); open(offer.handle, null); },
    }, `Be ${offer.name.split(" ")[0]}`));
  }
  toast.append(make("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => toast.remove() }, "×"));
  find("toasts").append(toast);
  while (find("toasts").childElementCount > 3) find("toasts").firstElementChild.remove();
  setTimeout(() => toast.remove(), TOAST_SECONDS * 1000);
}

async function open(person, place) {
  cover(true);
  go("channel");
  try {
    draw(await talk.open(person, place));
  } catch (error) {
    say(error.message, "trouble");
  } finally {
    if (find("frame").dataset.shows === shown?.open?.frame) lift();
  }
}

async function act(verb, about) {
  try {
    const told = await talk.act(verb, about);
    say(told.said, "news", told.offer);
  } catch (error) {
    say(error.message, "trouble");
  }
}

function go(tab) {
  find("toasts").replaceChildren(); // whoever moves on has read them
  document.body.dataset.tab = tab;
  for (const button of document.querySelectorAll("[data-go]")) {
    if (button.dataset.go === tab) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
}

function drawClock() {
  const now = new Date(Date.now() + clockOffset);
  find("clock").dateTime = now.toISOString();
  const zone = shown.open?.zone; // the same clock as on the messages: the person's own
  find("clock").textContent = now.toLocaleString("en-GB", {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone,
  });
  find("clock").title = zone ? `In ${zone.replace("_", " ")}` : "";
}

async function start() {
  find("frame").addEventListener("load", () => { follow(find("frame")); lift(); });
  for (const button of document.querySelectorAll("[data-verb]")) {
    button.addEventListener("click", () => act(button.dataset.verb));
  }
  for (const button of document.querySelectorAll("[data-go]")) {
    button.addEventListener("click", () => go(button.dataset.go));
  }
  const wanted = new URLSearchParams(location.search);
  let state = await talk.state();
  const elsewhere = wanted.has("as")
    && (wanted.get("as") !== state.open?.person || wanted.get("in") !== state.open?.place);
  if (elsewhere) state = await talk.open(wanted.get("as"), wanted.get("in")).catch(() => state);
  draw(state);
  setInterval(drawClock, 1000);
  let lost = false;
  talk.listen({
    state: draw,
    waiting: drawWaiting,
    said: ({ text, kind }) => say(text, kind),
    lost: () => {
      if (!lost) say("The play has stopped. Start it again in the terminal; this page will come back.", "trouble");
      lost = true;
    },
    found: async () => {
      if (lost) location.reload();
    },
  });
}

start();
