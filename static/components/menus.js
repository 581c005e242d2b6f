// A menu whose line was sent closes, and its button has the focus: the same key once more opens it again and sends
// nothing, whatever the answer has made of the lines. A form with fields of its own in a menu stays, for it may come
// back with what is wrong.
document.addEventListener('submit', ({ submitter }) => {
  const menu = submitter?.matches('.menu-item') && submitter.closest('details.menu[open]')
  if (!menu) return
  menu.querySelector('summary').focus()
  menu.open = false
})

// Who walks on by keyboard leaves no menu lying over what comes next.
document.addEventListener('keyup', ({ key, target }) => {
  if (key !== 'Tab') return
  for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = menu.contains(target)
})

// A held Enter goes on where the focus is by now.
document.addEventListener('keydown', (event) => {
  if (event.repeat && event.key === 'Enter' && event.target.matches?.('details.menu > summary')) event.preventDefault()
})
