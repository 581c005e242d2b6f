// Whose hand is where: each planner's page says over which table it is, and shows the others' names there. What it says
// is forgotten with the page; nothing waits for it, and nobody is told when nobody else is here.
import { whenPatched } from '../patched.js'
import { TARGETS } from './rows.js'

const SVG = 'http://www.w3.org/2000/svg'
const pace = 400 // ms between two things that a page says
const look = 200 // ms between looks at where the tables are, while a hand is shown: rooms are moved and zoomed

export function hands(board, signal) {
  const layer = board.appendChild(document.createElement('div'))
  layer.className = 'hands'
  layer.ariaHidden = 'true'
  let at = ''
  let said = ''
  let pause = null
  let looking = null

  const on = (name, listener, target = board) => target.addEventListener(name, listener, { signal })
  const over = ({ target }) => {
    const table = target.closest('.room-chair')?.dataset.of
    point(table ? `table-${table}` : target.closest(TARGETS)?.id ?? '')
  }
  on('pointerover', over)
  on('focusin', over)
  on('pointerleave', () => point(''))
  on('visibilitychange', () => document.hidden && point(''), document)
  on('scroll', put, window)
  signal.addEventListener('abort', () => {
    clearTimeout(pause)
    clearInterval(looking)
    layer.remove()
  })
  whenPatched(show, signal)

  function point(where) {
    at = where
    if (at === said || pause || !board.dataset.hand) return
    pause = setTimeout(() => { pause = null; say() }, pace)
  }

  function say() {
    if (at === said || others().length === 0) return
    said = at
    fetch(board.dataset.hand, { method: 'POST', body: new URLSearchParams({ at }), keepalive: true }).catch(() => {})
  }

  function show() {
    const shown = others().filter((li) => li.dataset.at)
    const ids = shown.map((li) => li.dataset.actor)
    for (const hand of [...layer.children]) if (!ids.includes(hand.dataset.of)) hand.remove()
    for (const li of shown) {
      const hand = handOf(li.dataset.actor) ?? layer.appendChild(draw(li))
      hand.dataset.at = li.dataset.at
    }
    put()
    if (shown.length > 0) looking ??= setInterval(put, look)
    else looking = clearInterval(looking) ?? null
  }

  const handOf = (id) => [...layer.children].find((hand) => hand.dataset.of === id)

  function put() {
    const beside = {} // how many hands are over a table already
    for (const hand of layer.children) {
      const box = document.getElementById(hand.dataset.at)?.getBoundingClientRect()
      hand.hidden = !box || box.bottom < 0 || box.top > innerHeight
      if (hand.hidden) continue
      const nth = beside[hand.dataset.at] = (beside[hand.dataset.at] ?? -1) + 1
      hand.style.translate = `${box.left + box.width / 2}px ${Math.max(box.top - hand.offsetHeight * 0.8, 0) + nth * hand.offsetHeight}px`
    }
  }
}

/** Everybody else who is here, as the frame lists them. */
const others = () => [...document.querySelectorAll('#presence [data-actor]')].filter((li) => li.dataset.actor !== document.body.dataset.me)

// An arrow and the name, in the person's colour.
function draw(li) {
  const hand = document.createElement('span')
  hand.className = 'hand'
  hand.dataset.of = li.dataset.actor
  hand.dataset.colour = li.querySelector('.avatar').className.match(/avatar-(\d)/)?.[1] ?? ''
  const arrow = document.createElementNS(SVG, 'svg')
  arrow.setAttribute('viewBox', '0 0 10 12')
  arrow.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', 'M0 0l10 5-4 1.5-2 4.5z')
  const name = document.createElement('bdi')
  name.append(li.dataset.name)
  hand.append(arrow, name)
  return hand
}
