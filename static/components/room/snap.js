// Where a piece comes to rest under the hand: in line with the middle of another piece or of the room where one is near,
// else on the grid. Lines show what it stands in line with, and measures how far it is from what stands about it.
import { said } from './lengths.js'
import { drawingOf } from './pieces.js'

const near = 14 // cm within which a line draws
const letters = 40 // the drawing's units by which a measure is high
const legible = 11 // px that it has at least, on a phone too

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

/** What is drawn over the room while something is chosen or dragged. */
export class Guides {
  #layer
  #size
  #plan

  constructor(plan, name = 'plan-guides') {
    const drawing = drawingOf(plan)
    this.#layer = svg('g', { class: name })
    this.#size = drawing.viewBox.baseVal
    this.#plan = plan
    drawing.append(this.#layer)
  }

  show(on, gaps) {
    const { x, y, width, height } = this.#size
    const high = Math.max(letters, legible / (this.#layer.getScreenCTM()?.a || 1))
    const drawn = []
    if (on.x !== undefined) drawn.push(svg('path', { class: 'plan-line', d: `M${on.x} ${y}v${height}` }))
    if (on.y !== undefined) drawn.push(svg('path', { class: 'plan-line', d: `M${x} ${on.y}h${width}` }))
    for (const { far, x1, y1, x2, y2, narrow } of gaps) {
      const how = narrow ? ' plan-narrow' : ''
      const text = svg('text', { class: `plan-gap${how}`, x: (x1 + x2) / 2, y: (y1 + y2) / 2 + (Math.abs(x2 - x1) > Math.abs(y2 - y1) ? -12 : high / 3) })
      text.style.fontSize = `${high}px`
      text.textContent = said(this.#plan, far)
      drawn.push(svg('path', { class: `plan-measure${how}`, d: `M${x1} ${y1}L${x2} ${y2}` }), text)
    }
    this.#layer.replaceChildren(...drawn)
  }

  remove() {
    this.#layer.remove()
  }
}
