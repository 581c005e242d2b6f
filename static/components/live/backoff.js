// When to try again. Full jitter (any moment of the span, not a bit of noise at its end) spreads a thousand pages that
// lost the same server evenly over the first second.

/** Milliseconds before attempt number `attempt` (from 0): uniform in [0, min(cap, base·2^attempt)). */
export function fullJitter(attempt, base, cap, random = Math.random) {
  return random() * Math.min(cap, base * 2 ** Math.min(attempt, 30))
}

// A wrong header must not park a page for a day.
const LONGEST = 5 * 60_000

/** Milliseconds that a Retry-After header (seconds or an HTTP date) asks for, 0 without one, at most five minutes. */
export function retryAfter(header, now = Date.now()) {
  if (!header) return 0
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return ms > 0 ? Math.min(ms, LONGEST) : 0
}
