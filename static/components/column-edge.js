// <column-edge> is the border of a column's head. Dragged, or moved by the arrow keys, it makes the column wider or
// narrower. All columns then have the widths that are seen, in the address and kept for the person; the list is drawn
// anew from that address (follow.js). Widths stand in the attribute of that name: styles in elements
// are not allowed.
import { follow } from './follow.js'

const STEP = 16 // px, of an arrow key
const REST = 500 // ms after the last key

class ColumnEdge extends HTMLElement {
  #from // where the drag began, and how wide the column was
  #resting

  connectedCallback() {
    this.addEventListener('pointerdown', (event) => this.#begin(event))
    this.addEventListener('pointermove', (event) => this.#drag(event))
    this.addEventListener('pointerup', () => this.#end())
    this.addEventListener('pointercancel', () => this.#end())
    this.addEventListener('keydown', (event) => this.#key(event))
    this.addEventListener('blur', () => this.#rest(0))
  }

  get #head() {
    return this.closest('th')
  }

  get #forward() {
    return getComputedStyle(this).direction === 'rtl' ? -1 : 1
  }

  #begin(event) {
    if (event.button) return
    event.preventDefault()
    this.setPointerCapture(event.pointerId)
    freeze(this.closest('table'))
    this.#from = { x: event.clientX, width: Number(this.#head.getAttribute('width')) }
  }

  #drag(event) {
    if (this.#from) this.#set(this.#from.width + (event.clientX - this.#from.x) * this.#forward)
  }

  #end() {
    if (!this.#from) return
    const moved = Number(this.#head.getAttribute('width')) !== this.#from.width
    this.#from = undefined
    if (moved) keep(this.closest('table'))
  }

  #key(event) {
    const by = { ArrowLeft: -this.#forward, ArrowRight: this.#forward }[event.key]
    if (!by) return
    event.preventDefault()
    freeze(this.closest('table'))
    this.#set(Number(this.#head.getAttribute('width')) + by * STEP)
    this.#rest(REST)
  }

  // Keeping waits until the keys rest, or the edge is left.
  #rest(wait) {
    if (wait === 0 && !this.#resting) return
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => {
      this.#resting = undefined
      keep(this.closest('table'))
    }, wait)
  }

  #set(width) {
    const [least, most] = [this.getAttribute('aria-valuemin'), this.getAttribute('aria-valuemax')].map(Number)
    const w = Math.round(Math.min(Math.max(width, least), most))
    this.#head.setAttribute('width', w)
    this.setAttribute('aria-valuenow', w)
  }
}

// freeze gives each column the width that it has on the screen.
function freeze(table) {
  if (table.dataset.frozen !== undefined) return
  const heads = [...table.querySelectorAll('th[data-column]')]
  const widths = heads.map((th) => Math.round(th.getBoundingClientRect().width))
  heads.forEach((th, i) => th.setAttribute('width', widths[i]))
  table.classList.add('guest-own')
  table.closest('[data-keep-columns]').classList.add('guest-scroll')
  table.dataset.frozen = ''
}

async function keep(table) {
  const cols = [...table.querySelectorAll('th[data-column]')].map((th) => `${th.dataset.column}~${th.getAttribute('width')}`).join('_')
  delete table.dataset.frozen
  const url = new URL(location.href)
  url.searchParams.set('cols', cols)
  await fetch(table.closest('[data-keep-columns]').dataset.keepColumns, { method: 'POST', body: new URLSearchParams({ cols }), redirect: 'manual' }).catch(() => {})
  follow(url)
}

if (!customElements.get('column-edge')) customElements.define('column-edge', ColumnEdge)
