// What the hand carries: the first name and how many more, and what a drop here would do to others. It stands in the
// board from the start, outside of all that patches reach, and is shown and changed in place: a node that comes or goes
// makes the browser judge every :has() of the page anew. While it is shown the pointer is its own, and so is the cursor
// that is seen: one of the board would be inherited by every chair, and style them all.
import { calledOf } from './rows.js'

const edge = 8 // px that it stays from the window's edges

/** Makes the ghost of a board; it lies in the window's pixels, whatever the direction of reading. */
export function ghost(board, signal) {
  const el = part(board, 'div', 'ghost')
  el.hidden = true
  const name = words(part(el, 'bdi', 'name'))
  const count = words(part(el, 'span', 'ghost-count num'))
  const status = part(el, 'span', 'ghost-says')
  status.setAttribute('role', 'status')
  const says = words(status)
  let [wide, high] = [0, 0] // of what it says now
  let [right, bottom] = [0, 0] // of the window: as long as it is carried
  const sized = new ResizeObserver(([{ borderBoxSize: [{ inlineSize, blockSize }] }]) => [wide, high] = [inlineSize, blockSize])
  sized.observe(el)
  signal.addEventListener('abort', () => {
    sized.disconnect()
    el.remove()
  })

  const say = (text) => {
    if (says.data === text) return
    says.data = text
    el.toggleAttribute('data-says', text !== '')
  }
  let way = null // while something is carried: an animation that rests has each frame of the page styled
  return {
    /** Takes up some rows with a pointer. */
    carry(rows, pointer) {
      right = innerWidth - edge
      bottom = innerHeight - edge
      name.data = calledOf(rows[0])
      count.data = rows.length > 1 ? rows.length : ''
      el.toggleAttribute('data-many', rows.length > 1)
      el.hidden = false
      // A transform that is set makes Chromium arrange the layers of the whole page anew; one of an animation does not.
      way = el.animate(null, { duration: 1, fill: 'both' })
      way.pause()
      el.setPointerCapture(pointer)
    },
    at(x, y) {
      const [left, top] = [Math.max(edge, Math.min(x + 12, right - wide)), Math.max(edge, Math.min(y + 8, bottom - high))]
      const transform = `translate(${left}px, ${top}px)`
      way?.effect.setKeyframes([{ transform }, { transform }])
    },
    say,
    /** Carries nothing any more. */
    rest() {
      el.hidden = true
      way?.cancel()
      way = null
      name.data = count.data = ''
      say('')
    },
    /** An event is about its pointer. */
    is: (target) => target === el,
  }
}

function part(parent, tag, name) {
  const el = parent.appendChild(document.createElement(tag))
  el.className = name
  return el
}

const words = (el) => el.appendChild(document.createTextNode(''))
