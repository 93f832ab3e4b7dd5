// The page itself: take a file, show what was found. Every text is put in as text, never as markup.
import { hexToBytes } from "@noble/hashes/utils.js";
import { isGenuine, roundTime } from "./beacon.js";
import { atOnce, check, inTurns } from "./check.js";
import * as draw from "./draw.js";
import { parse, Unreadable } from "./proof.js";
import * as words from "./words.js";

const MOST_BYTES = 200_000_000;
const find = (id) => document.getElementById(id);
// Keeps a mark at the file's beginning, which does not belong there.
const exactly = new TextDecoder("utf-8", { ignoreBOM: true });
let latest = 0;

function make(tag, text, className = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

function say(text, isTrouble = false) {
  find("status").textContent = text;
  find("status").classList.toggle("trouble", isTrouble);
}

async function look(read) {
  const turn = ++latest;
  find("result").hidden = true;
  say("Reading the file …");
  try {
    const proof = parse(await read());
    const told = (share) => turn === latest && say(`Drawing again: ${Math.floor(share * 100)} %`);
    await new Promise((resume) => setTimeout(resume));
    const findings = await inTurns(check(proof), told);
    if (turn === latest) show(proof, findings);
  } catch (error) {
    if (turn !== latest) return;
    say(error instanceof Unreadable ? error.message : "This file could not be read. Try to download it again.", true);
  }
}

function show(proof, findings) {
  const holds = Object.values(findings).every(Boolean);
  say("");
  find("verdict").textContent = holds ? words.GOOD : words.BAD;
  find("verdict").className = holds ? "good" : "bad";
  find("about").textContent = `Giveaway ${proof.id}`;
  find("checks").replaceChildren(...Object.entries(findings).map(([name, isRight]) => checkLine(name, isRight)));
  find("counts").textContent = [
    words.counts(proof.order.length, proof.winners.length),
    ...(Object.keys(proof.exclusions).length ? [words.leftOut(proof.exclusions)] : []),
  ].join(" ");
  find("winners").replaceChildren(
    ...proof.winners.slice(0, 100).map((ticket) => make("li", ticket, "held")),
    ...proof.replaced.slice(0, 100).map(({ ticket, reason }) => make("li", words.lost(ticket, reason), "lost")),
  );
  find("trusted").hidden = find("compare").hidden = !holds;
  find("trust").textContent = proof.beacon ? words.LEVEL_2 : words.LEVEL_1;
  showComparisons(proof);
  find("ticket").oninput = () => showStanding(proof);
  showStanding(proof);
  find("result").hidden = false;
  find("verdict").focus();
}

function checkLine(name, isRight) {
  const line = make("li", "", isRight ? "right" : "wrong");
  line.append(make("span", isRight ? "Right: " : "Wrong: ", "hidden"), words.SENTENCES[name][isRight ? 0 : 1]);
  return line;
}

function showComparisons(proof) {
  find("commitment").textContent = proof.commitment;
  find("digest").textContent = proof.digest;
  find("in-time").hidden = !proof.beacon;
  if (!proof.beacon) return;
  const moment = new Date(roundTime(proof.beacon.round) * 1000).toISOString().slice(0, 19).replace("T", " ");
  find("in-time").textContent = `And: ${words.inTime(moment, proof.beacon.round)}.`;
}

function showStanding(proof) {
  const ticket = find("ticket").value.trim().toLowerCase();
  const place = proof.order.indexOf(ticket) + 1;
  const weight = draw.readList(proof.list)?.find(([name]) => name === ticket)?.[1];
  const isIn = place > 0 && weight !== undefined;
  find("standing").textContent = !ticket ? "" : isIn ? words.standing(place, weight, proof.order.length) : words.NOT_IN;
}

function take(file) {
  if (!file) return;
  if (file.size > MOST_BYTES) say(words.TOO_LARGE, true);
  else look(async () => exactly.decode(await file.arrayBuffer()));
}

find("file").addEventListener("change", (event) => take(event.target.files[0]));
find("paste").addEventListener("input", (event) => event.target.value.trim() && look(async () => event.target.value.trim()));
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    find("place").classList.toggle("over", name === "dragover");
    if (name === "drop") take(event.dataTransfer.files[0]);
  });
}
document.addEventListener("dragleave", () => find("place").classList.remove("over"));

function verdict(text) {
  try {
    return atOnce(check(parse(text)));
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

// For whoever wants to compute a step alone in the browser's console, and for the tests.
globalThis.gw1 = {
  ...draw,
  verdict,
  isGenuine,
  commitment: (seedHex) => draw.commitment(hexToBytes(seedHex)),
  order: (keyHex, entrants) => atOnce(draw.order(hexToBytes(keyHex), entrants)),
  key: (...parts) => draw.hex(draw.key(...parts)),
};
