// Where a piece comes to rest under the hand: in line with the middle of another piece or of the room where one is near,
// else on the grid. Lines show what it stands in line with, and measures how far it is from what stands about it.
import { said } from './lengths.js'
import { at, drawingOf } from './pieces.js'

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

/** The first of some places for words that is clear of others, at least of some of these, and never beyond the drawing. */
function clearOf(others, least, ways, { wide, high }, { x, y, width, height }) {
  const within = (value, from, to, half) => Math.max(from + half, Math.min(to - half, value))
  const all = ways.map((way) => ({ x: within(way.x, x, x + width, wide / 2), y: within(way.y, y, y + height, high / 2), wide, high }))
  const clear = (these) => (one) => these.every((other) => Math.abs(one.x - other.x) >= (one.wide + other.wide) / 2 || Math.abs(one.y - other.y) >= (one.high + other.high) / 2)
  return all.find(clear([...others, ...least])) ?? all.find(clear(least)) ?? all[0]
}

/** Where a measure may be written, by its middle: on its line, or beside it. */
function besideLine({ x1, y1, x2, y2 }, { wide, high }) {
  const at = (dx, dy) => ({ x: (x1 + x2) / 2 + dx, y: (y1 + y2) / 2 + dy })
  return Math.abs(x2 - x1) > Math.abs(y2 - y1) ? [at(0, -high * 0.6), at(0, high * 0.8)] : [at(0, 0), at(wide / 2 + high / 4, 0), at(-wide / 2 - high / 4, 0)]
}

/** Where words about pieces may be written: above them, below or beside them. */
function besideBox({ left, right, top, bottom }, { wide, high }) {
  const [x, y, gap] = [(left + right) / 2, (top + bottom) / 2, high / 4]
  return [{ x, y: top - high / 2 - gap }, { x, y: bottom + high / 2 + gap }, { x: right + wide / 2 + gap, y }, { x: left - wide / 2 - gap, y }]
}

const around = (outlines) => ({
  left: Math.min(...outlines.map(({ box }) => box.left)), right: Math.max(...outlines.map(({ box }) => box.right)),
  top: Math.min(...outlines.map(({ box }) => box.top)), bottom: Math.max(...outlines.map(({ box }) => box.bottom)),
})

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

  /** Shows what the held pieces are in line with, how far they are from others, and what is wrong about where they are. */
  show(on, gaps, wrong = [], held = []) {
    const { x, y, width, height } = this.#size
    const high = Math.max(letters, legible / (this.#layer.getScreenCTM()?.a || 1))
    const drawn = []
    const labels = []
    if (on.x !== undefined) drawn.push(svg('path', { class: 'plan-line', d: `M${on.x} ${y}v${height}` }))
    if (on.y !== undefined) drawn.push(svg('path', { class: 'plan-line', d: `M${x} ${on.y}h${width}` }))
    for (const gap of gaps) {
      const { far, x1, y1, x2, y2, narrow } = gap
      const how = narrow ? ' plan-narrow' : ''
      const words = said(this.#plan, far)
      const size = { wide: words.length * high * broad, high }
      const label = clearOf(labels, [], besideLine(gap, size), size, this.#size)
      labels.push(label)
      drawn.push(svg('path', { class: `plan-measure${how}`, d: `M${x1} ${y1}L${x2} ${y2}` }), this.#text(words, label, how))
    }
    this.#mark(wrong.map(({ piece }) => piece).filter(Boolean))
    if (wrong.length > 0) {
      const lines = [...new Set(wrong.map((each) => this.#named(each)))]
      const size = { wide: Math.max(...lines.map(({ length }) => length)) * high * broad, high: lines.length * high }
      const box = around(held)
      const names = wrong.filter(({ piece }) => piece).map(({ piece }) => ({ ...at(piece), wide: 3 * letters, high: 2 * letters }))
      const own = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, wide: box.right - box.left, high: box.bottom - box.top }
      const label = clearOf(labels, [...names, own], besideBox(box, size), size, this.#size)
      lines.forEach((words, i) => drawn.push(this.#text(words, { x: label.x, y: label.y - size.high / 2 + (i + 0.5) * high, high }, ' plan-over')))
    }
    this.#layer.replaceChildren(...drawn)
  }

  #named({ how, piece }) {
    const { textOn, textDoorway, textInWall, textOutside, textNoWall } = this.#plan.dataset
    if (how === 'on') return textOn.replace('{n}', () => piece.dataset.called)
    return { doorway: textDoorway, wall: textInWall, outside: textOutside, 'no-wall': textNoWall }[how]
  }

  #text(words, { x, y, high }, how) {
    const text = svg('text', { class: `plan-gap${how}`, x, y: y + high / 3 })
    text.style.fontSize = `${high}px`
    text.textContent = words
    return text
  }

  #mark(pieces) {
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
