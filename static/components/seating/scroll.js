// Scrolls what lies under the hand when it comes near an edge of the window or of a scrolling list.
const edge = 56 // px
const speed = 14 // px a frame, at the very edge

/** Follows a hand; `moved` is called after each step, since another thing lies under the hand then, and says so by near. */
export function scroller(moved) {
  let way = null // what to scroll, and by how much
  let frame = 0

  const step = () => {
    frame = 0
    if (!way) return
    way.el.scrollBy(0, way.by)
    moved()
  }

  return {
    /** The hand is at a height, over an element. */
    near(y, over) {
      const { el, top, bottom } = boxAround(over)
      const by = pull(y, top, bottom)
      way = by ? { el, by } : null
      if (way) frame ||= requestAnimationFrame(step)
    },
    stop() {
      way = null
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}

function boxAround(over) {
  const list = over?.closest('.parking')
  const scrolls = list && list.scrollHeight > list.clientHeight && getComputedStyle(list).overflowY !== 'visible'
  if (!scrolls) return { el: window, top: 0, bottom: innerHeight }
  const { top, bottom } = list.getBoundingClientRect()
  return { el: list, top, bottom: Math.min(bottom, innerHeight) }
}

function pull(y, top, bottom) {
  if (y < top + edge) return -Math.ceil(speed * Math.min(1, (top + edge - y) / edge))
  if (y > bottom - edge) return Math.ceil(speed * Math.min(1, (y - bottom + edge) / edge))
  return 0
}
