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
// any link. When the fetch fails, the form is submitted as without this file.
let asking = null // the address that is under way
let next = null // the newest one that waits for it

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

/** Shows another address of this page's list, in place; form is marked as busy meanwhile. */
export async function follow(url, form) {
  next = { url, form }
  form?.setAttribute('aria-busy', 'true')
  if (asking) return
  while (next) {
    asking = next
    next = null
    await load(asking)
    if (next?.form !== asking.form) asking.form?.removeAttribute('aria-busy')
  }
  asking = null
}

async function load({ url, form }) {
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html' } })
    if (!response.ok || response.redirected) throw new Error(`the search answered ${response.status}`)
    const text = await response.text()
    if (!next) show(new DOMParser().parseFromString(text, 'text/html'), url, resultsOf(form)) // what is out of date is not shown
  } catch {
    location.assign(url)
  }
}

// resultsOf are the ids of what a form's search is about, none where it doesn't say.
function resultsOf(form) {
  return form?.dataset.listSearch ? form.dataset.listSearch.split(' ') : null
}

// show brings the parts of another address of the page: first those that the form names as its results, the others once
// the hand rests, since nobody reads a menu while they type. Whatever comes next brings all parts again.
const REST = 150 // ms

let later = 0

function show(page, url, first) {
  const [now, then] = [document, page].map((doc) => doc.querySelector('live-page'))
  if (!now || !then) throw new Error('the page has no stream to follow')
  clearTimeout(later)
  const ids = then.dataset.fragments.split(' ')
  patchAll(page, now, first ? ids.filter((id) => first.includes(id)) : ids)
  if (first) later = setTimeout(patchAll, REST, page, now, ids.filter((id) => !first.includes(id)))
  history.replaceState(history.state, '', url)
  now.dataset.position = then.dataset.position
  now.dataset.url = then.dataset.url
}

function patchAll(page, now, ids) {
  for (const id of ids) {
    const el = page.getElementById(id)
    if (el && document.getElementById(id)) patch(now, el.outerHTML)
  }
}

function patch(el, elements) {
  document.dispatchEvent(new CustomEvent('datastar-fetch', { detail: { type: 'datastar-patch-elements', el, argsRaw: { elements } } }))
}
