// The mark of a command on an element: one attribute, data-pending, data-saved or data-failed, whose value is the word
// that app.css shows there (30-pending.css). Nothing moves for it, and a morph that takes it away gets it back. Marks
// stand apart from pending.js because components share this one list of them.
import { whenPatched } from './patched.js'

const LASTS = 3000 // ms that "saved" stays
const FORGETS = 4000 // ms that a mark waits for a place that a patch took away; undo may bring a row back much later
const STATES = ['pending', 'saved', 'failed']

const shown = new Map() // the place's id, its cell's or its form's → {key, el, cell, form, state, word, timer, gone}

whenPatched(() => [...shown.values()].forEach(paint))

// What was refused is being mended.
document.addEventListener('input', ({ target }) => {
  for (const mark of shown.values()) {
    if (mark.state === 'failed' && (mark.el.contains(target) || target.form?.contains(mark.el))) hide(mark)
  }
})

/** The word for a state, as command-state (command.js) names them; unsure: it failed for want of an answer. */
export function word(state, unsure = false) {
  const name = state === 'refused' ? 'failed' : state
  return document.body.getAttribute(`data-text-${unsure && name === 'failed' ? 'unsure' : name}`) ?? ''
}

/** Shows a state of a command on an element, by its word or another; a failure until the next try, or for some ms. */
export function show(el, state, failedFor = Infinity, said = word(state)) {
  const cell = cellOf(el)
  const form = el.closest('form[id]')?.id
  const mark = { key: keyOf(el), el, cell, form, word: said, state: { again: 'pending', refused: 'failed' }[state] ?? state }
  const lasts = { saved: LASTS, failed: failedFor }[mark.state]
  drop(shown.get(mark.key))
  if (lasts < Infinity) mark.timer = setTimeout(() => hide(mark), lasts)
  shown.set(mark.key, mark)
  paint(mark)
}

/** Takes a failure away: what was refused is given up. */
export function forget(el) {
  const mark = shown.get(keyOf(el))
  if (mark?.state === 'failed') hide(mark)
}

const keyOf = (el) => el.id || cellOf(el) || el.closest('form[id]')?.id || el

// A cell of a keyed row has no id of its own: the selector that finds it.
function cellOf(el) {
  const row = el.dataset.cell && el.closest('[id]')
  return row ? `#${CSS.escape(row.id)} [data-cell="${CSS.escape(el.dataset.cell)}"]` : ''
}

// After a morph the place may be another element: found by its id, in its row, or by the form's.
function find({ el, cell, form }) {
  if (el.isConnected) return el
  if (el.id) return document.getElementById(el.id)
  if (cell) return document.querySelector(cell)
  return form ? document.getElementById(form)?.querySelector('.actions') : null
}

function paint(mark) {
  const el = find(mark)
  if (!el) { // it may come back with the next patch
    mark.gone ??= setTimeout(() => (find(mark) ? paint(mark) : drop(mark)), FORGETS)
    return
  }
  clearTimeout(mark.gone)
  Object.assign(mark, { el, gone: undefined })
  for (const state of STATES) {
    if (state !== mark.state) el.removeAttribute(`data-${state}`)
    else if (el.getAttribute(`data-${state}`) !== mark.word) el.setAttribute(`data-${state}`, mark.word)
  }
}

function hide(mark) {
  drop(mark)
  find(mark)?.removeAttribute(`data-${mark.state}`)
}

function drop(mark) {
  if (!mark) return
  clearTimeout(mark.timer)
  clearTimeout(mark.gone)
  if (shown.get(mark.key) === mark) shown.delete(mark.key)
}
