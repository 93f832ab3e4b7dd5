// Reading a proof from a file that anybody may have written.
import { hash, hex } from "./draw.js";
import { CHANGED, NO_JSON, OTHER_ALGORITHM, damaged } from "./words.js";

/** The file is no proof; the message is the sentence for the person who holds it. */
export class Unreadable extends Error {}

const LARGEST = 10 ** 10;
const HASH = /^[0-9a-f]{64}$/;
const TICKET = /^(?:[0-9a-f]{16}|[0-9a-f]{8})$/;
const REASON = /^[a-z][a-z_ -]{0,39}$/;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isWord = (form) => (value) => typeof value === "string" && form.test(value);
const isWhole = (value) => Number.isInteger(value) && value >= 1 && value <= LARGEST;
const isHash = isWord(HASH);
const isTicket = isWord(TICKET);
const isReason = isWord(REASON);
const isList = (isOne) => (value) => Array.isArray(value) && value.every(isOne);
const isReplaced = isList((one) => isObject(one) && isTicket(one.ticket) && isReason(one.reason));
const isCounts = (value) => isObject(value) && Object.keys(value).every((reason) => isReason(reason) && isWhole(value[reason]));

function isBeacon(value) {
  if (value === null) return true;
  return isObject(value) && isHash(value.chain) && isWhole(value.round) && isWord(/^[0-9a-f]{96}$/)(value.signature) && isHash(value.randomness);
}

// The fields in the order in which they are written.
const FIELDS = {
  algorithm: (value) => value === "gw1",
  id: isWord(/^[A-Za-z0-9_-]{1,64}$/),
  commitment: isHash,
  seed: isHash,
  list: isWord(/^[\x00-\x7f]*$/),
  digest: isHash,
  digest_posted_at: (value, all) => (value === null && all.beacon === null) || isWhole(value),
  beacon: isBeacon,
  order: isList(isTicket),
  places: isWhole,
  winners: isList(isTicket),
  replaced: isReplaced,
  exclusions: isCounts,
};

const sorted = (counts) => Object.fromEntries(Object.keys(counts).sort().map((reason) => [reason, counts[reason]]));

/** The proof without its seal, written anew in the fixed form. */
function rewritten(proof) {
  const fields = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, proof[name]]));
  if (fields.beacon) {
    const { chain, round, signature, randomness } = fields.beacon;
    fields.beacon = { chain, round, signature, randomness };
  }
  fields.replaced = fields.replaced.map(({ ticket, reason }) => ({ ticket, reason }));
  fields.exclusions = sorted(fields.exclusions);
  return fields;
}

const write = (fields) => JSON.stringify(fields, null, 1);

export const sealOf = (proof) => hex(hash(write(rewritten(proof))));

/** Read a proof. Throws Unreadable unless every field is there, in the right form, and nothing else is. */
export function parse(text) {
  let proof;
  try {
    proof = JSON.parse(text);
  } catch {
    throw new Unreadable(NO_JSON);
  }
  if (!isObject(proof)) throw new Unreadable(NO_JSON);
  if (proof.algorithm !== "gw1") throw new Unreadable(OTHER_ALGORITHM);
  for (const [name, isRight] of [...Object.entries(FIELDS), ["seal", isHash]]) {
    if (!Object.hasOwn(proof, name) || !isRight(proof[name], proof)) throw new Unreadable(damaged(name));
  }
  if (write({ ...rewritten(proof), seal: proof.seal }) !== text) throw new Unreadable(CHANGED);
  return proof;
}
