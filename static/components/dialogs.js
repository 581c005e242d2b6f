// Dialogs that a command's answer brings: what is patched into #dialogs is opened over the page, and has the focus. The
// page behind it keeps what was typed. It goes when it is closed, and when its own form was answered with anything but
// another dialog; a failed request leaves it open, with the sentence in it.
import { whenPatched } from './patched.js'

const failed = new WeakSet() // forms whose running request met an error

whenPatched(() => {
  for (const dialog of document.querySelectorAll('#dialogs > dialog:not([open])')) {
    dialog.addEventListener('close', () => dialog.remove(), { once: true })
    dialog.showModal()
  }
})

document.addEventListener('datastar-fetch', ({ detail: { type, el } }) => {
  const dialog = el?.closest?.('#dialogs > dialog')
  if (!dialog) return
  if (type === 'error' || type === 'retries-failed') failed.add(el)
  else if (type === 'finished' && !failed.delete(el)) dialog.close()
})
