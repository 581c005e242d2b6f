// The card over a table of the room: who sits there with the marks of their chairs, how many of its seats are taken, and
// while somebody is dragged over it, who would come, and on a taken chair who would go. A hand that rests on the table shows it, or a tap; it says nothing
// that the chairs' own labels don't.
import { whenPatched } from '../patched.js'
import { calledOf, freeAt, guestOf, idOf, placeOf, takenAt, titleOf } from './rows.js'

const SVG = 'http://www.w3.org/2000/svg'
const rest = 300 // ms until a hand rests
const most = 50 // guests for whom the score is asked: they stand in an address
const beside = 10 // px from the table

/** Makes the card of a board; returns how a drag is over a table with some rows, and over none. */
export function tableCard(board, signal) {
  const el = add(board, 'aside', 'table-card')
  el.hidden = true
  el.ariaHidden = 'true'
  let of = null // the table, who is dragged over it, and with whom there they would change places
  let timer = null
  let asking = null // what it would mean, of the server

  const on = (name, listener, target = board) => target.addEventListener(name, listener, { signal })
  on('pointerover', ({ target, pointerType }) => {
    if (board.hasAttribute('data-dragging') || pointerType === 'touch') return
    const table = target.closest('.room-table')
    if (table !== of?.table) table ? over(table, []) : away()
  })
  on('pointerleave', () => board.hasAttribute('data-dragging') || away())
  on('click', ({ target }) => {
    const table = target.closest('.room-table')
    if (!table) return away()
    over(table, [])
    show()
  })
  on('keydown', ({ key }) => key === 'Escape' && away(), document)
  addEventListener('scroll', () => of && over(of.table, of.rows, of.other), { signal, capture: true }) // it waits for rest again
  signal.addEventListener('abort', () => { away(); el.remove() })
  whenPatched(() => {
    if (el.hidden) return
    show()
    ask()
  }, signal)

  function over(table, rows, other = null) {
    away()
    of = { table, rows, other }
    timer = setTimeout(() => {
      show()
      ask()
    }, rest)
  }

  function away() {
    clearTimeout(timer)
    unask()
    of = null
    el.hidden = true
  }

  // What it would mean if the hand let go here, and what the plan would be worth, once all has been quiet for a moment.
  // Without an answer the card says nothing about it.
  function ask() {
    unask()
    const coming = of ? comingOf(of.table, of.rows) : []
    if (!board.dataset.score || coming.length === 0 || coming.length > most) return
    const { occasion, plan, score } = board.dataset
    const to = idOf(of.table)
    const query = new URLSearchParams([['occasion', occasion], ['plan', plan], ['to', to], ...coming.map((row) => ['guest', guestOf(row).split(':')[0]])])
    const { signal: gone } = asking = new AbortController()
    asking.timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${score}?${query}`, { signal: gone })
        const said = answer.ok ? (await answer.text()).trim() : ''
        if (gone.aborted) return
        of.means = said
        show()
      } catch { /* the hand moved on, or there is no connection */ }
    }, rest)
  }

  function unask() {
    clearTimeout(asking?.timer)
    asking?.abort()
    asking = null
  }

  function show() {
    clearTimeout(timer)
    if (!of?.table.isConnected) return away()
    write(board, el, of)
    el.hidden = false
    put(of.table.querySelector('.room-reach').getBoundingClientRect(), of.rows.length > 0)
  }

  // Beside the table; what a hand carries hangs to the right of it.
  function put(table, carried) {
    const { offsetWidth: w, offsetHeight: h } = el
    const [left, right] = [table.left - beside - w, table.right + beside]
    const free = right + w < innerWidth
    el.style.left = `${left > beside && (carried || !free) ? left : free ? right : beside}px`
    el.style.top = `${Math.max(beside, Math.min(table.top, innerHeight - h - beside))}px`
  }

  return {
    over: (table, rows) => (table?.matches('.room-table') ? over(table, rows) : away()),
    swap(other) { // two would change places, which is another score
      el.toggleAttribute('data-swap', Boolean(other))
      if (!of || of.other === other) return
      of.other = other
      if (!el.hidden) show()
    },
    away,
  }
}

const comingOf = (table, rows) => rows.filter((row) => placeOf(row) !== idOf(table))

// A node that comes or goes makes the browser judge every :has() of the page: the same words stay as they are.
function write(board, el, of) {
  const next = document.createElement('aside')
  fill(board, next, of)
  if (next.innerHTML !== el.innerHTML) el.replaceChildren(...next.childNodes)
  el.toggleAttribute('data-over', next.hasAttribute('data-over'))
}

function fill(board, el, { table, rows, other, means }) {
  const coming = comingOf(table, rows)
  const going = coming.length > 0 && other ? 1 : 0
  const [taken, seats] = [takenAt(table) - going, Number(table.dataset.seats)]
  const free = freeAt(table) + going - coming.length
  const say = (name, numbers) => board.getAttribute(`data-text-${name}`).replace(/\{(\w)\}/g, (_, one) => numbers[one])
  el.toggleAttribute('data-over', free < 0)
  const head = add(el, 'header')
  add(add(head, 'strong'), 'bdi', '', titleOf(table))
  add(head, 'span', 'num', say('of', { n: taken + coming.length, m: seats }))
  const left = free < 0 ? say('above', { n: -free }) : free > 0 ? say('free', { n: free }) : say('full', {})
  add(el, 'p', 'quiet', coming.length ? `${say('come', { n: taken, m: coming.length })} · ${left}` : left)
  const list = add(el, 'ul')
  for (const guest of board.querySelectorAll(`[data-of="${CSS.escape(idOf(table))}"] > .room-guest`)) {
    if (!going || guest !== other) person(list, guest, guest.parentNode.dataset)
  }
  for (const row of coming) add(list, 'li', 'table-card-coming').append(mark(null, {}), add(list, 'bdi', '', calledOf(row)))
  if (means) el.append(...new DOMParser().parseFromString(means, 'text/html').body.childNodes)
}

function person(list, guest, { state, tone }) {
  const name = guest.dataset.name ?? guest.querySelector('title').textContent.split(',')[0]
  add(list, 'li').append(mark(guest, { state, tone }), add(list, 'bdi', '', name))
}

// A chair as the room draws it, with its marks.
function mark(guest, look) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'table-card-chair room-key room-chair')
  svg.setAttribute('viewBox', '-46 -46 92 92')
  for (const [name, value] of Object.entries(look)) if (value) svg.dataset[name] = value
  if (!guest) svg.append(document.createElementNS(SVG, 'circle'))
  else {
    const drawn = guest.cloneNode(true)
    for (const name of drawn.getAttributeNames()) if (name !== 'class') drawn.removeAttribute(name)
    drawn.querySelector('title')?.remove()
    svg.append(drawn)
  }
  return svg
}

function add(parent, tag, name = '', text = '') {
  const el = parent.appendChild(document.createElement(tag))
  if (name) el.className = name
  if (text) el.textContent = text
  return el
}
