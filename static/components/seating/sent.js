// Moves that a form of the board sends (the bar, "Move to…", "Free the seat"): the rows that it moves are marked as
// dragged ones are, wherever the answer puts them, and once moved they are ticked no more.
import { show, word } from '../mark.js'
import { guestOf, isTicked, rowsOf, tick } from './rows.js'
import { asksWish } from './wish.js'

const failedFor = 8_000 // ms

export function sent(board, signal) {
  const moving = new Map() // id of a command in flight → {its rows, keeps: they are asked about anew}

  // A dialog about who is ticked opens before the answer to an earlier move: they stay ticked for it.
  board.addEventListener('beforetoggle', ({ target, newState }) => {
    if (target.localName === 'dialog' && newState === 'open') for (const move of moving.values()) move.keeps = true
  }, { signal, capture: true })

  document.addEventListener('command-state', ({ detail: { form, submitter, command, own: state, unsure } }) => {
    if (!board.contains(form) || form.dataset.commands !== 'rows' || asksWish(submitter)) return
    if (state === 'pending') moving.set(command, { all: rowsOf(board).filter((row) => moves(row, submitter)), keeps: false })
    const { all = [], keeps } = moving.get(command) ?? {}
    const rows = all.map((row) => document.getElementById(row.id) ?? row) // one on its way between two lists gets its mark where it comes
    if (state !== 'pending' && state !== 'again') moving.delete(command)
    for (const row of rows) {
      show(row, state, failedFor, word(state, unsure))
      if (state === 'saved' && !keeps && guestOf(row)) tick(row, false)
    }
    board.dispatchEvent(new Event('seat-chosen'))
  }, { signal })
}

// A button that names a guest moves them: alone, or in the form of the ticked ones with whom they change places.
function moves(row, submitter) {
  if (submitter?.name !== 'guest') return isTicked(row)
  return guestOf(row) === submitter.value || (submitter.form.id === 'seat-move' && isTicked(row))
}
