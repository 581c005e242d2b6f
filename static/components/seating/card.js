// The card of a guest: a click on a chair or a name, or Enter, asks the server for it, at the address that holds it
// (?who=…), so it stays live like the rest of the board. Escape, or its close button, brings the focus back.
import { follow } from '../follow.js'
import { focusOf, rowAround } from './rows.js'

const shown = () => document.querySelector('#seating-card:not([hidden])')

export function card(board, signal) {
  let from = null // what had the focus before

  const on = (name, listener) => board.addEventListener(name, listener, { signal })
  on('seat-who', ({ target }) => open(target))
  on('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = event.target.closest('.seat-who')
    if (link) open(link.closest('.seat-guest'))
    else if (event.target.closest('.seat-card-close')) close()
    else if (event.target.closest('[data-card-move]')) return move()
    else return
    event.preventDefault()
  })
  on('keydown', (event) => {
    if (event.key !== 'Escape' || !shown() || event.target.closest('dialog, .seat-bar')) return
    event.preventDefault()
    close()
  })

  async function open(row) {
    from = row.id
    await follow(address(row.id.replace('guest-', '')))
    shown()?.focus()
  }

  async function close() {
    const row = document.getElementById(from ?? shown().dataset.row)
    await follow(address(''))
    if (row && (document.activeElement === document.body || !document.activeElement)) focusOf(row).focus()
  }

  function move() {
    const row = rowAround(document.getElementById(shown().dataset.row))
    row?.dispatchEvent(new CustomEvent('seat-move-to', { bubbles: true }))
  }
}

function address(who) {
  const url = new URL(location)
  url.hash = ''
  if (who) url.searchParams.set('who', who)
  else url.searchParams.delete('who')
  return url
}
