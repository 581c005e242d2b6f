// A pane over the room while somebody is dragged. To ask the browser what lies under a point of the room has it look at every
// line of the drawing, for each move of a hand: whoever meets the pane is told instead by where the pieces stand. And what a
// drop would mean is drawn on the pane: a mark in the room itself would have all of the room painted anew. Its forms are
// always there, for a node that comes or goes makes the browser judge every :has() of the page.
import { initials } from './land.js'
import { pieces } from './pieces.js'
import { calledOf, idOf, placeOf } from './rows.js'

const SVG = 'http://www.w3.org/2000/svg'
const letters = 12 // guests whose letters are drawn; the chairs of more stay empty
const chair = 26 // the drawing's units from its middle to its line

/** Makes the pane of a board; it is there while a drag lays it. A board that shows no room has none. */
export function floor(board, signal) {
  const scroll = board.querySelector('.room-scroll')
  const pane = document.createElementNS(SVG, 'svg')
  pane.setAttribute('class', 'room room-pane') // as large as the room, and zoomed with it
  pane.setAttribute('aria-hidden', 'true')
  const fits = pane.appendChild(document.createElementNS(SVG, 'path'))
  fits.setAttribute('class', 'room-drop-fits')
  const seats = pane.appendChild(document.createElementNS(SVG, 'path'))
  seats.setAttribute('class', 'room-drop-seats')
  const words = Array.from({ length: letters }, () => {
    const text = pane.appendChild(document.createElementNS(SVG, 'text'))
    text.setAttribute('class', 'room-initials')
    return text.appendChild(document.createTextNode(''))
  })
  scroll?.append(pane) // in what scrolls, so that a wheel still moves the room under the hand
  signal.addEventListener('abort', () => pane.remove())
  let room = null // that lies under the pane
  let standing = null // where its pieces stand now

  const look = () => standing ??= pieces(room)

  return {
    /** Lays the pane over the room. */
    lay() {
      room = scroll?.querySelector('#seating-room')
      if (!room) return
      pane.setAttribute('viewBox', room.getAttribute('viewBox'))
      pane.setAttribute('data-laid', '')
    },
    lift() {
      room = standing = null
      pane.removeAttribute('data-laid')
      for (const path of [fits, seats]) path.removeAttribute('d')
      for (const word of words) word.data = ''
    },
    /** The room was patched: its pieces may stand elsewhere. */
    moved() {
      standing = null
      if (room) pane.setAttribute('viewBox', room.getAttribute('viewBox'))
    },
    /** The chair or the table there, or the element itself where it is not the pane. */
    under(el, x, y) {
      if (!room?.isConnected || !pane.contains(el)) return el
      const at = new DOMPoint(x, y).matrixTransform(room.getScreenCTM().inverse())
      return look().findLast((piece) => piece.holds(at.x, at.y))?.el ?? room
    },
    /** Draws rows on the chairs where they would land: on one that is meant, or the next free ones of a table; on none without a table. */
    sit(rows, table, meant) {
      if (!room?.isConnected) return
      const coming = table?.matches('.room-table') ? rows.filter((row) => !row.hasAttribute('data-lap') && (meant || placeOf(row) !== idOf(table))) : []
      const id = coming.length > 0 && idOf(table)
      const free = !id ? [] : look().filter(({ el, of }) => (meant ? el === meant : of === id && el.dataset.state === 'free' && !('saving' in el.dataset))).slice(0, coming.length)
      set(seats, 'd', free.map(({ x, y }) => `M${x - chair} ${y}a${chair} ${chair} 0 1 1 ${2 * chair} 0a${chair} ${chair} 0 1 1 ${-2 * chair} 0z`).join(''))
      for (const [i, word] of words.entries()) {
        const text = free[i] ? initials(calledOf(coming[i])) : ''
        if (word.data !== text) word.data = text
        if (free[i]) for (const [name, value] of [['x', free[i].x], ['y', free[i].y + 8]]) set(word.parentNode, name, `${value}`)
      }
    },
    /** Marks the tables of the room that have places enough: those for which fitting(table) holds. */
    show(fitting) {
      if (!room?.isConnected) return
      set(fits, 'd', look().filter(({ el, top }) => top && fitting(el)).map(({ top }) => top).join(''))
    },
  }
}

/** Only what differs: what is set has the pane laid out and the room walked through for painting. */
function set(el, name, value) {
  if (el.getAttribute(name) !== value) el.setAttribute(name, value)
}
