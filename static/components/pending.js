// How a command fares, shown where it was sent (mark.js): on the nearest element with data-commands (a row, a bar; it
// has an id), else where the form's buttons stand. Nothing typed is touched. A form with data-commands="rows" is shown
// by its own component; one, or a button, with data-commands="look" only looks something up, and there is nothing to be saved.
//
// Those who listen hear of a wait that lasts, of a second sending, and of a success that no notice tells.
import { show, word } from './mark.js'

const WAIT = 400 // ms after which waiting is said aloud

let speaking = 0

document.addEventListener('command-state', ({ detail: { form, submitter, state, unsure } }) => {
  if ([form, submitter].some((el) => el?.dataset.commands === 'look')) return
  say(state)
  const place = placeOf(form, submitter)
  if (place) show(place, state, Infinity, word(state, unsure))
})

// Cells and moves are no forms, and show for themselves how they fare.
document.addEventListener('command-again', () => say('again'))
document.addEventListener('command-done', () => {
  if (document.getElementById('command-status')?.textContent === word('again')) say('')
})

function placeOf(form, submitter) {
  const place = (submitter ?? form).closest('[data-commands]') ?? form.closest('[data-commands]')
  if (place) return place.dataset.commands === 'rows' ? null : place
  if (form.closest('.notices')) return null // the next notice says it
  return submitter?.closest('.actions') ?? form.querySelector('.actions') ?? submitter?.parentElement ?? form
}

function say(state) {
  const status = document.getElementById('command-status')
  const text = () => { if (status) status.textContent = word(state) }
  clearTimeout(speaking)
  if (state === 'pending') speaking = setTimeout(text, WAIT)
  else if (state === 'again' || (state === 'saved' && !document.getElementById('notices-done')?.textContent.trim())) text()
  else if (status) status.textContent = ''
}
