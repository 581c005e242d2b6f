// What the board's rows say. A guest's box holds "guest:place": who it is and where the page shows them.

/** The box of a guest's row. */
export const boxOf = (row) => row.querySelector('input[name=guest]')

/** The table ("id") or "parking" at which a row stands, as the server last said. */
export const placeOf = (row) => boxOf(row).value.split(':')[1]

/** All rows that can be moved, in the page's order. */
export const rowsOf = (board) => [...board.querySelectorAll('.seat-guest[data-draggable]')]

/** What a handle moves: a household's rows, the chosen rows when it is one of them, or the guest alone. */
export function rowsBehind(handle, chosen) {
  if (!handle.matches('.seat-guest')) return [...handle.closest('.parked').querySelectorAll('.seat-guest[data-draggable]')]
  return boxOf(handle).checked ? chosen() : [handle]
}

/** The target under a point: a table's card, or parking. */
export const targetAt = (x, y) => document.elementFromPoint(x, y)?.closest('.seat-table, .parking') ?? null

/** How the form names a target: "table:taken", which states how many the mover saw there, or "parking". */
export const nameOf = (target) => target.dataset.to ?? 'parking'

/** The target's id alone. */
export const idOf = (target) => nameOf(target).split(':')[0]

/** Free seats of a table's card; endless in parking. */
export function freeAt(target) {
  if (!target.dataset.to) return Infinity
  return Number(target.dataset.seats) - Number(target.dataset.to.split(':')[1])
}
