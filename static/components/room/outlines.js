// What pieces take of the floor, as the drawing shows it: chairs as rounds, tops and room objects as lines around them, in
// the drawing's centimetres. It is read from attributes, so that nothing has to be laid out for it.
import { at } from './pieces.js'

const sides = 72 // of an oval: a millimetre at most beside it
export const hair = 0.005 // cm: what SVG, which reckons with single precision, leaves

/** The outline of a piece: {rounds: [{x, y, r, chair}], lines: [[point, point]], box, table, piece}. */
export function outlineOf(piece) {
  const turned = piece.querySelector('.plan-turned')
  const put = place(at(piece), turned.getAttribute('transform'))
  const rounds = [...turned.querySelectorAll('.room-seat')].map((chair) => ({ ...put({ x: chair.cx.baseVal.value, y: chair.cy.baseVal.value }), r: chair.r.baseVal.value, chair: true }))
  const top = turned.querySelector('.room-top, .room-shape')
  const [w, h] = top?.localName === 'ellipse' ? [top.rx.baseVal.value, top.ry.baseVal.value] : [0, 0]
  let lines = []
  if (w > 0 && w === h) rounds.push({ ...put({ x: 0, y: 0 }), r: w })
  else if (top) lines = linesAround(cornersOf(top, w, h).map(put))
  return { rounds, lines, box: boxAround(rounds, lines), table: piece.dataset.kind === 'table', piece }
}

/** What a room object takes of the floor, with so many centimetres around it (less than 0: within it), and before and behind it. */
export function floorOf(piece, around, before = 0) {
  const turned = piece.querySelector('.plan-turned')
  const { width, height } = turned.querySelector('.room-shape')
  const [w, h] = [width.baseVal.value + 2 * around, height.baseVal.value + 2 * around + 2 * before].map((n) => Math.max(0.1, n) / 2)
  const put = place(at(piece), turned.getAttribute('transform'))
  const lines = linesAround([{ x: -w, y: -h }, { x: w, y: -h }, { x: w, y: h }, { x: -w, y: h }].map(put))
  return { rounds: [], lines, box: boxAround([], lines), table: false, piece }
}

/** A wall as an outline. */
export const outlineOfWall = (a, b) => ({ rounds: [], lines: [[a, b]], box: boxAround([], [[a, b]]), table: false, piece: null })

/** An outline elsewhere. */
export function movedBy({ rounds, lines, box, table, piece }, { x, y }) {
  const to = (p) => ({ x: p.x + x, y: p.y + y })
  return {
    rounds: rounds.map((round) => ({ ...round, ...to(round) })),
    lines: lines.map(([a, b]) => [to(a), to(b)]),
    box: { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y },
    table,
    piece,
  }
}

/** How far two boxes are apart: what is in them is no nearer. */
export const boxesApart = (a, b) => Math.hypot(Math.max(a.left - b.right, b.left - a.right, 0), Math.max(a.top - b.bottom, b.top - a.bottom, 0))

/** Where two outlines are nearest: {far, a, b, chair}, or null where they touch; by a chair, to what is none. */
export function nearest(one, other) {
  const best = closest(one, other)
  return best.far > 0 && best.far < Infinity ? best : null
}

/** Says whether two outlines have a place of the floor in common; rounds that only touch have none. */
export function meet(one, other) {
  if (boxesApart(one.box, other.box) > hair) return false
  const round = (p, lines) => lines.some((line) => toLine(p, line).far < p.r - hair)
  return one.rounds.some((p) => other.rounds.some((q) => Math.hypot(q.x - p.x, q.y - p.y) < p.r + q.r - hair) || round(p, other.lines))
    || other.rounds.some((q) => round(q, one.lines))
    || one.lines.some((line) => other.lines.some((wall) => between(line, wall).far < hair))
    || surrounds(one, other) || surrounds(other, one)
}

/** Says whether two outlines are less than so many centimetres from each other. */
export const within = (one, other, far) => boxesApart(one.box, other.box) < far && (closest(one, other).far < far - hair || surrounds(one, other) || surrounds(other, one))

/** Says whether a place is surrounded by lines. */
export const inside = ({ x, y }, lines) => lines.filter(([a, b]) => (a.y > y) !== (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)).length % 2 === 1

/** How far a place is from the next of some lines. */
export const toLines = (p, lines) => Math.min(...lines.map((line) => toLine(p, line).far))

function closest(one, other) {
  let best = { far: Infinity }
  const look = (found) => {
    if (found.far < best.far) best = found
  }
  for (const p of one.rounds) {
    for (const q of other.rounds) look(shortened({ far: Math.hypot(q.x - p.x, q.y - p.y), a: p, b: q }, p.r, q.r))
    for (const line of other.lines) look({ ...shortened(toLine(p, line), p.r, 0), chair: p.chair })
  }
  for (const line of one.lines) {
    for (const q of other.rounds) look({ ...back(shortened(toLine(q, line), q.r, 0)), chair: q.chair })
    for (const wall of other.lines) look(between(line, wall))
  }
  return best
}

/** Whether something of an outline is surrounded by the lines of another. */
const surrounds = ({ lines }, one) => lines.length > 1 && [...one.rounds, ...one.lines.map(([a]) => a)].some((p) => inside(p, lines))

const back = ({ far, a, b }) => ({ far, a: b, b: a })

/** A way from middle to middle, from edge to edge. */
function shortened({ far, a, b }, from, to) {
  const part = (r) => (far > 0 ? r / far : 0)
  const along = (p, q, by) => ({ x: p.x + (q.x - p.x) * by, y: p.y + (q.y - p.y) * by })
  return { far: far - from - to, a: along(a, b, part(from)), b: along(b, a, part(to)) }
}

function toLine(p, [a, b]) {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const part = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)))
  const to = { x: a.x + part * dx, y: a.y + part * dy }
  return { far: Math.hypot(to.x - p.x, to.y - p.y), a: p, b: to }
}

/** Between two lines; in the middle of where they are beside each other. */
function between(one, other) {
  if (crossing(one, other)) return { far: -1 }
  const ways = [toLine(one[0], other), toLine(one[1], other), back(toLine(other[0], one)), back(toLine(other[1], one))]
  const far = Math.min(...ways.map((way) => way.far))
  const least = ways.filter((way) => way.far < far + 0.5)
  const mean = (end, axis) => least.reduce((sum, way) => sum + way[end][axis], 0) / least.length
  return { far, a: { x: mean('a', 'x'), y: mean('a', 'y') }, b: { x: mean('b', 'x'), y: mean('b', 'y') } }
}

function crossing([a, b], [c, d]) {
  const side = (p, q, r) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x))
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0 // what ends on it only touches
}

function place({ x, y }, transform) {
  const by = Number(transform?.match(/-?[\d.]+/)?.[0] ?? 0) * Math.PI / 180
  const [sin, cos] = [Math.sin(by), Math.cos(by)]
  return (p) => ({ x: x + p.x * cos - p.y * sin, y: y + p.x * sin + p.y * cos })
}

function cornersOf(top, w, h) {
  if (top.localName === 'ellipse') return Array.from({ length: sides }, (_, i) => ({ x: w * Math.cos(2 * Math.PI * i / sides), y: h * Math.sin(2 * Math.PI * i / sides) }))
  if (top.localName === 'path') return [...top.getAttribute('d').matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
  const [x, y, wide, high] = ['x', 'y', 'width', 'height'].map((name) => top[name].baseVal.value)
  return [{ x, y }, { x: x + wide, y }, { x: x + wide, y: y + high }, { x, y: y + high }]
}

const linesAround = (corners) => corners.map((corner, i) => [corner, corners[(i + 1) % corners.length]])

function boxAround(rounds, lines) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  const hold = (x, y, r) => {
    box.left = Math.min(box.left, x - r)
    box.right = Math.max(box.right, x + r)
    box.top = Math.min(box.top, y - r)
    box.bottom = Math.max(box.bottom, y + r)
  }
  for (const { x, y, r } of rounds) hold(x, y, r)
  for (const line of lines) for (const { x, y } of line) hold(x, y, 0)
  return box
}
