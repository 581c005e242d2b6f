// Every interval of the live connection, in milliseconds. An attribute of the element may replace one
// (`data-first-frame-ms="50"`): tests use that instead of waiting.

/** Pages that are worked on minute by minute (seating, door, requests) and all others, while no stream is possible. */
export const POLL_CRITICAL = 30_000
export const POLL_CALM = 60_000

const defaults = {
  firstFrame: 5_000, // a stream that has not said hello by then is given up
  silence: 25_000, // two beats of 10 s may be late; longer, and the line is dead
  fallback: 5_000, // without a frame for so long since the loss, the page polls
  backoff: 1_000, // first step of the back-off, doubling
  backoffCap: 10_000, // while the page is visible; a hidden one asks nothing
  rest: 500, // without another search before the stream of a new one is opened
  steady: 10_000, // a stream that lived so long starts the back-off anew
  settle: 1_000, // "Reconnecting…" is said aloud only when it lasts
}

const attribute = (name) => `data-${name.replace(/[A-Z]/g, (c) => '-' + c.toLowerCase())}-ms`

/** The page's polling interval in seconds, by data-poll: 30, else the calm one. */
export function pollSeconds(el) {
  return (el.dataset.poll === String(POLL_CRITICAL / 1000) ? POLL_CRITICAL : POLL_CALM) / 1000
}

/** The timings of one <live-page>. */
export function timings(el) {
  const all = { ...defaults, poll: pollSeconds(el) * 1000 }
  for (const name of Object.keys(all)) {
    const given = Number.parseInt(el.getAttribute(attribute(name)), 10)
    if (given >= 0) all[name] = given
  }
  return all
}
