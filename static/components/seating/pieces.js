// Where the tables and chairs of the room stand, in the drawing's units, as its elements say it: a table's middle, how far its
// reach goes and how it is turned, and a chair's middle.
const LINE = 2 // half of the line around a chair
const REACH = 70 // by which a table's reach is wider than its top
const BARE = 10 // and that of chairs without a table

/** All tables, then all chairs, which lie above them: {el, holds(x, y)}; a table has its top's outline as a path, a chair its middle and its table's id. */
export function pieces(room) {
  const chair = number(room.querySelector('.room-chair .room-seat'), 'r') + LINE
  return [
    ...[...room.querySelectorAll('.room-table')].map(table),
    ...[...room.querySelectorAll('.room-chair')].map((el) => {
      const [x, y] = middle(el)
      return { el, x, y, of: el.dataset.of, holds: (px, py) => (px - x) ** 2 + (py - y) ** 2 <= chair * chair }
    }),
  ]
}

function table(el) {
  const [x, y] = middle(el)
  const reach = el.querySelector('.room-reach')
  const round = reach.localName === 'ellipse'
  const [w, h] = round ? [number(reach, 'rx'), number(reach, 'ry')] : [number(reach, 'width') / 2, number(reach, 'height') / 2]
  const degrees = Number(/^rotate\((-?\d+)\)$/.exec(reach.parentNode.getAttribute('transform') ?? '')?.[1] ?? 0)
  const [cos, sin] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)]
  const out = el.querySelector('.room-rows') ? BARE : REACH
  const at = (dx, dy) => `${Math.round(x + dx * cos - dy * sin)} ${Math.round(y + dx * sin + dy * cos)}`
  return {
    el,
    holds(px, py) {
      const [dx, dy] = [px - x, py - y]
      const [across, down] = [(dx * cos + dy * sin) / w, (dy * cos - dx * sin) / h]
      return round ? across * across + down * down <= 1 : Math.abs(across) <= 1 && Math.abs(down) <= 1
    },
    top: round ? oval(at, w - out, h - out, degrees) : box(at, w - out, h - out),
  }
}

const box = (at, w, h) => `M${at(-w, -h)}L${at(w, -h)}L${at(w, h)}L${at(-w, h)}Z`

const oval = (at, w, h, degrees) => `M${at(-w, 0)}A${w} ${h} ${degrees} 1 1 ${at(w, 0)}A${w} ${h} ${degrees} 1 1 ${at(-w, 0)}Z`

const middle = (el) => [number(el, 'x'), number(el, 'y')]

const number = (el, name) => Number(el?.getAttribute(name) ?? 0)
