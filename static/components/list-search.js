// Search as you type. A form[data-list-search] is an ordinary GET form: Enter works without this file. With it, the
// page's fragments follow the field while one types:
//
//   one GET of the page for what is typed → its fragments are morphed into this page, and <live-page> is pointed at the
//   new address, from the position that the fetched page had. So the stream follows the new search once the hand has
//   rested for half a second, nothing is lost in between, and the field keeps its focus, its caret and what was typed.
//
// The first letter is asked for at once. While an answer is under way the next letters wait, and only the newest of them
// is asked for then: the server answers as fast as it can, and never two at once.
//
// The address is replaced, not pushed: Back leads to the page before the search. A link among the filters is followed as
// any link. Without a network the page stays, says so, and asks again.
import { follow } from './follow.js'

document.addEventListener('input', ({ target }) => {
  const form = target.closest?.('form[data-list-search]')
  if (form) follow(addressOf(form), form)
})

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form[data-list-search]')) return
  event.preventDefault()
  follow(addressOf(event.target), event.target)
})

// addressOf is the page's address with what stands in the form's fields; a search begins at the first page. Hidden fields
// are for who has no scripts: the address may have moved on since they were written.
function addressOf(form) {
  const url = new URL(form.action)
  const query = new URLSearchParams(location.search)
  query.delete('page')
  for (const field of form.elements) {
    if (!field.name || field.type === 'hidden') continue
    const left = ['checkbox', 'radio'].includes(field.type) && !field.checked
    if (field.value && !left) query.set(field.name, field.value)
    else query.delete(field.name)
  }
  url.search = query
  return url
}
