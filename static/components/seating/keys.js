// The board by keyboard: arrows walk through the guests, and while one is picked up through the free chairs too, where Enter puts
// them. Enter on a guest shows who they are, M opens "Move to…" (move-to.js). Focus follows the guest to the new place. B leads to
// the bar of the ticked guests and Escape back, where it unticks them; key-map.js shows all this.
import { whenPatched } from '../patched.js'
import { beside } from './beside.js'
import { freeChairs } from './free-chairs.js'
import { moveTo } from './move-to.js'
import { aloneOnSeat, focusOf, isTicked, rowAround, tick } from './rows.js'

export function keyboard(board, { moves, chosen, signal }) {
  const dialog = board.querySelector('#seat-to')
  if (!dialog) return
  const openFor = moveTo(board, dialog, { chosen, signal })
  const chairs = freeChairs(board)
  const form = dialog.closest('form')
  const bar = board.querySelector('.seat-bar')
  let follow = '' // id of the row that had the focus when the move was sent
  let back = null // what had the focus before the bar

  board.addEventListener('keydown', (event) => {
    const row = (rowAround(event.target) ?? event.target.closest?.('.seat-household'))
    if (!row || event.key.toLowerCase() !== 'b' || event.ctrlKey || event.metaKey || event.altKey) return
    toBar(event.target, row)
    event.preventDefault()
  }, { signal })
  bar.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.toLowerCase() === 'm' && chosen().length > 0) open(chosen()[0])
    else if (event.key === 'Escape' && back?.isConnected) back.focus()
    else return
    event.preventDefault()
  }, { signal })

  // While nobody is ticked, the bar is not shown and takes no focus.
  function toBar(from, row) {
    bar.querySelector('.seat-bar-ways button:not([hidden])').focus()
    if (!bar.contains(document.activeElement)) return
    back = from
    follow = row.id || (chosen()[0]?.id ?? '')
  }

  board.addEventListener('keydown', (event) => {
    const row = rowAround(event.target)
    const chair = chairs.around(event.target)
    if (!(row ?? chair) || event.ctrlKey || event.metaKey || event.altKey) return
    const next = beside(board, row ?? chair, event.key, pickedUp())
    if (next) go(next)
    else if (chair) {
      if (!onChair(chair, event.key)) return
    } else if (event.key === ' ' && row.matches('.room-guest')) {
      tick(row, !isTicked(row))
      board.dispatchEvent(new Event('seat-chosen'))
    } else if (event.key === 'Enter') row.dispatchEvent(new CustomEvent('seat-who', { bubbles: true }))
    else if (event.key.toLowerCase() === 'm') open(row)
    else if (event.key === 'Escape' && chosen().length > 0 && !board.hasAttribute('data-dragging')) form.reset()
    else return
    event.preventDefault()
  }, { signal })

  board.addEventListener('seat-move-to', ({ target }) => open(target), { signal })
  board.addEventListener('seat-asked', ({ target }) => (follow = target.id), { signal }) // from elsewhere on the page

  /** The one guest who is picked up, if they take a seat. */
  function pickedUp() {
    const rows = chosen()
    return aloneOnSeat(rows) ? rows[0] : null
  }

  function go(next) {
    if (!chairs.is(next)) return focusOf(next).focus()
    follow = pickedUp().id // whoever takes the chair meanwhile sends the focus back there
    chairs.focus(next, pickedUp())
  }

  function onChair(chair, key) {
    const row = pickedUp()
    if (key === 'Escape' && row) focusOf(row).focus()
    else if ((key === 'Enter' || key === ' ') && row) moves.start([row], document.getElementById(`table-${chair.dataset.of}`), chair)
    else if (key.toLowerCase() === 'm' && row) open(row)
    else return false
    return true
  }

  function open(row) {
    follow = row.id
    openFor(row)
  }

  form.addEventListener('submit', () => {
    follow ||= rowAround(document.activeElement ?? document.body)?.id ?? ''
    queueMicrotask(() => dialog.close()) // after the form's data was collected
  }, { signal })

  whenPatched(() => {
    if (!follow || dialog.open) return
    const lost = document.activeElement === document.body || !document.activeElement
    const row = document.getElementById(follow)
    if (lost && row) focusOf(row).focus()
  }, signal)
}
