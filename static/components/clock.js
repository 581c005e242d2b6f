// The server's clock as this page knows it. <body data-clock="2026-08-29T12:00:00Z"> says what the domain's time was
// when the page was made (a demo may start it anywhere, and a visitor's clock may be wrong); without it, the browser's.

const given = Date.parse(document.body?.dataset.clock ?? '')
const ahead = Number.isNaN(given) ? 0 : given - Date.now()

/** Milliseconds since 1970, as Date.now(). */
export function now() {
  return Date.now() + ahead
}
