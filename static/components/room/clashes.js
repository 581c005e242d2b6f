// What can't be about where held pieces are, as the room's list says it once they have been dropped (models/seating: spacing.go,
// floors.go, things.go): tables in each other's way, on what stands, in walls, out of the room, in doorways.
import { measured } from './measure.js'
import { floorOf, hair, inside, meet, movedBy, outlineOf, toLines, within } from './outlines.js'
import { at, piecesOf } from './pieces.js'

const touch = 5 // cm by which people push a chair aside
const passage = 90 // cm before and behind a door
const ajar = 30 // cm that a door may be from its wall, beyond half of its own depth
const apart = 0.1 // cm that are between two tables
const looks = 40 // on each edge of what may reach out of the room

const stands = ['band', 'dj', 'bar', 'buffet', 'cake', 'gifts', 'photo_booth']
const ground = ['dance_floor', 'stage'] // on which others stand, and tables seldom shall
const inner = ['wall', 'pillar']
const doors = ['door', 'exit']
const free = ['label', 'power'] // in nobody's way

/** Whether others stand on pieces of this kind. */
export const isGround = ({ dataset: { kind } }) => ground.includes(kind)

/**
 * Says of held pieces that are moved by {x, y} each what is wrong: [{how, piece}], the piece being the other one; of walls there
 * is none. Outlines that are known already are not read again.
 */
export function clashing(plan, held, known = []) {
  const outlines = new Map(known.map((outline) => [outline.piece, outline]))
  const bodyOf = (piece) => bodyWith(outlines.get(piece) ?? outlineOf(piece))
  const ours = held.map(bodyOf)
  const others = piecesOf(plan).filter((each) => !held.includes(each) && !free.includes(each.dataset.kind)).map(bodyOf)
  const walls = wallsOf(plan)
  return (moves) => {
    const found = new Map()
    const now = ours.map((one, i) => moved(one, moves[i]))
    for (const one of now) {
      for (const other of others) {
        const how = between(one, other)
        if (how) found.set(other.piece, { how, piece: other.piece })
      }
      const how = walls(one, [...others, ...now])
      if (how) found.set(how, { how, piece: null })
    }
    return [...found.values()]
  }
}

/** A piece with what it takes of the floor: whole, of a room object what none may stand on, and of a door its ways in and out. */
function bodyWith(whole) {
  const { piece } = whole
  const { kind } = piece.dataset
  const parts = { whole }
  if (kind !== 'table') parts.floor = floorOf(piece, -touch)
  if (doors.includes(kind)) Object.assign(parts, { way: floorOf(piece, 0, passage), doorway: floorOf(piece, -touch, passage) })
  return { piece, kind, at: at(piece), parts }
}

const moved = ({ at: { x, y }, parts, ...body }, by) => ({ ...body, at: { x: x + by.x, y: y + by.y }, parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, movedBy(part, by)])) })

const is = (kinds, { kind }) => kinds.includes(kind)

const rank = (body) => (body.kind === 'table' ? 2 : is(stands, body) ? 1 : 0)

/** What is wrong between two, '' where nothing is. */
function between(a, b) {
  if (rank(b) > rank(a)) return between(b, a)
  const [one, other] = [a.parts, b.parts]
  if (a.kind === 'table') {
    if (b.kind === 'table') return within(one.whole, other.whole, apart) ? 'on' : ''
    if (is(doors, b)) return meet(one.whole, other.doorway) ? 'doorway' : ''
    return is([...stands, ...ground], b) && meet(one.whole, other.floor) || is(inner, b) && meet(one.whole, other.whole) ? 'on' : ''
  }
  if (!is(stands, a)) return ''
  if (is(doors, b)) return meet(one.floor, other.way) ? 'doorway' : ''
  return is(stands, b) && meet(one.floor, other.floor) || is(inner, b) && meet(one.floor, other.whole) ? 'on' : ''
}

/** Says what is wrong about where a body is between the room's walls: nothing where nobody measured it. */
function wallsOf(plan) {
  const corners = measured(plan)
  const lines = corners.map((corner, i) => [corner, corners[(i + 1) % corners.length]])
  const deep = (p) => toLines(p, lines) * (inside(p, lines) ? 1 : -1)

  function beyond(points) {
    const out = points.filter((p) => deep(p) < -hair).length
    if (2 * out > points.length) return 'outside'
    return out > 0 ? 'wall' : ''
  }

  return ({ piece, kind, at: middle, parts: { whole, floor } }, all) => {
    if (lines.length === 0 || kind === 'label') return ''
    if (kind === 'table') {
      if (deep(middle) < -hair) return 'outside'
      return beyond([...whole.rounds.flatMap(rimOf), ...whole.lines.map(([a]) => a)]) || (whole.rounds.some((p) => p.chair && deep(p) < p.r - hair) ? 'wall' : '')
    }
    if (doors.includes(kind)) {
      const far = ajar + piece.querySelector('.room-shape').height.baseVal.value / 2
      const near = ({ lines }) => inside(middle, lines) || toLines(middle, lines) <= far + hair
      return Math.abs(deep(middle)) <= far + hair || all.some((other) => other.kind === 'wall' && near(other.parts.whole)) ? '' : 'no-wall'
    }
    if (deep(middle) < -touch - hair) return 'outside'
    return [...inner, ...free].includes(kind) ? '' : beyond(floor.lines.flatMap(along))
  }
}

/** Of a chair its middle, of a round top its rim. */
const rimOf = ({ x, y, r, chair }) => (chair ? [{ x, y }] : [{ x: x - r, y }, { x: x + r, y }, { x, y: y - r }, { x, y: y + r }])

const along = ([a, b]) => Array.from({ length: looks }, (_, n) => ({ x: a.x + (b.x - a.x) * n / looks, y: a.y + (b.y - a.y) * n / looks }))
