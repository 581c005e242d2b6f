// Where a moved guest appears before the server has said so: a line goes into the list of its table, a chair's guest to
// the next free chair, drawn as not saved yet. What is drawn here is taken back before a patch says it, or with the page that
// is fetched whole.
import { put } from '../live/move.js'
import { calledOf, idOf, placeOf, setPlace, setTaken, tableAt, takenAt } from './rows.js'

const slide = 200 // ms

/** Lands a row at a target, on a certain chair where one is named; returns how to take it back, so that it is seen or not. */
export function land(board, row, target, chair) {
  const was = placeOf(row)
  const list = row.matches('.room-guest') || target.matches('.room-table') ? null : target.querySelector('.seat-list, .parking-list')
  count(board, row, was, -1)
  setPlace(row, idOf(target)) // what the next drag of it expects
  count(board, row, idOf(target), 1)
  const back = list ? intoList(row, list) : intoRoom(row, target, chair)
  return ({ seen }) => {
    count(board, row, idOf(target), -1)
    count(board, row, was, 1)
    setPlace(row, was)
    return back(seen)
  }
}

/** Lets two rows change their places, as far as a page can say it before the server does; returns how to take it back. */
export function trade(row, other) {
  const places = [placeOf(row), placeOf(other)]
  const letters = [row, other].map((one) => one.querySelector('.room-initials'))
  const words = letters.map((text) => text?.textContent ?? initials(calledOf(row)))
  const say = ([here, there], [first, second]) => {
    setPlace(row, here)
    setPlace(other, there)
    if (letters[0]) letters[0].textContent = first
    letters[1].textContent = second
  }
  say(places.toReversed(), words.toReversed())
  return () => say(places, words)
}

/** Keeps a place's number of people right until the server says it. */
function count(board, row, place, by) {
  if (row.hasAttribute('data-lap')) return
  if (place === 'parking' && attends(row)) add(board.querySelectorAll('#seating-parked > :first-child, #seating-counts [href="#parking"] b'), by)
  const table = tableAt(place)
  if (!table) return
  setTaken(table, takenAt(table) + by)
  add(table.querySelectorAll('.count > .num, .room-count'), by)
}

const attends = (row) => ['attending', 'child'].includes((row.closest('.room-chair') ?? row.querySelector('.mark-shape'))?.dataset.state)

function add(texts, by) {
  for (const text of texts) text.textContent = text.textContent.replace(/^\d{1,3}(?![\d.,])/, (n) => Number(n) + by)
}

function intoList(row, list) {
  const { parentNode: parent, nextSibling: next } = row
  put(list, row, null)
  return (seen) => {
    if (!parent.isConnected) return null // the page is fetched whole in a moment
    const from = seen && row.getBoundingClientRect()
    put(parent, row, next?.parentNode === parent ? next : null)
    return seen ? glide(row, from) : null
  }
}

function intoRoom(row, target, meant) {
  row.dataset.leaving = ''
  const chair = target.matches('.room-table') && !row.hasAttribute('data-lap') ? meant ?? freeChair(target) : null
  if (chair) draw(chair, calledOf(row))
  return (seen) => {
    delete row.dataset.leaving
    if (!chair) return null
    const from = seen && chair.getBoundingClientRect()
    delete chair.dataset.saving
    chair.querySelector('.room-initials')?.remove()
    return seen ? glide(row, from) : null
  }
}

const freeChair = (table) => table.parentNode.querySelector(`[data-of="${CSS.escape(idOf(table))}"][data-state=free]:not([data-saving])`)

function draw(chair, name) {
  const text = document.createElementNS('http://www.w3.org/2000/svg', 'text')
  text.setAttribute('class', 'room-initials')
  text.setAttribute('y', '8')
  text.textContent = initials(name)
  chair.dataset.saving = ''
  chair.append(text)
}

/** The letters by which a chair names somebody. */
export function initials(name) {
  const words = name.split(/\s+/).map((word) => word.match(/\p{L}/u)?.[0]).filter(Boolean)
  return (words.length > 1 ? words[0] + words.at(-1) : words[0] ?? '').toUpperCase()
}

// A chair lies in the room's own units, a line in the window's pixels: only a line is seen on its way.
function glide(row, from) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || row.matches('.room-guest')) return null
  const to = row.getBoundingClientRect()
  const way = `translate(${from.left - to.left}px, ${from.top - to.top}px)`
  return row.animate([{ transform: way, zIndex: 5 }, { transform: 'none', zIndex: 5 }], { duration: slide, easing: 'ease-out' })
    .finished.catch(() => null)
}
