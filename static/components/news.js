// What others did, as sentences of the server in a polite live region (#news), never one's own. News of one person that
// comes while the last is still shown is one line with a number. Everything is in the activity list; this is only the
// tap on the shoulder, so it goes by itself and takes no click.
//
// Each message is passed on first as `live-news` ({others, more}) to components that hold rows still; one that tells of it
// itself prevents the default.
import { Tally } from './tally.js'

const STAYS = 7000 // ms
const LINES = 3

const shown = new Map() // actor → {el, tally, timer}

document.addEventListener('live-said', ({ detail: { said = [], more = 0 } }) => {
  const news = document.getElementById('news')
  const others = said.filter(({ actor }) => !actor || actor !== document.body.dataset.me).reverse()
  if (!news || !others.length) return
  const detail = { others, more: others.length === said.length ? more : 0 }
  if (!document.dispatchEvent(new CustomEvent('live-news', { detail, cancelable: true }))) return
  for (const one of others) tell(news, one)
})

function tell(news, one) {
  const key = one.actor || one.name
  const line = shown.get(key) ?? begin(news, key)
  line.tally.add([one])
  line.el.textContent = line.tally.sentence
  stay(key, line)
}

function begin(news, key) {
  const el = document.createElement('p')
  el.className = 'notice notice-changed'
  const line = { el, tally: new Tally(), timer: 0 }
  shown.set(key, line)
  news.append(el)
  if (shown.size > LINES) end(shown.keys().next().value)
  return line
}

// A banner is about to tell of what comes now; what was told before would lie over its buttons.
document.addEventListener('live-held', () => [...shown.keys()].forEach(end))

// Whoever may no longer look keeps nothing of it.
document.addEventListener('live-stopped', () => [...shown.keys()].forEach(end))

function stay(key, line) {
  clearTimeout(line.timer)
  line.timer = setTimeout(() => end(key), STAYS)
}

function end(key) {
  const line = shown.get(key)
  clearTimeout(line?.timer)
  line?.el.remove()
  shown.delete(key)
}
