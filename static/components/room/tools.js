// The buttons of the bar that work on the drawing: turn, align, spread. What they do is said by data-do.
import { outlineOf } from './outlines.js'
import { at, drawn, isLocked, spotAt } from './pieces.js'

/** Degrees of one turn. */
export const turnBy = 15

const uncovering = ['room-size', 'room-corners', 'lay-picture', 'fit-picture'] // forms whose work is to be seen beneath them

/** Closes the menu of a form; the focus that was in it goes to its button. */
function uncover(menu) {
  if (!menu?.open) return
  if (menu.contains(document.activeElement)) menu.firstElementChild.focus()
  menu.open = false
}

export function tools(plan, { shifts, picked, signal }) {
  plan.addEventListener('click', (event) => {
    const button = event.target.closest('[data-do]')
    const free = picked().filter((piece) => !isLocked(piece))
    if (!button || free.length === 0) return
    const what = button.dataset.do
    if (what === 'turn' || what === 'turn-back') turn(plan, shifts, free, what === 'turn' ? turnBy : -turnBy)
    else if (what.startsWith('spread-')) spread(plan, shifts, free, what.slice('spread-'.length))
    else align(plan, shifts, free, what)
    button.closest('details')?.removeAttribute('open')
  }, { signal })
  document.addEventListener('command-state', ({ detail: { form, own } }) => {
    if (own !== 'saved') return
    if (form.id === 'room-copies') plan.querySelector('#plan-copies').close()
    if (uncovering.includes(form.id)) uncover(document.getElementById(form.id)?.closest('details'))
  }, { signal })
}

/** Turns each piece about its own middle. */
export function turn(plan, shifts, pieces, degrees) {
  shifts.put(pieces.map((piece) => {
    const { x, y, rotation } = shifts.spot(piece)
    return [piece, { x, y, rotation: (rotation + degrees + 360) % 360 }]
  }), { nudged: true })
}

// The edge, or the middle, that pieces get in common: by box, of all boxes, on which axis.
const edges = {
  left: ['x', ({ left }) => left, Math.min],
  right: ['x', ({ right }) => right, Math.max],
  top: ['y', ({ top }) => top, Math.min],
  bottom: ['y', ({ bottom }) => bottom, Math.max],
  centre: ['x', ({ left, right }) => (left + right) / 2, mean],
  middle: ['y', ({ top, bottom }) => (top + bottom) / 2, mean],
}

function mean(...all) {
  return all.reduce((sum, each) => sum + each, 0) / all.length
}

function align(plan, shifts, pieces, where) {
  const [axis, edge, choose] = edges[where]
  const boxes = pieces.map((piece) => outlineOf(piece).box)
  const line = choose(...boxes.map(edge))
  shifts.put(pieces.map((piece, i) => [piece, moved(plan, shifts, piece, axis, line - edge(boxes[i]))]))
}

/** Gives all pieces between the outermost two the same distance, from middle to middle. */
function spread(plan, shifts, pieces, axis) {
  const sorted = pieces.toSorted((a, b) => at(a)[axis] - at(b)[axis])
  const [first, last] = [at(sorted[0])[axis], at(sorted.at(-1))[axis]]
  const step = (last - first) / (sorted.length - 1)
  if (sorted.length < 3) return
  shifts.put(sorted.map((piece, i) => [piece, moved(plan, shifts, piece, axis, first + i * step - at(piece)[axis])]))
}

function moved(plan, shifts, piece, axis, by) {
  const here = drawn(plan, shifts.spot(piece))
  return spotAt(plan, { ...here, [axis]: here[axis] + by }, shifts.spot(piece).rotation)
}
