// A pane over the room while somebody is dragged. To ask the browser what lies under a point of the room has it look at every
// line of the drawing, for each move of a hand: whoever meets the pane is told instead by where the pieces stand. And what a
// drop would mean is drawn on the pane: a mark in the room itself would have all of the room painted anew.
import { pieces } from './pieces.js'

const SVG = 'http://www.w3.org/2000/svg'

/** Makes the pane of a board; it is there while a drag lays it. A board that shows no room has none. */
export function floor(board, signal) {
  const scroll = board.querySelector('.room-scroll')
  const pane = document.createElementNS(SVG, 'svg')
  pane.setAttribute('class', 'room room-pane') // as large as the room, and zoomed with it
  pane.setAttribute('aria-hidden', 'true')
  const marks = Object.fromEntries(['fits', 'over'].map((drop) => [drop, pane.appendChild(document.createElementNS(SVG, 'path'))]))
  for (const [drop, path] of Object.entries(marks)) path.setAttribute('class', `room-drop-${drop}`)
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
      for (const path of Object.values(marks)) path.removeAttribute('d')
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
    /** Draws what a drop would mean at the tables of the room: of(table) is "fits", "over" or nothing. */
    show(of) {
      if (!room?.isConnected) return
      const tables = look().filter(({ top }) => top)
      for (const [drop, path] of Object.entries(marks)) {
        path.setAttribute('d', tables.filter(({ el }) => of(el) === drop).map(({ top }) => top).join(''))
      }
    },
  }
}
