// The place beside another one by arrow key: the next line of the lists, or the nearest chair on that side of the room. While
// somebody is picked up, free chairs count too, and from a list an arrow across leads to the first of them.
import { FREE } from './free-chairs.js'
import { rowsOf } from './rows.js'

const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }
const GUEST = '.room-guest[data-draggable]'

/** The row or free chair to go to, or nothing. */
export function beside(board, place, key, pickedUp) {
  const way = ways[key]
  if (!way) return null
  if (place.matches(`${GUEST}, ${FREE}`)) return nearest(board, place, way, pickedUp)
  const lines = rowsOf(board).filter((other) => !other.matches('.room-guest'))
  return way[1] ? lines[lines.indexOf(place) + way[1]] : pickedUp && board.querySelector(FREE)
}

function nearest(board, place, [dx, dy], pickedUp) {
  const from = middle(place)
  let best = null
  let shortest = Infinity
  for (const other of board.querySelectorAll(pickedUp ? `${GUEST}, ${FREE}` : GUEST)) {
    if (other === place) continue
    const to = middle(other)
    const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy
    const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx)
    if (ahead <= 0 || aside > 2 * ahead) continue
    const distance = ahead + 2 * aside
    if (distance < shortest) [best, shortest] = [other, distance]
  }
  return best
}

function middle(place) {
  const chair = place.closest('.room-chair')
  return { x: chair.x.baseVal.value, y: chair.y.baseVal.value }
}
