// The public beacon drand quicknet: which round decides, and whether a signature is genuine.
import { bls12_381 } from "@noble/curves/bls12-381.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes } from "@noble/hashes/utils.js";

export const CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
const PUBLIC_KEY =
  "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451" +
  "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a";
const TAG = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";
const GENESIS = 1692803367;
const PERIOD = 3;
const HEAD_START = 15;

/** The first round at least 15 seconds after the digest was posted. Seconds since 1970. */
export const roundAfter = (posted) => Math.max(1, 1 - Math.floor((GENESIS - posted - HEAD_START) / PERIOD));

/** When a round happens, in seconds since 1970. */
export const roundTime = (round) => GENESIS + PERIOD * (round - 1);

const known = new Map();

/** Whether the beacon signed this round with this signature. Remembers what it worked out. */
export function isGenuine(round, signatureHex) {
  const name = `${round} ${signatureHex}`;
  if (!known.has(name)) known.set(name, workOut(round, signatureHex));
  return known.get(name);
}

function workOut(round, signatureHex) {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(round));
  const bls = bls12_381.shortSignatures;
  try {
    const signature = bls.Signature.fromBytes(hexToBytes(signatureHex));
    signature.assertValidity();
    return bls.verify(signature, bls.hash(sha256(number), TAG), hexToBytes(PUBLIC_KEY));
  } catch {
    return false; // No point of the curve: no signature.
  }
}
