/** Keeps the newest message in view inside the frame, as Discord does, until the person scrolls up. */
const NEAR = 80; // pixels from the end that still count as reading the newest message
const HAND = 400; // milliseconds after a touch or key in which scrolling is the person's own

export function follow(frame) {
  const inside = frame.contentDocument;
  const timeline = inside?.getElementById("channel-timeline");
  const list = inside?.getElementById("channel-message-list");
  if (!timeline || !list) return;
  let following = true;
  let touched = 0;

  const end = () => timeline.scrollHeight - timeline.clientHeight;
  const toEnd = () => { if (following && end() - timeline.scrollTop > 1) timeline.scrollTop = end(); };
  const touch = () => { touched = Date.now(); };
  for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    inside.addEventListener(name, touch, { passive: true, capture: true });
  }
  timeline.addEventListener("scroll", () => {
    if (Date.now() - touched < HAND) following = end() - timeline.scrollTop < NEAR;
    else toEnd();
  });
  new frame.contentWindow.ResizeObserver(toEnd).observe(list);
  toEnd();
}
