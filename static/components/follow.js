// Brings this page to another address of its own list, in place. Where the server can't be reached the page stays as it is,
// says so, and asks again; an answer that is no such page (a sign-in, a refusal) is gone to. One module, for whoever imports
// it shares the queue.
import { pageAt } from './page-at.js'
import { clearProblem, problem } from './problem.js'

const AGAIN = 2000 // ms until what could not be had is asked for again; at once when the network is back, or another address is asked for, but not before the server's time
const LONGEST = 20_000 // ms that the server is left alone at most, where it asks for that: nobody waits longer for a list (data-longest-ms of <body>, for tests)

let asking = null // the address that is under way
let next = null // the newest one that waits for it
let hurry = () => {} // ends the pause before the next try
let waiting = false // for the server's time

/** Shows another address of this page's list, in place; form is marked as busy meanwhile. */
export async function follow(url, form) {
  next = { url, form }
  form?.setAttribute('aria-busy', 'true')
  hurry()
  if (waiting) problem('search') // who goes on typing may have closed what was said
  if (asking) return
  while (next) {
    asking = next
    next = null
    await load(asking)
    if (next?.form !== asking.form) asking.form?.removeAttribute('aria-busy')
  }
  asking = null
}

async function load(asked) {
  const { url, form } = asked
  const { page, moved, wait } = await pageAt(url)
  if (wait !== undefined) {
    if (!asked.told) problem('search')
    asked.told = true
    if (wait > 0) await leftAlone(Math.min(wait, Number(document.body.dataset.longestMs) || LONGEST))
    else if (!next) await pause()
    next ??= asked
  } else if (!next) { // what is out of date is not shown
    clearProblem('search')
    if (!page || moved || !show(new DOMParser().parseFromString(page, 'text/html'), url, resultsOf(form))) location.assign(url)
  }
}

// What the server asks for is kept to, up to LONGEST, whatever is typed meanwhile.
async function leftAlone(ms) {
  waiting = true
  await new Promise((resume) => setTimeout(resume, ms))
  waiting = false
}

function pause() {
  return new Promise((resume) => {
    const timer = setTimeout(() => hurry(), AGAIN)
    hurry = () => {
      clearTimeout(timer)
      removeEventListener('online', hurry)
      hurry = () => {}
      resume()
    }
    addEventListener('online', hurry)
  })
}

// resultsOf are the ids of what a form's search is about, none where it doesn't say.
function resultsOf(form) {
  return form?.dataset.listSearch ? form.dataset.listSearch.split(' ') : null
}

// show brings the parts of another address of the page: first those that the form names as its results, the others once
// the hand rests, since nobody reads a menu while they type. Whatever comes next brings all parts again. False where the page
// has no stream to follow.
const REST = 150 // ms

let later = 0

function show(page, url, first) {
  const [now, then] = [document, page].map((doc) => doc.querySelector('live-page'))
  if (!now || !then) return false
  clearTimeout(later)
  now.dataset.position = then.dataset.position // before the patches: whoever lets go because of one has nothing to fetch
  now.dataset.url = then.dataset.url
  const ids = then.dataset.fragments.split(' ')
  patchAll(page, now, first ? ids.filter((id) => first.includes(id)) : ids)
  if (first) later = setTimeout(patchAll, REST, page, now, ids.filter((id) => !first.includes(id)))
  history.replaceState(history.state, '', url)
  return true
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
