// What a drop at each table would mean while somebody is dragged: data-drop, "fits" or "over". To mark all tables of a large
// room at once would stop the hand: they are marked some at a time, and freed in the same way.
import { freeAt, idOf, placeOf, tablesOf } from './rows.js'

const some = 24 // tables

/** Marks the tables of a board, and those of the room on its floor, for rows that are dragged, and for nobody. */
export function drops(board, floor, signal) {
  let frame = 0
  signal.addEventListener('abort', () => cancelAnimationFrame(frame))

  // The frame in which the hand took somebody up has enough to do: the next one begins.
  function go(wanted) {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => { frame = requestAnimationFrame(() => step(wanted)) })
  }

  function step(wanted) {
    let left = some
    for (const table of tablesOf(board)) {
      const drop = wanted(table)
      if (table.dataset.drop === drop) continue
      if (left-- === 0) {
        frame = requestAnimationFrame(() => step(wanted))
        return
      }
      if (drop) table.dataset.drop = drop
      else delete table.dataset.drop
    }
    floor.show((table) => table.dataset.drop === 'fits')
  }

  return {
    show(rows) {
      const from = rows.map(placeOf)
      go((table) => meaning(table, from))
    },
    none: () => go(() => undefined),
  }
}

/** Nothing where they all sit already. */
function meaning(table, from) {
  const coming = from.filter((place) => place !== idOf(table)).length
  return coming === 0 ? undefined : coming <= freeAt(table) ? 'fits' : 'over'
}
