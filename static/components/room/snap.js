// Where a piece comes to rest under the hand: in line with the middle of another piece or of the room where one is near,
// else on the grid. Lines show what it stands in line with, and measures how far it is from what stands about it.
import { said } from './lengths.js'
import { drawingOf } from './pieces.js'

const near = 14 // cm within which a line draws
const letters = 40 // the drawing's units by which a measure is high
const legible = 11 // px that it has at least, on a phone too
const broad = 0.66 // of that, one sign of it

const svg = (name, attributes) => {
  const el = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value)
  return el
}

/** The middle at which a piece rests that the hand holds at `at`; `lines` are {x: […], y: […]}, `grid` is the place on the grid. */
export function rest(at, lines, grid, free) {
  if (free) return { at, on: {} }
  const on = {}
  const axis = (name) => {
    const line = lines[name].reduce((best, value) => (Math.abs(value - at[name]) < Math.abs(best - at[name]) ? value : best), Infinity)
    if (Math.abs(line - at[name]) <= near) return (on[name] = line)
    return grid[name]
  }
  return { at: { x: axis('x'), y: axis('y') }, on }
}

/** Where a measure is written, by its middle: beside its line where another one is in its way, and never beyond the drawing. */
function placed({ x1, y1, x2, y2 }, { wide, high }, others, { x, y, width, height }) {
  const middle = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }
  const within = (value, from, to, half) => Math.max(from + half, Math.min(to - half, value))
  const at = (dx, dy) => ({ x: within(middle.x + dx, x, x + width, wide / 2), y: within(middle.y + dy, y, y + height, high / 2), wide, high })
  const ways = Math.abs(x2 - x1) > Math.abs(y2 - y1) ? [at(0, -high * 0.6), at(0, high * 0.8)] : [at(0, 0), at(wide / 2 + high / 4, 0), at(-wide / 2 - high / 4, 0)]
  const clear = (one) => others.every((other) => Math.abs(one.x - other.x) >= (one.wide + other.wide) / 2 || Math.abs(one.y - other.y) >= (one.high + other.high) / 2)
  return ways.find(clear) ?? ways[0]
}

/** What is drawn over the room while something is chosen or dragged. */
export class Guides {
  #layer
  #raised = null
  #over = []
  #size
  #plan

  constructor(plan, name = 'plan-guides') {
    const drawing = drawingOf(plan)
    this.#layer = svg('g', { class: name })
    this.#size = drawing.viewBox.baseVal
    this.#plan = plan
    drawing.append(this.#layer)
  }

  /** Shows what the held pieces are in line with, how far they are from others, and the outlines on which they stand. */
  show(on, gaps, over = []) {
    const { x, y, width, height } = this.#size
    const high = Math.max(letters, legible / (this.#layer.getScreenCTM()?.a || 1))
    const drawn = []
    const labels = []
    if (on.x !== undefined) drawn.push(svg('path', { class: 'plan-line', d: `M${on.x} ${y}v${height}` }))
    if (on.y !== undefined) drawn.push(svg('path', { class: 'plan-line', d: `M${x} ${on.y}h${width}` }))
    for (const { far, x1, y1, x2, y2, narrow } of gaps) {
      const how = narrow ? ' plan-narrow' : ''
      const words = said(this.#plan, far)
      const label = placed({ x1, y1, x2, y2 }, { wide: words.length * high * broad, high }, labels, this.#size)
      labels.push(label)
      drawn.push(svg('path', { class: `plan-measure${how}`, d: `M${x1} ${y1}L${x2} ${y2}` }), this.#text(words, label, how))
    }
    this.#mark(over)
    for (const [words, { left, right, top, bottom }] of this.#named(over)) {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      const label = placed({ x1: x, y1: y, x2: x, y2: y }, { wide: words.length * high * broad, high }, labels, this.#size)
      labels.push(label)
      drawn.push(this.#text(words, label, ' plan-over'))
    }
    this.#layer.replaceChildren(...drawn)
  }

  /** What to write on each outline; on the walls once. */
  #named(over) {
    const { textOn, textInWall } = this.#plan.dataset
    const wall = over.find(({ piece }) => !piece)
    const named = over.filter(({ piece }) => piece).map(({ piece, box }) => [textOn.replace('{n}', () => piece.dataset.called), box])
    return wall ? [...named, [textInWall, wall.box]] : named
  }

  #text(words, { x, y, high }, how) {
    const text = svg('text', { class: `plan-gap${how}`, x, y: y + high / 3 })
    text.style.fontSize = `${high}px`
    text.textContent = words
    return text
  }

  #mark(over) {
    const pieces = over.map(({ piece }) => piece).filter(Boolean)
    for (const piece of this.#over) if (!pieces.includes(piece)) piece.removeAttribute('data-met')
    for (const piece of pieces) piece.setAttribute('data-met', '')
    this.#over = pieces
  }

  /** Shows pieces over all others, while they are held. */
  raise(pieces) {
    this.#raised = svg('g', { class: 'plan-raised', 'aria-hidden': 'true' })
    this.#raised.append(...pieces.map((piece) => svg('use', { href: `#${piece.id}` })))
    this.#layer.before(this.#raised)
  }

  remove() {
    this.#mark([])
    this.#raised?.remove()
    this.#layer.remove()
  }
}
