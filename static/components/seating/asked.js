// Moves that a form of the page asks for ("Move to…", the bar, a problem's mending, the command palette) go the way of a
// drop: they land at once, and slide back when they are refused. What this page can't show (a table that a search hides,
// a place that has changed) the form sends by itself, and the server has the word.
import { guestOf, idOf, placeOf, rowsOf, seatOf, tableAt } from './rows.js'

export function asked(board, { moves, signal }) {
  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    const move = read(form, submitter)
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    const keeps = form.id === 'seat-move' && !submitter?.closest('dialog[data-alone]')
    submitter?.closest('dialog')?.close()
    if (form.closest('#palette')) move.rows[0].dispatchEvent(new CustomEvent('seat-asked', { bubbles: true }))
    moves.start(move.rows, move.target, move.chair, { seat: move.seat, keeps })
  }, { signal, capture: true })

  function read(form, submitter) {
    const action = submitter?.hasAttribute('formaction') ? submitter.formAction : form.action
    if (new URL(action).pathname !== new URL(board.dataset.action, location).pathname) return null
    const data = new FormData(form, submitter)
    if (data.get('occasion') !== board.dataset.occasion || (data.get('plan') ?? '') !== board.dataset.plan || data.has('anyway')) return null
    const rows = rowsCalled(data.getAll('guest'))
    const [id, , seat = 0] = (data.get('to') ?? '').split(':')
    const target = id === 'parking' ? board.querySelector('.parking') : tableAt(id)
    if (!id || !target || !rows || !rows.some((row) => seat || placeOf(row) !== idOf(target))) return null
    const chair = [...board.querySelectorAll(`[data-of="${CSS.escape(id)}"][data-state=free]`)].find((one) => seatOf(one) === Number(seat))
    return { rows, target, chair, seat: Number(seat) }
  }

  /** The rows that say just this of guests and places; null unless all do. */
  function rowsCalled(guests) {
    const all = new Map(rowsOf(board).map((row) => [guestOf(row), row]))
    const rows = [...new Set(guests)].map((guest) => all.get(guest))
    return rows.length > 0 && rows.every(Boolean) ? rows : null
  }
}
