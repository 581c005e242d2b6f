// Where a piece comes to rest under the hand: in line with the middle of another piece or of the room where one is near,
// else on the grid. Lines show what it stands in line with, and a measure how far its nearest neighbour is.

const grid = 10 // cm
const near = 14 // cm within which a line draws
const aisle = 150 // cm that people need to pass between chairs

const svg = (name, attributes) => {
  const el = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value)
  return el
}

/** The middle at which a piece rests that the hand holds at `at`; `lines` are {x: […], y: […]}. */
export function rest(at, lines, free) {
  if (free) return { at, on: {} }
  const on = {}
  const axis = (name) => {
    const line = lines[name].reduce((best, value) => (Math.abs(value - at[name]) < Math.abs(best - at[name]) ? value : best), Infinity)
    if (Math.abs(line - at[name]) <= near) return (on[name] = line)
    return Math.round(at[name] / grid) * grid
  }
  return { at: { x: axis('x'), y: axis('y') }, on }
}

/** The nearest of some boxes: how far it is, and the two points between which. */
export function nearest(box, others) {
  let best = null
  for (const other of others) {
    const [x1, x2] = span(box.left, box.right, other.left, other.right)
    const [y1, y2] = span(box.top, box.bottom, other.top, other.bottom)
    const far = Math.hypot(x2 - x1, y2 - y1)
    if (!best || far < best.far) best = { far, x1, y1, x2, y2 }
  }
  return best
}

/** From the one span to the other; where they overlap, the middle of what both have. */
function span(a1, a2, b1, b2) {
  if (a2 < b1) return [a2, b1]
  if (b2 < a1) return [a1, b2]
  const both = (Math.max(a1, b1) + Math.min(a2, b2)) / 2
  return [both, both]
}

/** What is drawn over the room while something is dragged. */
export class Guides {
  #layer = svg('g', { class: 'plan-guides' })
  #size
  #metres

  constructor(drawing, metres) {
    this.#size = drawing.viewBox.baseVal
    this.#metres = metres
    drawing.append(this.#layer)
  }

  show(on, gap) {
    const { x, y, width, height } = this.#size
    const drawn = []
    if (on.x !== undefined) drawn.push(svg('path', { class: 'plan-line', d: `M${on.x} ${y}v${height}` }))
    if (on.y !== undefined) drawn.push(svg('path', { class: 'plan-line', d: `M${x} ${on.y}h${width}` }))
    if (gap && gap.far > 0 && gap.far < 600) {
      const narrow = gap.far < aisle ? ' plan-narrow' : ''
      const text = svg('text', { class: `plan-gap${narrow}`, x: (gap.x1 + gap.x2) / 2, y: (gap.y1 + gap.y2) / 2 - 12 })
      text.textContent = this.#metres.replace('{n}', (gap.far / 100).toFixed(2))
      drawn.push(svg('path', { class: `plan-measure${narrow}`, d: `M${gap.x1} ${gap.y1}L${gap.x2} ${gap.y2}` }), text)
    }
    this.#layer.replaceChildren(...drawn)
  }

  remove() {
    this.#layer.remove()
  }
}
