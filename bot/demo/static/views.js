/** Draws the lists from the state. What a press does is handed in; nothing here asks the server. */
import { fill, find, make } from "./dom.js";

const KINDS = [
  ["newcomer", "Newcomers"],
  ["owner", "Owner"],
  ["moderator", "Moderators"],
  ["member", "Members"],
  ["left", "Left the group"],
];
const SIGNS = { channel: "#", thread: "↳", dm: "@" };
const ROLES = {
  newcomer: "Newcomer", owner: "Owner of the group", moderator: "Moderator", member: "Member", left: "Left the group",
};

const portrait = (handle, size) =>
  make("img", { src: `/stage/portrait/${encodeURIComponent(handle)}`, alt: "", width: size, height: size });
const dot = (shown, what) => shown && make("span", { class: "dot" }, make("span", { class: "hidden" }, what));

export function drawYou(person, on) {
  const away = person.kind === "left";
  const buttons = [
    away
      ? make("button", { type: "button", "data-key": "back", onclick: () => on.act("join", person.handle) }, "Come back")
      : make("button", {
        type: "button", "data-key": "leave", disabled: person.kind === "owner",
        onclick: () => on.act("leave", person.handle),
      }, "Leave"),
    make("button", {
      type: "button", "data-key": "dms",
      onclick: () => on.act(person.dms_closed ? "open_dms" : "close_dms", person.handle),
    }, person.dms_closed ? "Open my DMs" : "Close my DMs"),
  ];
  fill(find("you"),
    portrait(person.handle, 44),
    make("div", { class: "who" },
      make("p", { class: "small" }, "You are"),
      make("p", { class: "name" }, person.name),
      make("p", { class: "small" }, `${ROLES[person.kind]} · ${person.about}`)),
    make("div", { class: "buttons" }, ...buttons));
}

export function drawPlaces(places, open, on) {
  fill(find("places"), ...places.map((place) => make("li", {},
    make("button", {
      type: "button", class: `row ${place.kind}`, "data-key": place.id,
      "aria-current": place.id === open.place ? "true" : null,
      onclick: () => on.open(open.person, place.id),
    },
    make("span", { class: "sign", "aria-hidden": "true" }, place.private && place.kind === "thread" ? "⌁" : SIGNS[place.kind]),
    make("span", { class: "label" }, place.name),
    place.kind === "dm" && make("span", { class: "small" }, "direct messages"),
    place.kind === "thread" && place.private && make("span", { class: "small" }, "private"),
    dot(place.unread, "unread")))));
  find("places-dot").hidden = !places.some((place) => place.unread);
}

export function drawPeople(people, open, on) {
  const groups = KINDS.map(([kind, title]) => [title, people.filter((person) => person.kind === kind)]);
  fill(find("people"), ...groups.filter(([, some]) => some.length).flatMap(([title, some]) => [
    make("h3", {}, `${title} `, make("span", { class: "small" }, String(some.length))),
    make("ul", { class: "rows" }, ...some.map((person) => make("li", {},
      make("button", {
        type: "button", class: "row person", "data-key": person.handle,
        "aria-current": person.handle === open.person ? "true" : null,
        onclick: () => on.open(person.handle, null),
      },
      portrait(person.handle, 28),
      make("span", { class: "label" }, person.name, make("span", { class: "small" }, person.about)),
      person.dms_closed && make("span", { class: "small" }, "DMs closed"),
      dot(person.unread, "unread private message"))))),
  ]));
  find("people-dot").hidden = !people.some((person) => person.unread && person.handle !== open.person);
}

export function drawGuide(lines) {
  const next = lines.findIndex((line) => !line.done);
  fill(find("guide"), ...lines.map((line, index) => make("li", {
    class: line.done ? "done" : index === next ? "next" : null,
  },
  make("span", { class: "bulb", "aria-hidden": "true" }),
  make("div", {},
    make("p", { class: "name" }, line.title, line.done && make("span", { class: "hidden" }, " (done)")),
    make("p", { class: "small" }, line.hint)))));
  fill(find("bulbs"), ...lines.map((line) => make("span", { class: line.done ? "bulb lit" : "bulb" })));
}

export function drawPermissions(permissions, on) {
  fill(find("permissions"), ...permissions.map((one) => make("li", {}, make("button", {
    type: "button", role: "switch", "data-key": one.key, "aria-checked": String(!one.taken),
    onclick: () => on.act(one.taken ? "give" : "take", one.key),
  }, make("span", {}, one.label), make("span", { class: "switch", "aria-hidden": "true" })))));
}
