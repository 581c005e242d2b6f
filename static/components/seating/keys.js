// The board by keyboard: arrows walk through the guests, Enter on one shows who they are, M opens "Move to…", where typing narrows the
// tables down and Enter takes the first. Focus follows the guest to the new place. B leads to the bar of the ticked
// guests and Escape back; key-map.js shows all this.
import { whenPatched } from '../patched.js'
import { focusOf, isTicked, rowAround, rowsOf, tick } from './rows.js'
import { beside } from './beside.js'

export function keyboard(board, { chosen, signal }) {
  const dialog = board.querySelector('#seat-to')
  if (!dialog) return
  const seek = dialog.querySelector('.seat-seek')
  const form = dialog.closest('form')
  const bar = board.querySelector('.seat-bar')
  let follow = '' // id of the row that had the focus when the move was sent
  let alone = null // the row that was ticked only for this move
  let back = null // what had the focus before the bar

  board.addEventListener('keydown', (event) => {
    const row = (rowAround(event.target) ?? event.target.closest?.('.seat-household'))
    if (!row || event.key.toLowerCase() !== 'b' || event.ctrlKey || event.metaKey || event.altKey) return
    toBar(event.target, row)
    event.preventDefault()
  }, { signal })
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !back?.isConnected) return
    back.focus()
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
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const next = beside(board, row, event.key)
    if (next) focusOf(next).focus()
    else if (event.key === ' ' && row.matches('.room-guest')) {
      tick(row, !isTicked(row))
      board.dispatchEvent(new Event('seat-chosen'))
    } else if (event.key === 'Enter') row.dispatchEvent(new CustomEvent('seat-who', { bubbles: true }))
    else if (event.key.toLowerCase() === 'm') open(row)
    else return
    event.preventDefault()
  }, { signal })

  board.addEventListener('seat-move-to', ({ target }) => open(target), { signal })

  function open(row) {
    if (chosen().length === 0) {
      alone = row
      tick(row, true)
      board.dispatchEvent(new Event('seat-chosen'))
    }
    follow = row.id
    dialog.showModal()
  }

  // The dialog itself has the focus until then, so that nothing is typed into a field that is about to be emptied.
  dialog.autofocus = true
  dialog.addEventListener('toggle', () => {
    if (!dialog.open) return
    seek.value = ''
    narrow()
    seek.focus()
  }, { signal })
  dialog.addEventListener('close', () => {
    if (alone) tick(alone, false)
    alone = null
    board.dispatchEvent(new Event('seat-chosen'))
  }, { signal })

  seek.addEventListener('input', narrow, { signal })
  seek.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
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

  form.addEventListener('submit', () => {
    follow ||= rowAround(document.activeElement ?? document.body)?.id ?? ''
    queueMicrotask(() => dialog.close()) // after the form's data was collected
  }, { signal })

  function narrow() {
    const sought = fold(seek.value)
    for (const li of dialog.querySelectorAll('li')) li.hidden = !fold(li.querySelector('bdi').textContent).includes(sought)
  }

  whenPatched(() => {
    if (dialog.open) narrow()
    if (!follow || dialog.open) return
    const lost = document.activeElement === document.body || !document.activeElement
    const row = document.getElementById(follow)
    if (lost && row) focusOf(row).focus()
  }, signal)
}

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
