// The guest beside another one by arrow key: the next line of the lists, or the nearest chair on that side of the room.
import { rowsOf } from './rows.js'

const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

/** The row to go to, or nothing. */
export function beside(board, row, key) {
  const way = ways[key]
  if (!way) return null
  if (row.matches('.room-guest')) return nearest(board, row, way)
  const lines = rowsOf(board).filter((other) => !other.matches('.room-guest'))
  return way[1] ? lines[lines.indexOf(row) + way[1]] : null
}

function nearest(board, row, [dx, dy]) {
  const from = middle(row)
  let best = null
  let shortest = Infinity
  for (const other of board.querySelectorAll('.room-guest[data-draggable]')) {
    if (other === row) continue
    const to = middle(other)
    const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy
    const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx)
    if (ahead <= 0 || aside > 2 * ahead) continue
    const distance = ahead + 2 * aside
    if (distance < shortest) [best, shortest] = [other, distance]
  }
  return best
}

function middle(row) {
  const chair = row.closest('.room-chair')
  return { x: chair.x.baseVal.value, y: chair.y.baseVal.value }
}
