// Keeps what somebody types into a form with data-draft (its address): a moment after the last key, and at once when the
// page hides, so that a closed phone loses nothing. It only tells the server; the page stays as it is. What was sent is
// not kept again, unless it came back.
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
  const form = target.form
  if (!form?.dataset.draft) return
  dirty = form
  clearTimeout(timer)
  timer = setTimeout(keep, RESTS)
})

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
