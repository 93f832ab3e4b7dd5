// The draw "gw1", written from its description and not from the bot's code, so that each checks the other.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export const hash = (text) => sha256(utf8ToBytes(text));
export const hex = bytesToHex;

export const commitment = (seed) => hex(sha256(seed));
export const digest = (id, list) => hex(hash(`gw1\n${id}\n${list}\n`));
export const key = (id, digestHex, seedHex, beaconHex) => hash(`gw1|${id}|${digestHex}|${seedHex}|${beaconHex}`);

const LINE = /^([0-9a-f]{16}|[0-9a-f]{8}):([1-9][0-9]?|100)$/;

/** The entrants of a list as [ticket, weight]; null unless every line is well formed, sorted, and unique. */
export function readList(text) {
  const entrants = [];
  let before = "";
  for (const line of text === "" ? [] : text.split("\n")) {
    const match = LINE.exec(line);
    if (match === null || match[1] <= before) return null;
    before = match[1];
    entrants.push([before, Number(match[2])]);
  }
  return entrants;
}

/** HMAC-SHA256 whose key is worked in once. The answer is overwritten by the next call. */
function hasher(keyBytes) {
  const padded = (pad) => sha256.create().update(Uint8Array.from({ length: 64 }, (_, i) => (keyBytes[i] ?? 0) ^ pad));
  const inner = padded(0x36);
  const outer = padded(0x5c);
  const work = sha256.create();
  const between = new Uint8Array(32);
  const out = new Uint8Array(32);
  return (message) => {
    inner._cloneInto(work).update(message).digestInto(between);
    outer._cloneInto(work).update(between).digestInto(out);
    return out;
  };
}

function compareBytes(a, b) {
  for (let i = 0; i < 32; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

/** All tickets, first place first. A generator: it yields the share that is done, so that a page stays alive. */
export function* order(keyBytes, entrants) {
  const hashed = hasher(keyBytes);
  const placed = [];
  for (const [ticket, weight] of entrants) {
    let best = null;
    for (let j = 1; j <= weight; j++) {
      const score = hashed(utf8ToBytes(`${ticket}:${j}`));
      if (best === null || compareBytes(score, best) < 0) best = score.slice();
    }
    // The first six bytes as a number decide nearly always, and numbers compare fast.
    const head = new DataView(best.buffer).getUint32(0) * 65536 + ((best[4] << 8) | best[5]);
    placed.push({ ticket, head, best });
    if (placed.length % 256 === 0) yield placed.length / entrants.length;
  }
  placed.sort((a, b) => a.head - b.head || compareBytes(a.best, b.best) || (a.ticket < b.ticket ? -1 : 1));
  return placed.map((one) => one.ticket);
}

/** Who holds the prizes: the first of the order without those who lost theirs. */
export const winners = (placed, places, lost) => placed.filter((ticket) => !lost.has(ticket)).slice(0, places);
