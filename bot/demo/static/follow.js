/** Keeps the newest message in view inside the frame, as Discord does, until the person scrolls up.
 *
 * A message taller than the frame is shown from its beginning: nobody starts to read at the end.
 */

const NEAR = 80; // pixels from the end that still count as reading the newest message
const HAND = 400; // milliseconds after a touch or key in which scrolling is the person's own
const DRAWING = 300; // milliseconds in which SimCord may still scroll to the end of what it has just drawn
const AIR = 8; // pixels above a tall message

export function follow(frame) {
  const inside = frame.contentDocument;
  const timeline = inside?.getElementById("channel-timeline");
  const list = inside?.getElementById("channel-message-list");
  if (!timeline || !list) return;
  let following = true;
  let touched = 0;
  let drawn = 0;
  let known = "";
  const end = () => timeline.scrollHeight - timeline.clientHeight;
  const newest = () => [...list.querySelectorAll("[data-message-id]")].at(-1);
  const goal = () => {
    const message = newest();
    if (!message) return end();
    const top = message.getBoundingClientRect().top - timeline.getBoundingClientRect().top + timeline.scrollTop;
    return Math.max(0, Math.min(end(), top - AIR));
  };
  const go = (top) => { if (Math.abs(timeline.scrollTop - top) > 1) timeline.scrollTop = top; };
  const grow = () => {
    const message = newest();
    const now = `${message?.dataset.messageId} ${message?.offsetHeight} ${timeline.clientHeight}`;
    if (now === known) return;
    known = now;
    drawn = Date.now();
    if (following) go(goal());
  };
  const touch = () => { touched = Date.now(); };
  for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    inside.addEventListener(name, touch, { passive: true, capture: true });
  }
  timeline.addEventListener("scroll", () => {
    grow(); // SimCord scrolls before anybody else hears of a new message, and that is not the person's own doing
    if (Date.now() - drawn < DRAWING && following) go(goal());
    else if (Date.now() - touched < HAND) following = timeline.scrollTop > goal() - NEAR;
    else if (following && timeline.scrollTop < goal() - 1) go(goal());
  });
  const watch = new frame.contentWindow.ResizeObserver(grow);
  watch.observe(list);
  watch.observe(timeline);
  grow();
}
