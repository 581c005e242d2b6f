// Who gets the focus when a patch takes away what had it: the part that followed, or the one before. Without an heir the
// browser goes back to the top of the page, and whoever works by keyboard or hears the page has to find the way again.
//
// The heir is the part itself and not a control in it: the key that was meant for what has gone presses nothing. Components
// that follow what had the focus (a guest to another table, a cell to the next row's) do it themselves.
import { whenPatched } from '../patched.js'

const FOLLOWED = 'seat-board, [data-cell]' // by components of their own
const CONTROL = 'a[href], button, input, select, textarea, summary'
const NEAR = 8 // parts, each way

let last = null // {el, near}: what had the focus before this burst of patches

// Capturing, so that it comes before Datastar takes the patch in.
document.addEventListener('datastar-fetch', ({ detail }) => {
  if (detail.type === 'datastar-patch-elements') last ??= remember()
}, { capture: true })

whenPatched(() => queueMicrotask(handOn))

function remember() {
  const el = document.activeElement
  // What stands around the page, as notices and dialogs, comes and goes.
  if (!el?.closest('main') || el.closest(FOLLOWED)) return null
  const near = []
  for (let part = el; part && part.localName !== 'main'; part = part.parentElement) {
    if (part.id) near.push(part.id, ...beside(part, 'nextElementSibling'), ...beside(part, 'previousElementSibling'))
  }
  return { el, near }
}

function beside(part, way) {
  const ids = []
  for (let other = part[way]; other && ids.length < NEAR; other = other[way]) if (other.id) ids.push(other.id)
  return ids
}

function handOn() {
  const { el, near } = last ?? {}
  last = null
  if (!el || (document.activeElement && document.activeElement !== document.body)) return
  const heir = el.isConnected ? el : near.map((id) => document.getElementById(id)).find((part) => part?.checkVisibility() && !part.matches(CONTROL))
  if (!heir) return
  if (!heir.matches(CONTROL) && !heir.hasAttribute('tabindex')) heir.tabIndex = -1 // a morph takes it away, and the browser then the focus
  heir.focus({ preventScroll: true })
}
