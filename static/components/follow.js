// Brings this page to another address of its own list, in place. One module, for whoever imports it shares the queue.
let asking = null // the address that is under way
let next = null // the newest one that waits for it

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
  now.dataset.position = then.dataset.position // before the patches: whoever lets go because of one has nothing to fetch
  now.dataset.url = then.dataset.url
  const ids = then.dataset.fragments.split(' ')
  patchAll(page, now, first ? ids.filter((id) => first.includes(id)) : ids)
  if (first) later = setTimeout(patchAll, REST, page, now, ids.filter((id) => !first.includes(id)))
  history.replaceState(history.state, '', url)
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
