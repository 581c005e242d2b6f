// Keeps what somebody types into a form with data-draft (its address): a moment after the last key, and at once when the
// page hides, so that a closed phone loses nothing. It only tells the server; the page stays as it is. What was sent is
// not kept again, unless it came back. What was tapped before this script came, on a slow phone, is kept as it comes; what
// the browser puts back when somebody goes back in their history is not theirs to keep: the draft may be newer.
const RESTS = 1200 // ms after the last key

let dirty = null // the form that holds what the server doesn't
let timer

function keep(leaving = false) {
  clearTimeout(timer)
  const form = dirty
  if (!form?.isConnected) return
  dirty = null
  const fields = new URLSearchParams(new FormData(form))
  fields.set('go', 'draft')
  fields.delete('command')
  fetch(form.dataset.draft, { method: 'POST', body: fields, keepalive: leaving })
    .then((answer) => { if (!answer.ok && answer.status >= 500) dirty ??= form })
    .catch(() => { dirty ??= form }) // no network: the next key tries again
}

document.addEventListener('input', ({ target }) => {
  if (target.form?.dataset.draft) touched(target.form)
})

function touched(form) {
  dirty = form
  clearTimeout(timer)
  timer = setTimeout(keep, RESTS)
}

// differs says whether somebody has changed a field since the server wrote it.
function differs(field) {
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
  if (field.options) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected))
  return field.type !== 'hidden' && field.defaultValue !== undefined && field.value !== field.defaultValue
}

if (performance.getEntriesByType('navigation')[0]?.type !== 'back_forward') {
  const form = [...document.querySelectorAll('form[data-draft]')].find((one) => [...one.elements].some(differs))
  if (form) touched(form)
}

document.addEventListener('submit', ({ target }) => {
  if (target !== dirty) return
  clearTimeout(timer)
  dirty = null
}, true)

document.addEventListener('command-state', ({ detail: { form, state } }) => {
  if (form?.dataset?.draft && (state === 'failed' || state === 'refused')) dirty = form
})

document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep(true))
addEventListener('pagehide', () => keep(true))
