// Times that the page finishes, since shared bytes can't hold them:
//
//   <time datetime="2026-08-29T12:00:00Z" data-relative>29 August, 14:00</time>   → "2 minutes ago"; the server's text
//                                                                                  becomes the title
//   <time data-now data-zone="Europe/Berlin"></time>                              → "made at", on load and for print
import { now } from './clock.js'
import { whenPatched } from './patched.js'

const REFRESH = 30_000
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
// unit, its length, and from when on it is used: "in 40 days" is more use than "in 1 month"
const UNITS = [
  ['year', 365.25 * DAY, 2 * 365 * DAY],
  ['month', 30.4375 * DAY, 60 * DAY],
  ['day', DAY, DAY],
  ['hour', 60 * MINUTE, 60 * MINUTE],
  ['minute', MINUTE, MINUTE],
]

// The server's English writes days before months and hours to 24, as en-GB does.
const language = () => (document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang || undefined)

/** "2 minutes ago", "in 3 days", for a distance in milliseconds; less than half a minute is "now". */
export function relative(ms, lang = language()) {
  const minutes = Math.round(ms / MINUTE) * MINUTE
  const [unit, length] = UNITS.find(([, , from]) => Math.abs(minutes) >= from) ?? []
  if (!unit) return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(0, 'second')
  return new Intl.RelativeTimeFormat(lang).format(Math.round(minutes / length), unit)
}

function finishRelative() {
  for (const el of document.querySelectorAll('time[data-relative]')) {
    const then = Date.parse(el.dateTime)
    if (Number.isNaN(then)) continue
    const text = relative(then - now())
    if (el.textContent === text) continue
    if (!el.title) el.title = el.textContent.trim() // a morph takes it away together with our text
    el.textContent = text
  }
}

function finishNow() {
  const date = new Date(now())
  for (const el of document.querySelectorAll('time[data-now]')) {
    const format = { dateStyle: 'long', timeStyle: 'short', timeZone: el.dataset.zone || undefined }
    el.dateTime = date.toISOString()
    el.textContent = new Intl.DateTimeFormat(language(), format).format(date)
  }
}

whenPatched(() => {
  finishRelative()
  if (document.querySelector('time[data-now]:empty')) finishNow()
})
setInterval(finishRelative, REFRESH)
addEventListener('beforeprint', () => {
  finishRelative()
  finishNow()
})
