// Checking a proof: every step of the draw is computed again.
import { hexToBytes } from "@noble/hashes/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { CHAIN, isGenuine, roundAfter } from "./beacon.js";
import { commitment, digest, hex, key, order, readList, winners } from "./draw.js";
import { sealOf } from "./proof.js";

const same = (a, b) => a.length === b.length && a.every((one, index) => one === b[index]);

function beaconFindings({ beacon, digest_posted_at: posted }) {
  return {
    round: beacon.chain === CHAIN && beacon.round === roundAfter(posted),
    randomness: hex(sha256(hexToBytes(beacon.signature))) === beacon.randomness,
    signature: isGenuine(beacon.round, beacon.signature),
  };
}

function winnersFollow(proof) {
  const lost = new Set(proof.replaced.map((one) => one.ticket));
  const reached = new Set(proof.order.slice(0, proof.winners.length + proof.replaced.length));
  return (
    lost.size === proof.replaced.length &&
    [...lost].every((ticket) => reached.has(ticket)) &&
    same(proof.winners, winners(proof.order, proof.places, lost))
  );
}

/** All findings by name. A generator: it yields the share that is done. */
export function* check(proof) {
  const entrants = readList(proof.list);
  const drawKey = key(proof.id, proof.digest, proof.seed, proof.beacon?.randomness ?? "");
  const drawn = entrants && (yield* order(drawKey, entrants));
  return {
    file: proof.seal === sealOf(proof),
    commitment: proof.commitment === commitment(hexToBytes(proof.seed)),
    list: entrants !== null,
    digest: proof.digest === digest(proof.id, proof.list),
    ...(proof.beacon ? beaconFindings(proof) : {}),
    order: drawn !== null && same(drawn, proof.order),
    winners: winnersFollow(proof),
  };
}

/** Run a generator to its end at once. */
export function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Run a generator in short turns of 30 ms, and tell how far it is between them. */
export async function inTurns(steps, tell) {
  for (;;) {
    const until = performance.now() + 30;
    let step;
    do step = steps.next();
    while (!step.done && performance.now() < until);
    if (step.done) return step.value;
    tell(step.value);
    await new Promise((resume) => setTimeout(resume));
  }
}
