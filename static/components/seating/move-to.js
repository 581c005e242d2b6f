// The dialog "Move to…": it names who goes; typing narrows the tables down, or names a seat (to-seat.js), and Enter takes
// the first line.
import { whenPatched } from '../patched.js'
import { calledOf, tick } from './rows.js'
import { toSeat } from './to-seat.js'

const most = 3 // names before the others are counted

/** Makes the dialog of a board; returns how to open it for a row. */
export function moveTo(board, dialog, { chosen, signal }) {
  const seek = dialog.querySelector('.seat-seek')
  const whom = dialog.querySelector('.seat-whom')
  const narrowed = toSeat(board, dialog)
  let alone = null // the row that was ticked only for this move

  const narrow = () => {
    const rows = chosen()
    const names = rows.slice(0, most).map((row) => `\u2068${calledOf(row)}\u2069`).join(', ') // each written its own way
    whom.textContent = rows.length > most ? whom.dataset.textMore.replace('{guests}', () => names).replace('{n}', rows.length - most) : names
    narrowed(seek.value, rows)
  }

  // Emptied before it opens, with the focus from the first moment on: whoever types on at once loses no letter.
  seek.autofocus = true
  dialog.addEventListener('beforetoggle', ({ newState }) => {
    if (newState !== 'open') return
    seek.value = ''
    narrow()
  }, { signal })
  dialog.addEventListener('close', () => dialog.open || letGo(), { signal }) // it may come when the dialog is open again

  function letGo() {
    if (alone) tick(alone, false)
    alone = null
    dialog.removeAttribute('data-alone')
    board.dispatchEvent(new Event('seat-chosen'))
  }

  seek.addEventListener('input', narrow, { signal })
  seek.addEventListener('keydown', (event) => {
    if (!['Enter', 'ArrowDown', 'Escape'].includes(event.key)) return
    event.preventDefault()
    if (event.key === 'Escape') return dialog.close() // a search field would only empty itself
    const first = dialog.querySelector('li:not([hidden]) button')
    if (event.key === 'Enter') first?.click()
    else first?.focus()
  }, { signal })
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || event.target === seek) return
    const buttons = [...dialog.querySelectorAll('li:not([hidden]) button')]
    buttons[buttons.indexOf(event.target) + step]?.focus()
    event.preventDefault()
  }, { signal })

  whenPatched(() => dialog.open && narrow(), signal)

  return (row) => {
    if (alone && !dialog.open) letGo()
    if (chosen().length === 0) {
      alone = row
      dialog.setAttribute('data-alone', '')
      tick(row, true)
      board.dispatchEvent(new Event('seat-chosen'))
    }
    dialog.showModal()
  }
}
