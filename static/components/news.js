// What others did, as sentences of the server in a polite live region (#news), never one's own. News of one person that
// comes while the last is still shown is one line with a number. Everything is in the activity list; this is only the
// tap on the shoulder, so it goes by itself, and stays as long as a pointer is on it.
//
// Each message is passed on as `live-news` ({text}) to components that hold rows still.
const STAYS = 7000 // ms
const LINES = 3

const shown = new Map() // actor → {el, n, timer}

document.addEventListener('live-said', ({ detail: { said = [], more = 0 } }) => {
  const news = document.getElementById('news')
  const others = said.filter(({ actor }) => !actor || actor !== document.body.dataset.me).reverse()
  if (!news || !others.length) return
  for (const one of others) tell(news, one)
  const n = others.length + (others.length === said.length ? more : 0)
  const names = [...new Set(others.map(({ name }) => name))]
  const name = new Intl.ListFormat(document.documentElement.lang || 'en').format(names)
  const text = n > 1 ? words(news, 'several', { name, n }) : others[0].text
  document.dispatchEvent(new CustomEvent('live-news', { detail: { text } }))
})

function tell(news, { actor, name, text }) {
  const key = actor || name
  const line = shown.get(key) ?? begin(news, key)
  line.n++
  line.el.textContent = line.n > 1 ? words(news, 'several', { name, n: line.n }) : text
  stay(key, line)
}

function begin(news, key) {
  const el = document.createElement('p')
  el.className = 'notice notice-changed'
  const line = { el, n: 0, timer: 0 }
  el.addEventListener('pointerenter', () => clearTimeout(line.timer))
  el.addEventListener('pointerleave', () => stay(key, line))
  shown.set(key, line)
  news.append(el)
  if (shown.size > LINES) end(shown.keys().next().value)
  return line
}

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

function words(news, name, values) {
  const text = news.getAttribute(`data-text-${name}`) ?? ''
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '')
}
