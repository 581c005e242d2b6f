// The command palette (#palette): Ctrl K, ⌘ K or the header's link opens it. What is typed is looked for by the page of
// the search (its list is borrowed), and among the navigation's own links. Arrows go through the list, Enter follows the
// first, Escape closes. A line may be a form's button, which seats somebody ("anna table 5"): what becomes of it is said
// on the page. Without this file the link leads to that page.
const WAIT = 120 // ms after the last key
const FEW = 6

const dialog = () => document.getElementById('palette')
const input = () => dialog().querySelector('input[name=q]')
const list = () => document.getElementById('palette-found')
const lines = () => [...list().querySelectorAll('.found-line')]
let timer = 0
let running = null
let shownFor = null // what was typed when the list was made

document.addEventListener('keydown', (event) => {
  if (event.key?.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && dialog()) {
    event.preventDefault()
    open()
  } else if (dialog()?.open && dialog().contains(event.target)) walk(event)
})

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !dialog()) return
  if (event.target.closest?.('[data-palette]')) {
    event.preventDefault()
    open()
  } else if (event.target === dialog()) dialog().close() // the backdrop
})

document.addEventListener('input', ({ target }) => {
  if (!dialog() || target !== input()) return
  clearTimeout(timer)
  timer = setTimeout(look, WAIT)
})

document.addEventListener('submit', (event) => {
  if (!event.target.closest('#palette')) return
  if (event.target !== input().form) return dialog().close()
  event.preventDefault()
  follow()
})

// Enter right after the last key means what was typed, not what the list still shows.
async function follow() {
  clearTimeout(timer)
  if (shownFor !== input().value.trim()) await look()
  lines()[0]?.click()
}

function open() {
  if (dialog().open) return
  dialog().showModal()
  input().select()
  look()
}

async function look() {
  running?.abort()
  const mine = (running = new AbortController())
  const typed = input().value.trim()
  const pages = pagesCalled(typed)
  if (!typed) return show(typed, pages, [])
  const url = new URL(input().form.action)
  url.searchParams.set('q', typed)
  try {
    const response = await fetch(url, { signal: mine.signal, headers: { Accept: 'text/html' } })
    if (!response.ok || response.redirected) throw new Error(`the search answered ${response.status}`)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    show(typed, pages, few([...(page.getElementById('found')?.children ?? [])]))
  } catch {
    if (!mine.signal.aborted) show(typed, pages, [])
  }
}

// few of each kind: the list is to be read at a glance.
function few(lines) {
  const seen = {}
  return lines.filter(({ dataset: { kind } }) => (seen[kind] = (seen[kind] ?? 0) + 1) <= FEW)
}

function pagesCalled(typed) {
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const sought = fold(typed)
  const seen = new Set()
  return [...document.querySelectorAll('.app-header nav a[href]')].flatMap((link) => {
    const name = link.firstChild?.textContent?.trim() || link.textContent.trim()
    if (seen.has(link.href) || !fold(name).startsWith(sought)) return []
    seen.add(link.href)
    return [line(link.href, name)]
  })
}

function line(href, name) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.className = 'found-line'
  link.href = href
  link.textContent = name
  item.append(link)
  return item
}

function show(typed, pages, found) {
  shownFor = typed
  const all = document.createElement('ul')
  all.className = 'found'
  const none = pages.length && found.length === 1 && found[0].matches('.found-none')
  all.append(...(none ? [] : found), ...pages)
  list().replaceChildren(all)
}

function walk(event) {
  if (event.key === 'Escape') { // a search field would only empty itself
    event.preventDefault()
    dialog().close()
  }
  const links = lines()
  const at = links.indexOf(document.activeElement)
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || !links.length) return
  event.preventDefault()
  if (at + step < 0) input().focus()
  else links[Math.min(at + step, links.length - 1)].focus()
}
