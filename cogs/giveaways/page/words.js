// What the page says. The command line says the same; a test holds the two in step.

export const SENTENCES = {
  file: ["The file is whole, as it was made.", "The file was changed after it was made."],
  commitment: [
    "The secret seed is the one that was promised at the start.",
    "The secret seed is not the one that was promised at the start.",
  ],
  list: [
    "The list of entries is in order, and no ticket is there twice.",
    "The list of entries is not in order, or a ticket is there twice.",
  ],
  digest: [
    "The list is the one whose fingerprint was posted at the close.",
    "The list is not the one whose fingerprint was posted at the close.",
  ],
  round: [
    "The beacon's round is the one that was fixed at the close, and nobody could choose it.",
    "The beacon's round is not the one that was fixed at the close.",
  ],
  randomness: [
    "The beacon's number follows from its signature.",
    "The beacon's number does not follow from its signature.",
  ],
  signature: ["The beacon's signature is genuine.", "The beacon's signature is not genuine."],
  order: [
    "The order of all tickets, drawn again here, is the same.",
    "The order of the tickets, drawn again here, is another one.",
  ],
  winners: [
    "The winners are the first in that order, and every change is explained.",
    "The winners are not the first in that order.",
  ],
};

export const GOOD = "Every step of this draw fits.";
export const BAD = "This draw cannot be trusted: not every step fits.";

export const LEVEL_2 =
  "Level 2, with the public beacon: nobody could know or steer the result, not even whoever runs the bot. " +
  "What remains to be trusted: that each ticket belongs to one member, and that nobody was left out without a reason.";
export const LEVEL_1 =
  "Level 1, without the public beacon: the operator had to be trusted not to add entries. " +
  "The seed was fixed before anybody entered, but whoever runs the bot could read it before the close.";

export const NO_JSON = "This is not a proof: it is not a JSON file. Download the proof again from the giveaway's message.";
export const TOO_LARGE = "This file is larger than a proof can be. Download the proof again from the giveaway's message.";
export const OTHER_ALGORITHM =
  "This proof follows other rules than the ones known here (gw1). A newer Greenroom may know them.";
export const CHANGED =
  "This file was changed after it was made: what it says could be read, but it is not written as a proof is. " +
  "Download it again from the giveaway's message.";
export const damaged = (name) =>
  `This file is damaged, or no proof: its “${name}” is not in the right form. Download it again.`;

const number = (count) => count.toLocaleString("en-US");

/** `1st`, `2nd`, `3rd`, `11th`. */
export function ordinal(count) {
  const teen = [11, 12, 13].includes(count % 100);
  return number(count) + ((!teen && { 1: "st", 2: "nd", 3: "rd" }[count % 10]) || "th");
}

export const counts = (entries, held) =>
  `${number(entries)} ${entries === 1 ? "entry" : "entries"}, ${number(held)} ${held === 1 ? "winner" : "winners"}.`;

const plain = (reason) => reason.replaceAll("_", " ");

export const leftOut = (exclusions) =>
  `Left out at the close: ${Object.entries(exclusions).map(([reason, count]) => `${number(count)} ${plain(reason)}`).join(", ")}.`;

export const lost = (ticket, reason) => `${ticket} no longer: ${plain(reason)}`;

export const NOT_IN =
  "That ticket was not in this draw. Compare it with the private answer that you got when you entered.";

/** Where one ticket came. */
export const standing = (place, weight, entrants) =>
  `Your ticket was in, with weight ${weight}, and came ${ordinal(place)} of ${number(entrants)}.`;

export const inTime = (moment, round) =>
  `the message at the close was there before ${moment} UTC, when the beacon's round ${round} became known`;
