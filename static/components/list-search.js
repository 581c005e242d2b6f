// Search as you type. A form[data-list-search] is an ordinary GET form: Enter works without this file. With it, the
// page's fragments follow the field while one types:
//
//   one GET of the page for what is typed → its fragments are morphed into this page, and <live-page> is pointed at the
//   new address, from the position that the fetched page had. So the stream follows the new search once the hand has
//   rested for half a second, nothing is lost in between, and the field keeps its focus, its caret and what was typed.
//
// The address is replaced, not pushed: Back leads to the page before the search. A link among the filters is followed as
// any link. When the fetch fails, the form is submitted as without this file.
const WAIT = 250 // ms after the last key

let timer = 0
let running = null

document.addEventListener('input', ({ target }) => {
  const form = target.closest?.('form[data-list-search]')
  if (!form) return
  clearTimeout(timer)
  timer = setTimeout(() => search(form), WAIT)
})

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form[data-list-search]')) return
  event.preventDefault()
  clearTimeout(timer)
  search(event.target)
})

function addressOf(form) {
  const url = new URL(form.action)
  url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== '')).toString()
  return url
}

async function search(form) {
  running?.abort()
  const mine = (running = new AbortController())
  const url = addressOf(form)
  form.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(url, { signal: mine.signal, headers: { Accept: 'text/html' } })
    if (!response.ok || response.redirected) throw new Error(`the search answered ${response.status}`)
    show(new DOMParser().parseFromString(await response.text(), 'text/html'), url)
  } catch (error) {
    if (!mine.signal.aborted) location.assign(url)
  } finally {
    if (running === mine) form.removeAttribute('aria-busy')
  }
}

function show(page, url) {
  const [now, next] = [document, page].map((doc) => doc.querySelector('live-page'))
  if (!now || !next) throw new Error('the page has no stream to follow')
  const fragments = next.dataset.fragments.split(' ').map((id) => page.getElementById(id))
  for (const el of fragments) {
    if (el && document.getElementById(el.id)) patch(now, el.outerHTML)
  }
  history.replaceState(history.state, '', url)
  now.dataset.position = next.dataset.position
  now.dataset.url = next.dataset.url
}

function patch(el, elements) {
  document.dispatchEvent(new CustomEvent('datastar-fetch', { detail: { type: 'datastar-patch-elements', el, argsRaw: { elements } } }))
}
