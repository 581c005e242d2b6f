// Who gets the focus when what had it is taken away: by a patch, or as a bar or a menu closes with what it offered. The
// part that followed gets it, or, where another place had only borrowed it (a notice's Undo), what somebody did something
// with before. Without an heir the browser goes back to the top of the page, and whoever works by keyboard or hears the
// page has to find the way again.
//
// The heir of a part is a part and not a control in it: the key that was meant for what has gone presses nothing. A
// control that was used before, or a cell, gets the focus when that key is up, but for controls that send a command: their
// part does.
// Components that follow what had the focus (a guest to another table, a cell to the next row's) do it themselves.
import { whenPatched } from '../patched.js'

const FOLLOWED = 'seat-board, [data-cell]' // by components of their own
const CONTROL = 'a[href], button, input, select, textarea, summary'
const SENDS = 'button:not([type=button], [type=reset]), input[type=submit]'
const MODIFIERS = ['Tab', 'Shift', 'Control', 'Alt', 'Meta'] // use nothing
const NEAR = 8 // parts, each way
const TRAIL = 8

let here = null // {el, near}: what has the focus in the page's main part, or had it last
let lent = false // something else has it since: a notice, a dialog, the navigation
const trail = [] // what was used there, the last one first
let owed = false // something there had it, and nobody took it away on purpose
let keyed = true // the last input was a key
let pressed = false // it is still down
let waits = false // a control is to get the focus when it is up
let had // {el, followed}: what had the focus before this burst of patches

const listen = (name, listener) => document.addEventListener(name, listener, { capture: true })

listen('pointerdown', () => {
  keyed = waits = false
  forgo()
})
listen('keydown', ({ key, target }) => {
  keyed = pressed = true
  if (!waits) forgo()
  if (target !== here?.el || MODIFIERS.includes(key)) return
  trail.splice(0, trail.length, here, ...trail.filter((other) => other !== here).slice(0, TRAIL - 1))
})
// Who goes on without a focus doesn't want the old one back.
function forgo() {
  if (document.activeElement === document.body) owed = false
}

listen('keyup', () => {
  pressed = false
  if (waits) handOn()
})

listen('focusin', ({ target }) => {
  lent = !target.closest('main') || target.closest('dialog') !== null
  if (lent) return // nobody's before is nobody's again
  owed = true
  here = trail.find(({ el }) => el === target) ?? { el: target, near: [] }
})

listen('focusout', ({ target, relatedTarget }) => {
  if (relatedTarget) return
  const followed = target.closest(FOLLOWED)
  queueMicrotask(() => { // by when what is taken away is gone
    if (document.activeElement === target) return // another window has the focus
    if (canHave(target)) owed = false
    else if (keyed && !followed) handOn()
  })
})

// Capturing, so that it comes before Datastar takes the patch in.
listen('datastar-fetch', ({ detail }) => {
  if (detail.type !== 'datastar-patch-elements') return
  had ??= { el: document.activeElement, followed: document.activeElement?.closest(FOLLOWED) }
  for (const place of places()) if (place.el.isConnected) place.near = around(place.el)
})

whenPatched(() => queueMicrotask(() => {
  const { el, followed } = had ?? {}
  had = null
  if (el && el !== document.body && !followed && (keyed || el === here?.el)) handOn()
}))

function canHave(el) {
  return el.isConnected && el.checkVisibility() && !el.disabled && (el.matches(CONTROL) || el.hasAttribute('tabindex'))
}

function around(el) {
  const near = []
  for (let part = el; part && part.localName !== 'main'; part = part.parentElement) {
    if (part.id) near.push(part.id, ...beside(part, 'nextElementSibling'), ...beside(part, 'previousElementSibling'))
  }
  return near
}

function beside(part, way) {
  const ids = []
  for (let other = part[way]; other && ids.length < NEAR; other = other[way]) if (other.id) ids.push(other.id)
  return ids
}

function handOn() {
  waits = false
  if (!owed || (document.activeElement && document.activeElement !== document.body)) return
  const heir = find()
  waits = pressed && heir?.matches(CONTROL + ', [data-cell]')
  if (!heir || waits) return
  if (!heir.matches(CONTROL) && !heir.hasAttribute('tabindex')) heir.tabIndex = -1 // a morph takes it away, and the browser then the focus
  heir.focus({ preventScroll: true })
  if (keyed) heir.scrollIntoView({ block: 'nearest', behavior: 'instant' }) // nobody types into what is out of sight
}

// The nearest in time first; what was only walked past, before a notice borrowed the focus, comes last.
function places() {
  const used = trail.filter((place) => place !== here)
  if (!here) return used
  return lent && !trail.includes(here) ? [...used, here] : lent ? trail : [here, ...used]
}

// What is only hidden leaves the focus to what had it before; what is gone, to what stood around it.
function find() {
  for (const place of places()) {
    const { el, near } = place
    const same = el.isConnected ? el : el.id && document.getElementById(el.id)
    if (same && (!same.checkVisibility() || same.disabled)) continue
    const kept = place === here && !lent
    if (kept && same === el) return same
    if (same && (kept || trail.includes(place)) && !same.matches(SENDS)) return same
    const part = (same ? around(same) : near).map((id) => document.getElementById(id)).find((other) => other?.checkVisibility() && !other.matches(CONTROL))
    if (part) return inGrid(part)
  }
  return null
}

// The arrows walk from a cell, not from its row.
function inGrid(part) {
  return (part.matches('tr') && [...part.querySelectorAll('[data-cell]')].find((cell) => cell.checkVisibility())) || part
}
