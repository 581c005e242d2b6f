// How far the chosen pieces are from what stands about them: on each side where an outline of theirs is nearest to that of
// another piece or to a wall, between two that are chosen, and wherever an aisle is too narrow: between tables, or from chairs
// to what is not passed through (data-aisle). Drawn while something is chosen; while it is dragged, drag.js draws the same.
import { boxesApart, nearest, outlineOf, outlineOfWall } from './outlines.js'
import { drawingOf, piecesOf } from './pieces.js'
import { Guides } from './snap.js'

export const aisle = 150 // cm that people need to pass between chairs
const tooNarrow = aisle - 0.5 // is one from here on: to the centimetre it is less
const beside = 600 // cm within which two that are chosen stand by each other
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
    const outlines = all.map(outlineOf)
    guides.show({}, [...gaps(outlines, about(plan, all)), ...(all.length === 2 ? gaps([outlines[0]], [outlines[1]]).filter(({ far }) => far < beside) : [])])
  }, { signal })
}

/** What pieces can be near to: the outlines of the others, and of the walls. */
export function about(plan, pieces) {
  const others = piecesOf(plan).filter((each) => !pieces.includes(each) && !passed.includes(each.dataset.kind))
  const corners = cornersOf(plan)
  return [...others.map(outlineOf), ...corners.map((corner, i) => outlineOfWall(corner, corners[(i + 1) % corners.length]))]
}

/** The corners of a room that somebody measured; none of another one, whose walls are drawn all the same. */
export const measured = (plan) => cornersIn(plan, '[data-measured] ')

const cornersIn = (plan, which = '') => [...plan.querySelectorAll(`${which}.plan-corner`)].map(({ cx, cy }) => ({ x: cx.baseVal.value, y: cy.baseVal.value }))

function cornersOf(plan) {
  const corners = cornersIn(plan)
  if (corners.length > 0) return corners
  const { x, y, width, height } = drawingOf(plan).querySelector('.room-floor').getBBox()
  return [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }]
}

/** The gaps from some outlines to others, as {far, x1, y1, x2, y2, narrow} in the drawing's centimetres. */
export function gaps(ours, others) {
  const sides = new Map() // side → the least on it
  const found = new Set()
  const farthest = () => (sides.size < 4 ? Infinity : Math.max(aisle, ...[...sides.values()].map(({ far }) => far)))
  const pairs = ours.flatMap((one) => others.map((other) => ({ one, other, least: boxesApart(one.box, other.box) }))).sort((a, b) => a.least - b.least)
  for (const { one, other, least } of pairs) {
    if (least >= farthest()) break
    const way = nearest(one, other)
    if (!way || way.far < 1) continue
    way.narrow = way.far < tooNarrow && (one.table && other.table || way.chair && [one, other].some(({ piece }) => piece?.dataset.aisle !== undefined))
    if (way.narrow) found.add(way)
    const side = sideOf(way)
    if (way.far < (sides.get(side)?.far ?? Infinity)) sides.set(side, way)
  }
  return [...new Set([...found, ...sides.values()])].map(({ far, a, b, narrow }) => ({ far, x1: a.x, y1: a.y, x2: b.x, y2: b.y, narrow }))
}

const sideOf = ({ a, b }) => (Math.abs(b.x - a.x) > Math.abs(b.y - a.y) ? (b.x > a.x ? 'right' : 'left') : b.y > a.y ? 'below' : 'above')
