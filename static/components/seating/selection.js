// Who is ticked: while nobody is, a click on a chair asks who sits there, unless Ctrl or Shift is held. Shift ticks a
// range, a household's name all of it, and the bar says how many and where they would fit.
import { clearNotice, footBar } from '../foot-bar.js'
import { whenPatched } from '../patched.js'
import { boxOf, freeAt, guestOf, idOf, isTicked, nameOf, placeOf, rowAround, rowsOf, tablesOf, tick, titleOf } from './rows.js'

// Asked with each patch, so the browser looks for them.
const TICKED = '.seat-guest[data-draggable] input[name=guest]:checked, .room-guest[data-draggable][aria-checked=true]'

const BESIDE = 8 // px between the bar and who was ticked

/** Watches the boxes; returns a function that gives the ticked rows. */
export function selection(board, signal) {
  const chosen = () => [...board.querySelectorAll(TICKED)].map(rowAround)
  let last = null // the row ticked before, where a range begins

  board.addEventListener('click', (event) => {
    const household = event.target.closest('button.seat-household')
    if (household) tickAll(household.closest('.parked'))
    const row = event.target.matches?.('input[name=guest], .room-guest *') ? rowAround(event.target) : null
    if (!row) return
    if (!boxOf(row)) {
      const ticking = event.shiftKey || event.ctrlKey || event.metaKey || chosen().length > 0
      if (!ticking) return row.dispatchEvent(new CustomEvent('seat-who', { bubbles: true }))
      tick(row, !isTicked(row))
    }
    if (event.shiftKey && last?.isConnected) tickRange(rowsOf(board), last, row)
    last = row
    show()
    if (isTicked(row)) aboveBar(row)
  }, { signal })
  board.addEventListener('change', () => show(), { signal })
  board.addEventListener('seat-chosen', () => show(), { signal })
  board.addEventListener('reset', () => {
    for (const row of chosen()) if (!boxOf(row)) tick(row, false) // boxes do so by themselves
    queueMicrotask(show)
  }, { signal })

  // A form sends its boxes by itself; the ticked chairs go with them.
  board.addEventListener('formdata', ({ target, formData }) => {
    if (target.id !== 'seat-move') return
    for (const row of chosen()) if (!boxOf(row)) formData.append('guest', guestOf(row))
  }, { signal })

  function show() {
    const rows = chosen()
    if (rows.length > 0 && !board.hasAttribute('data-ticked')) clearNotice()
    for (const el of [board, document.documentElement]) el.toggleAttribute('data-ticked', rows.length > 0)
    const bar = board.querySelector('.seat-bar')
    if (!bar) return
    bar.querySelector('.seat-count').textContent = rows.length ? board.dataset.textSelected.replace('{n}', rows.length) : ''
    bar.querySelector('.seat-whose').textContent = householdOf(rows)
    suggest(board, bar.querySelector('.seat-suggest'), rows)
    const swaps = rows.length === 2 && rows.some((row) => placeOf(row) !== 'parking') && !rows.some((row) => row.hasAttribute('data-lap'))
    bar.querySelector('[data-swap]').hidden = !swaps
    const seated = rows.filter((row) => placeOf(row) !== 'parking')
    bar.querySelector('[name=to][value=parking]').hidden = seated.length === 0
    for (const button of bar.querySelectorAll('[data-locks]')) button.hidden = !seated.some((row) => row.hasAttribute('data-locked') === (button.dataset.locks === 'false'))
  }

  function tickAll(household) {
    const rows = rowsOf(household)
    const on = !rows.every(isTicked)
    for (const row of rows) tick(row, on)
    show()
  }

  footBar(board.querySelector('.seat-bar'), signal)
  addEventListener('pageshow', show, { signal }) // a browser may bring back what was ticked
  signal.addEventListener('abort', () => document.documentElement.removeAttribute('data-ticked'))
  whenPatched(show, signal)
  return chosen
}

/** The bar comes up where the window ends: who was ticked there stays in sight above it. */
function aboveBar(row) {
  const bar = document.querySelector('.seat-bar').getBoundingClientRect()
  const under = row.getBoundingClientRect().bottom + BESIDE - bar.top
  if (bar.height > 0 && under > 0) scrollBy({ top: under, behavior: 'instant' })
}

function tickRange(rows, from, to) {
  const [a, b] = [rows.indexOf(from), rows.indexOf(to)].sort((x, y) => x - y)
  if (a < 0) return
  for (const row of rows.slice(a, b + 1)) tick(row, isTicked(to))
}

/** The name of the parked household that was ticked whole, if it was one. */
function householdOf(rows) {
  const home = rows[0]?.closest('.parked')
  if (!home || rows.length !== home.querySelectorAll('.seat-guest').length || rows.some((row) => row.closest('.parked') !== home)) return ''
  return home.querySelector('.seat-household bdi')?.textContent ?? ''
}

/** Offers the table that the ticked guests fill best. */
function suggest(board, button, rows) {
  button.hidden = rows.length === 0
  if (button.hidden) return
  const at = new Set(rows.map(placeOf))
  const fitting = tablesOf(board)
    .filter((card) => freeAt(card) >= rows.length && !at.has(idOf(card)))
    .sort((a, b) => freeAt(a) - freeAt(b))
  button.hidden = fitting.length === 0
  if (button.hidden) return
  const [card] = fitting
  button.value = nameOf(card)
  button.lastElementChild.textContent = board.dataset.textTo
    .replace('{table}', () => titleOf(card)).replace('{n}', freeAt(card))
}
