// Free chairs take the focus only while somebody is picked up and walks to them by arrow key: then they say whom they would seat.
import { calledOf, seatOf, titleOf } from './rows.js'

/** Free chairs in the room; those of the legend and of cards belong to no table. */
export const FREE = '.room-chair[data-of][data-state=free]'

export function freeChairs(board) {
  return {
    is: (el) => el.matches(FREE),
    around: (el) => el.closest?.(FREE) ?? null,
    /** Focuses a chair as the place for a row's guest. */
    focus(chair, row) {
      const table = document.getElementById(`table-${chair.dataset.of}`)
      const words = { table: titleOf(table), n: seatOf(chair), guest: calledOf(row) }
      chair.setAttribute('role', 'button')
      chair.setAttribute('tabindex', '-1')
      chair.setAttribute('aria-label', board.dataset.textFreeSeat.replace(/\{(\w+)\}/g, (_, word) => words[word]))
      chair.focus()
    },
  }
}
