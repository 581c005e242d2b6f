// What the room's pieces say. A piece is a table or a room object: an SVG element whose data-spot is where the server
// last said it stands, "x,y,rotation" in the room's millimetres; the drawing's unit is the centimetre, and a long room
// lies on its side in it (data-turned holds the drawing's height).
import { fineOf, gridOf } from './lengths.js'

export const patience = 300 // ms that a finger rests before it drags
export const slack = 8 // px that it may tremble meanwhile

const PIECES = '.plan-piece'

/** All pieces, in the page's order. */
export const piecesOf = (plan) => [...plan.querySelectorAll(PIECES)]

/** The piece in which an element stands. */
export const pieceAround = (el) => el?.closest?.(PIECES) ?? null

export const idOf = (piece) => piece.dataset.piece

export const isPicked = (piece) => piece.getAttribute('aria-checked') === 'true'

export function pick(piece, on) {
  piece.setAttribute('aria-checked', on)
}

export const isLocked = (piece) => piece.hasAttribute('data-locked')

/** Where the server says that a piece stands. */
export function spotOf(piece) {
  const [x, y, rotation] = piece.dataset.spot.split(',').map(Number)
  return { x, y, rotation }
}

/** A spot as commands write it. */
export const written = ({ x, y, rotation }) => `${x},${y},${rotation}`

/** The drawing in which pieces stand. */
export const drawingOf = (plan) => plan.querySelector('.room')

const turned = (plan) => {
  const height = drawingOf(plan).dataset.turned
  return height === undefined ? null : Number(height)
}

/** Where a spot is in the drawing, in centimetres. */
export function drawn(plan, { x, y }) {
  const height = turned(plan)
  return height === null ? { x: x / 10, y: y / 10 } : { x: y / 10, y: height - x / 10 }
}

/** The place of the room, in millimetres, that is at a place of the drawing. */
export function inRoom(plan, at) {
  const height = turned(plan)
  const [x, y] = height === null ? [at.x, at.y] : [height - at.y, at.x]
  const fine = fineOf(plan)
  return { x: Math.round(x * 10 / fine) * fine, y: Math.round(y * 10 / fine) * fine }
}

/** The place of the drawing on the grid, which starts in a corner of the room, that is nearest to a place. */
export function onGrid(plan, at) {
  const [from, grid] = [drawn(plan, { x: 0, y: 0 }), gridOf(plan)]
  const axis = (name) => from[name] + Math.round((at[name] - from[name]) / grid) * grid
  return { x: axis('x'), y: axis('y') }
}

/** The spot at a place of the drawing; beyond the first walls there is none. */
export function spotAt(plan, at, rotation) {
  const { x, y } = inRoom(plan, at)
  return { x: Math.max(0, x), y: Math.max(0, y), rotation: ((rotation % 360) + 360) % 360 }
}

/** Draws a piece at a spot, whatever the server says. */
export function draw(plan, piece, spot) {
  const { x, y } = drawn(plan, spot)
  piece.setAttribute('x', x)
  piece.setAttribute('y', y)
  const by = spot.rotation - (turned(plan) === null ? 0 : 90)
  piece.querySelector('.plan-turned').setAttribute('transform', `rotate(${by})`)
}

/** Where a piece is drawn now. */
export const at = (piece) => ({ x: piece.x.baseVal.value, y: piece.y.baseVal.value })

/** The floor that a piece takes in the drawing, chairs and all. */
export function boxOf(plan, piece) {
  const { left, top, width, height } = piece.querySelector('.plan-turned').getBoundingClientRect()
  const a = fromScreen(plan, left, top)
  const b = fromScreen(plan, left + width, top + height)
  return { left: a.x, top: a.y, right: b.x, bottom: b.y }
}

/** A point of the window in the drawing's centimetres. */
export function fromScreen(plan, x, y) {
  const point = new DOMPoint(x, y).matrixTransform(drawingOf(plan).getScreenCTM().inverse())
  return { x: point.x, y: point.y }
}
