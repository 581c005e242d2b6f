// What the hand carries: the first name and how many more, and what a drop here would do to others. It stands outside of the board, so no patch reaches it.
import { calledOf } from './rows.js'

/** Makes the ghost of some rows; it lies in the window's pixels, whatever the direction of reading. */
export function ghost(rows) {
  const el = document.createElement('div')
  el.className = 'ghost seat-guest'
  const name = document.createElement('bdi')
  name.className = 'name'
  name.textContent = calledOf(rows[0])
  el.append(name)
  if (rows.length > 1) {
    const count = document.createElement('span')
    count.className = 'ghost-count num'
    count.textContent = rows.length
    el.append(count)
  }
  const says = document.createElement('span')
  says.className = 'ghost-says'
  says.setAttribute('role', 'status')
  const words = says.appendChild(document.createTextNode('')) // changed in place: a node that comes or goes makes the browser judge every :has() of the page anew
  el.append(says)
  document.body.append(el)
  return {
    at: (x, y) => { el.style.transform = `translate(${x + 12}px, ${y + 8}px)` },
    say: (text) => {
      if (words.data === text) return
      words.data = text
      el.toggleAttribute('data-says', text !== '')
    },
    remove: () => el.remove(),
  }
}
