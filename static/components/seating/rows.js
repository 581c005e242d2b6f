// What the board's rows say. A row is one guest: a line with a box in a list, or a chair in the room. The box, or the
// chair's data-guest, holds "guest:place": who it is and where the page shows them.

const ROWS = '.seat-guest[data-draggable], .room-guest[data-draggable]'

/** The box of a guest's line; a chair has none. */
export const boxOf = (row) => row.querySelector('input[name=guest]')

/** What takes the focus: the box, or the chair itself. */
export const focusOf = (row) => boxOf(row) ?? row

/** Says "guest:place" of a row. */
export const guestOf = (row) => boxOf(row)?.value ?? row.dataset.guest

/** Lets a row say another place of its guest. */
export function setPlace(row, place) {
  const guest = `${guestOf(row).split(':')[0]}:${place}`
  const box = boxOf(row)
  if (box) box.value = guest
  else row.dataset.guest = guest
}

/** The table ("id") or "parking" at which a row stands, as the server last said. */
export const placeOf = (row) => guestOf(row).split(':')[1]

export const isTicked = (row) => boxOf(row)?.checked ?? row.getAttribute('aria-checked') === 'true'

export function tick(row, on) {
  const box = boxOf(row)
  if (box) box.checked = on
  else row.setAttribute('aria-checked', on)
}

/** The guest's name as the page shows it. */
export const calledOf = (row) => row.dataset.name ?? row.querySelector('.name')?.textContent ?? ''

/** All rows that can be moved, in the page's order. */
export const rowsOf = (board) => [...board.querySelectorAll(ROWS)]

/** The row in which an element stands. */
export const rowAround = (el) => el.closest?.(ROWS) ?? null

/** What a handle moves: a household's rows, the ticked rows when it is one of them, or the guest alone. */
export function rowsBehind(handle, chosen) {
  if (!handle.matches(ROWS)) return rowsOf(handle.closest('.parked'))
  return isTicked(handle) ? chosen() : [handle]
}

/** What is under a point, on the floor too; as a target, a table, also by one of its chairs, or parking; and the chair. */
export function aimAt(x, y, floor) {
  const el = floor.under(document.elementFromPoint(x, y), x, y)
  const chair = el?.closest('.room-chair') ?? null
  return { el, chair, target: chair ? tableAt(chair.dataset.of) : el?.closest(TARGETS) ?? null }
}

/** The number of a chair's seat. */
export const seatOf = (chair) => Number(chair.id.split('-').at(-1))

/** Who would swap places with a row's guest on a chair: who sits there; nobody on a free one. */
export function otherAt(chair, rows) {
  const other = chair?.querySelector('.room-guest[data-draggable]')
  return other && other !== rows[0] && aloneOnSeat(rows) ? other : null
}

/** One guest who takes a seat may have a certain one. */
export const aloneOnSeat = (rows) => rows.length === 1 && !rows[0].hasAttribute('data-lap')

/** Where a table's name stands that the form sends: at itself in the room; in its card at the head, so that a move brings no more of it. */
const namedAt = (table) => (table.matches('.seat-table') ? table.querySelector('[data-to]') : table)

/** How the form names a target: "table:taken", which states how many the mover saw there, or "parking". */
export const nameOf = (target) => namedAt(target).dataset.to ?? 'parking'

/** Lets a table say another number of who sits there. */
export const setTaken = (table, n) => { namedAt(table).dataset.to = `${idOf(table)}:${n}` }

/** The target's id alone. */
export const idOf = (target) => nameOf(target).split(':')[0]

/** How many sit at a table. */
export const takenAt = (table) => Number(nameOf(table).split(':')[1])

/** Free seats of a table; endless in parking. */
export function freeAt(target) {
  if (nameOf(target) === 'parking') return Infinity
  return Number(target.dataset.seats) - takenAt(target)
}

/** The tables of the board. */
export const tablesOf = (board) => [...board.querySelectorAll('.seat-table, .room-table')]

/** The table of a place, as the list or the room shows it; none for parking. */
export const tableAt = (place) => document.getElementById(`table-${place}`)

/** What somebody can be put on. */
export const TARGETS = '.seat-table, .room-table, .parking'

/** What a table is called. */
export const titleOf = (table) => table.dataset.called ?? table.querySelector('h3').textContent
