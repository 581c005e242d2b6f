// <room-zoom>: looking at a drawing from nearer. The drawing lies in .room-scroll, which the browser itself pushes about
// by wheel, finger and keys, and a mouse by its floor; here its width is set. Zooms by Ctrl and wheel and by two fingers, and
// keeps what lies under them where it is; and by the buttons ([data-zoom]) and the keys + and -, which keep what has the focus
// or is chosen, else the middle.
import { overview } from './room/overview.js'
import { push } from './room/push.js'

const least = 1
const most = 6
const step = 1.4
const keys = { '+': step, '=': step, '-': 1 / step }

class RoomZoom extends HTMLElement {
  #leave = null
  #zoom = 1

  connectedCallback() {
    if (this.#leave) return
    this.#leave = new AbortController()
    const { signal } = this.#leave
    const scroll = this.querySelector('.room-scroll')
    let spread = 0 // px between two fingers
    overview(this, signal)
    push(this, signal)

    this.addEventListener('click', ({ target, detail: clicks }) => {
      const how = target.closest('[data-zoom]')?.dataset.zoom
      if (how === 'fit') this.#set(least)
      else if (how) this.#by(how === 'in' ? step : 1 / step, clicks === 0)
    }, { signal })
    scroll.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys) || event.target.matches('input, select, textarea')) return
      event.preventDefault()
      this.#by(keys[event.key], true)
    }, { signal })
    scroll.addEventListener('wheel', (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      this.#to(this.#zoom * Math.exp(-event.deltaY / 300), event.clientX, event.clientY, true)
    }, { signal, passive: false })
    scroll.addEventListener('touchmove', (event) => {
      if (event.touches.length !== 2) return
      event.preventDefault()
      const [a, b] = event.touches
      const now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
      if (spread) this.#to(this.#zoom * now / spread, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2, true)
      spread = now
    }, { signal, passive: false })
    for (const end of ['touchend', 'touchcancel']) scroll.addEventListener(end, () => { spread = 0 }, { signal })
  }

  disconnectedCallback() {
    this.#leave?.abort()
    this.#leave = null
  }

  #set(zoom) {
    this.#zoom = Math.min(most, Math.max(least, zoom))
    this.style.setProperty('--zoom', this.#zoom)
  }

  // The page moves for keys alone: the button would leave the pointer that presses it again.
  #by(times, byKey) {
    const scroll = this.querySelector('.room-scroll')
    const box = scroll.getBoundingClientRect()
    const at = held(scroll.querySelector('.room')) ?? middle([box])
    const seen = at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom
    const { x, y } = seen ? at : middle([box])
    this.#to(this.#zoom * times, x, y, byKey)
  }

  // The drawing is centred in its box, and its box grows otherwise than it does: where a point of it lies afterwards is asked of
  // the drawing itself. What its window can't make up for, the page does where a hand is on the point, or a key zooms.
  #to(zoom, x, y, hand = false) {
    const scroll = this.querySelector('.room-scroll')
    const drawing = scroll.querySelector('.room')
    const point = new DOMPoint(x, y).matrixTransform(drawing.getScreenCTM().inverse())
    const away = () => {
      const now = point.matrixTransform(drawing.getScreenCTM())
      return { left: now.x - x, top: now.y - y, behavior: 'instant' }
    }
    this.#set(zoom)
    scroll.scrollBy(away())
    if (hand) window.scrollBy({ ...away(), left: 0 })
  }
}

/** The middle of what has the focus in a drawing, or of what is chosen there; null where nothing is. */
function held(drawing) {
  const focused = drawing.contains(document.activeElement) ? [document.activeElement] : []
  const of = focused.length > 0 ? focused : [...drawing.querySelectorAll('[aria-checked=true]')]
  return of.length > 0 ? middle(of.map((el) => el.getBoundingClientRect())) : null
}

function middle(boxes) {
  const between = (least, most) => (Math.min(...boxes.map((box) => box[least])) + Math.max(...boxes.map((box) => box[most]))) / 2
  return { x: between('left', 'right'), y: between('top', 'bottom') }
}

if (!customElements.get('room-zoom')) customElements.define('room-zoom', RoomZoom)
