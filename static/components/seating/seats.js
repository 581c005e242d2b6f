// The seats of a table as the page shows them, and what was typed of a table and one of its seats: "4 9", "table 4 seat 9".
import { placeOf, rowsOf, seatOf } from './rows.js'

/** Text as it is compared: without accents and capitals. */
export const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Who sits on the seats of a table, by number: its rows, and where a search hides them, what its line in "Move to…" says. */
function takenAt(board, destination) {
  const taken = new Map([...destination.querySelectorAll('[data-seat]')].map((one) => [Number(one.dataset.seat), one]))
  const table = tableOf(destination)
  for (const row of rowsOf(board)) {
    const no = seatNo(row)
    if (no && placeOf(row) === table) taken.set(no, row)
  }
  return taken
}

/** The number of the seat on which a row's guest sits; 0 where they have none. */
const seatNo = (row) => (row.matches('.room-guest') ? seatOf(row.closest('.room-chair')) : Number(row.dataset.seat ?? 0))

/** The id of the table to which a line of "Move to…" leads. */
export const tableOf = (destination) => destination.querySelector('button').value.split(':')[0]

/** Reads a table and a seat; all seats where only the word for them, or its beginning, follows the table. Null where no table is called so. */
export function read(typed, destinations, word) {
  const words = fold(typed).split(/[\s,]+/)
  const number = /^\d{1,3}$/.test(words.at(-1)) ? Number(words.pop()) : null
  if (words.length > 1 && fold(word).startsWith(words.at(-1))) words.pop()
  else if (number === null || numbered(destinations, words.join(' '))) return null // "Table 99" is no seat of all tables
  const tables = called(destinations, words.join(' '))
  return tables.length > 0 ? { tables, number } : null
}

/** Whether the number of a table would follow that name, or its beginning: "Table", "tab". */
const numbered = (destinations, name) => name !== '' && destinations.some((li) => {
  const before = ` ${fold(nameOf(li))}`.replace(/\s+\d+$/, '|')
  const at = before.lastIndexOf(` ${name}`)
  return at >= 0 && /^\S*\|$/.test(before.slice(at + name.length + 1))
})

const nameOf = (li) => li.querySelector('bdi').textContent

/** The tables of that name; else those of which it is some words; else those of which it begins some. */
function called(destinations, name) {
  const fits = [(s) => s === name, (s) => ` ${s} `.includes(` ${name} `), (s) => ` ${s}`.includes(` ${name}`)]
  for (const fit of name ? fits : []) {
    const found = destinations.filter((li) => fit(fold(nameOf(li))))
    if (found.length > 0) return found
  }
  return []
}

/**
 * What a guest would find on a seat: "free", "taken" and by whom, "own", "blocked", or "none" where the table has no such seat. The
 * destination is the table's line in "Move to…": it says how many seats there are, and who sits on them, also where the board doesn't
 * show the table.
 */
export function seatAt(board, destination, no, row) {
  const { seats, blocked } = destination.dataset
  if (no < 1 || no > Number(seats)) return { is: 'none' }
  if (blocked?.split(',').includes(String(no))) return { is: 'blocked' }
  const other = takenAt(board, destination).get(no)
  if (!other) return { is: 'free' }
  return other === row ? { is: 'own' } : { is: 'taken', other }
}
