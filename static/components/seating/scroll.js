// Scrolls what lies under the hand when it comes near an edge of it: parking, a room that is larger than its window, and the
// page, whose edges are where its bars begin. What has come to its end leaves the rest to the page.
const edge = 56 // px
const speed = 14 // px a frame, at the very edge

/** Follows a hand; `moved` is called after each step, since another thing lies under the hand then, and says so by near. */
export function scroller(moved) {
  let ways = [] // what to scroll, and by how much, the innermost first
  let ended = '' // the ways that had come to their end: to try them again has the page laid out, in each frame
  let frame = 0
  const page = pageBox()

  const step = () => {
    frame = 0
    if (ways.some(scrolled)) moved()
    else ended = named(ways)
  }

  return {
    /** The hand is somewhere, over an element. */
    near(x, y, over) {
      ways = [boxAround(over, page), page].flatMap((box) => {
        const way = box && { el: box.el, by: [box.across ? pull(x, box.left, box.right) : 0, pull(y, box.top, box.bottom)] }
        return way?.by.some(Boolean) && (box === page || scrolls(way.el)) ? [way] : []
      })
      if (named(ways) !== ended) ended = ''
      if (ways.length > 0 && !ended) frame ||= requestAnimationFrame(step)
    },
    stop() {
      ways = []
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}

/** The page between its bars, as it says itself where what is scrolled to can be seen. */
function pageBox() {
  const el = document.scrollingElement
  const { scrollPaddingTop: above, scrollPaddingBottom: below } = getComputedStyle(el)
  return { el, top: parseFloat(above) || 0, bottom: innerHeight - (parseFloat(below) || 0) }
}

/** The part of a box that can be seen. */
function boxAround(over, page) {
  const el = over?.closest('.parking, .room-scroll')
  if (!el) return null
  const { left, right, top, bottom } = el.getBoundingClientRect()
  return { el, across: el.matches('.room-scroll'), left, right, top: Math.max(top, page.top), bottom: Math.min(bottom, page.bottom) }
}

const named = (ways) => ways.map(({ el, by }) => `${el.className} ${by.map(Math.sign)}`).join()

const scrolls = (el) => (el.scrollHeight > el.clientHeight || el.scrollWidth > el.clientWidth) && getComputedStyle(el).overflowY !== 'visible'

function scrolled({ el, by }) {
  const was = [el.scrollLeft, el.scrollTop]
  el.scrollBy({ left: by[0], top: by[1], behavior: 'instant' })
  return el.scrollLeft !== was[0] || el.scrollTop !== was[1]
}

function pull(at, from, to) {
  if (at < from + edge) return -Math.ceil(speed * Math.min(1, (from + edge - at) / edge))
  if (at > to - edge) return Math.ceil(speed * Math.min(1, (at - to + edge) / edge))
  return 0
}
