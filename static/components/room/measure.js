// How far the chosen pieces are from what stands about them: on each side the nearest piece or wall, and a table beside a
// corner where that is nearer still. Drawn while something is chosen; while it is dragged, drag.js draws the same.
import { boxOf, drawingOf, piecesOf } from './pieces.js'
import { Guides } from './snap.js'

const aisle = 150 // cm that people need to pass between chairs
const passed = ['door', 'exit', 'label', 'power'] // kinds beside which there is no aisle

/** Draws what is chosen anew, whenever that changes or has moved. */
export function measuring(plan, picked, signal) {
  let guides = null
  plan.addEventListener('room-shown', () => {
    guides?.remove()
    guides = null
    const all = picked()
    if (all.length === 0 || plan.dataset.dragging !== undefined) return
    guides = new Guides(plan, 'plan-measures')
    guides.show({}, gaps(around(plan, all), about(plan, all)))
  }, { signal })
}

/** The floor that pieces take together, and whether one of them is a table. */
export function around(plan, pieces) {
  const boxes = pieces.map((piece) => boxOf(plan, piece))
  const table = pieces.some(isTable)
  return { left: Math.min(...boxes.map((b) => b.left)), top: Math.min(...boxes.map((b) => b.top)), right: Math.max(...boxes.map((b) => b.right)), bottom: Math.max(...boxes.map((b) => b.bottom)), table }
}

/** What pieces can be near to: the others' boxes, and the walls as pairs of corners. */
export function about(plan, pieces) {
  const others = piecesOf(plan).filter((each) => !pieces.includes(each) && !passed.includes(each.dataset.kind))
  const corners = cornersOf(plan)
  return {
    boxes: others.map((each) => ({ ...boxOf(plan, each), table: isTable(each) })),
    walls: corners.map((corner, i) => [corner, corners[(i + 1) % corners.length]]),
  }
}

function cornersOf(plan) {
  const handles = [...plan.querySelectorAll('.plan-corner')]
  if (handles.length > 0) return handles.map(({ cx, cy }) => ({ x: cx.baseVal.value, y: cy.baseVal.value }))
  const { x, y, width, height } = drawingOf(plan).querySelector('.room-floor').getBBox()
  return [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }]
}

const isTable = (piece) => piece.dataset.kind === 'table'

/** The gaps about a box, as {far, x1, y1, x2, y2, narrow}, in the drawing's centimetres. */
export function gaps(box, { boxes, walls }) {
  const sides = [0, 1, 2, 3].map((turns) => {
    const found = right(boxTurned(box, turns), boxes.map((each) => boxTurned(each, turns)), walls.map((wall) => wall.map((at) => turned(at, turns))))
    if (!found) return null
    const [a, b] = [{ x: found.x1, y: found.y }, { x: found.x2, y: found.y }].map((at) => turned(at, 4 - turns))
    return { far: found.x2 - found.x1, x1: a.x, y1: a.y, x2: b.x, y2: b.y, narrow: box.table && found.table && found.x2 - found.x1 < aisle }
  }).filter((gap) => gap && gap.far >= 1)
  const beside = boxes.filter((each) => each.table && (each.left >= box.right || each.right <= box.left) && (each.top >= box.bottom || each.bottom <= box.top))
    .map((each) => corner(box, each)).reduce((best, each) => (!best || each.far < best.far ? each : best), null)
  if (beside && sides.every(({ far }) => beside.far < far)) sides.push({ ...beside, narrow: box.table && beside.far < aisle })
  return sides
}

/** The nearest thing to the right of a box. */
function right(box, boxes, walls) {
  let best = null
  const near = (x, y, table) => {
    if (x >= box.right && (!best || x < best.x2)) best = { x1: box.right, x2: x, y, table }
  }
  for (const each of boxes) {
    if (each.top < box.bottom && each.bottom > box.top) near(each.left, (Math.max(each.top, box.top) + Math.min(each.bottom, box.bottom)) / 2, each.table)
  }
  for (const [a, b] of walls) {
    const [from, to] = [Math.max(Math.min(a.y, b.y), box.top), Math.min(Math.max(a.y, b.y), box.bottom)]
    if (from >= to) continue
    const x = (y) => a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)
    const y = x(from) < x(to) ? from : x(from) > x(to) ? to : (from + to) / 2
    near(x(y), y, false)
  }
  return best
}

/** A point after quarter turns about the drawing's origin. */
function turned({ x, y }, turns) {
  return [{ x, y }, { x: y, y: -x }, { x: -x, y: -y }, { x: -y, y: x }][turns % 4]
}

function boxTurned(box, turns) {
  const [a, b] = [turned({ x: box.left, y: box.top }, turns), turned({ x: box.right, y: box.bottom }, turns)]
  return { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y), table: box.table }
}

/** From the corner of a box to that of another which lies beside it. */
function corner(box, other) {
  const [x1, x2] = other.left >= box.right ? [box.right, other.left] : [box.left, other.right]
  const [y1, y2] = other.top >= box.bottom ? [box.bottom, other.top] : [box.top, other.bottom]
  return { far: Math.hypot(x2 - x1, y2 - y1), x1, y1, x2, y2 }
}
