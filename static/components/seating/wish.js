// The dialog that asks what the ticked guests wish for. It names them, each with their table or household, and stays open
// until the wish is written down: what is to be mended comes back into it.
import { calledOf, placeOf, tableAt } from './rows.js'

/** Says whether a button writes a wish down; an answer may have taken it out of the page. */
export const asksWish = (submitter) => Boolean(submitter?.closest('.seat-wish'))

export function wishing(board, { chosen, signal }) {
  const dialog = board.querySelector('#seat-wish')
  if (!dialog) return
  const who = dialog.querySelector('.seat-wish-who')

  dialog.addEventListener('toggle', () => dialog.open && who.replaceChildren(...chosen().map(named)), { signal })

  // Enter in a field would press the form's first button, which moves the guests.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('input:not([type=checkbox])')) return
    event.preventDefault()
    dialog.querySelector('.seat-wish [type=submit]').click()
  }, { signal })

  document.addEventListener('command-state', ({ detail: { form, submitter, own } }) => {
    if (own !== 'saved' || !board.contains(form) || !asksWish(submitter)) return
    dialog.close()
    form.reset() // ticks nobody any more
  }, { signal })

  function named(row) {
    const table = tableAt(placeOf(row))
    const place = (table?.querySelector('h3') ?? row.closest('.parked')?.querySelector('.seat-household bdi') ?? board.querySelector('#parking-title')).textContent
    const [li, name, at] = ['li', 'bdi', 'bdi'].map((tag) => document.createElement(tag))
    name.textContent = calledOf(row)
    at.textContent = table?.dataset.called ?? place
    at.className = 'quiet'
    li.append(name, ' · ', at)
    return li
  }
}
