// Keeps the list where it is under the eyes while others move guests above: what is seen first stays at its height. Most browsers
// do so by themselves; those of iPhones don't.
const marks = 6 // what is seen first may itself go: then the next one stays

export function steady(board, signal) {
  let seen = null // of the patches of one turn: [{ el, card, top }]
  const patch = ({ detail }) => {
    if (seen || detail.type !== 'datastar-patch-elements') return
    const list = board.querySelector('#seating-tables')
    if (!list || scrollY === 0) return // in this order: where the page is scrolled to has it laid out, for each patch
    seen = first(list)
    queueMicrotask(() => {
      const stays = seen.find(({ el, card }) => el.isConnected && cardOf(el) === card)
      seen = null
      if (!stays) return
      const by = heightOf(stays.el) - stays.top
      if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: 'instant' })
    })
  }
  document.addEventListener('datastar-fetch', patch, { signal, capture: true }) // before what is patched
}

const cardOf = (el) => el.closest('.seat-table')

const heightOf = (el) => el.getBoundingClientRect().top

/** What is seen first below the head of the page: rows, and the heads of cards. */
function first(list) {
  const top = parseFloat(getComputedStyle(document.scrollingElement).scrollPaddingTop) || 0
  const all = []
  for (const card of list.children) {
    if (card.getBoundingClientRect().bottom < top) continue
    for (const el of [card, ...card.querySelectorAll('.seat-guest')]) {
      const at = heightOf(el)
      if (at >= top) all.push({ el, card: cardOf(el), top: at })
      if (all.length === marks) return all
    }
  }
  return all
}
