// Scrolls what lies under the hand when it comes near an edge of the window or of a scrolling list.
const edge = 56 // px
const speed = 14 // px a frame, at the very edge

/** Follows a point; `moved` is called after each step, since another thing lies under the hand then. */
export function scroller(moved) {
  let point = null
  let frame = 0

  const step = () => {
    frame = 0
    if (!point) return
    const box = boxUnder(point)
    const by = pull(point.y, box.top, box.bottom)
    if (by === 0) return
    box.el.scrollBy(0, by)
    moved()
    frame = requestAnimationFrame(step)
  }

  return {
    near(x, y) {
      point = { x, y }
      frame ||= requestAnimationFrame(step)
    },
    stop() {
      point = null
      cancelAnimationFrame(frame)
    },
  }
}

function boxUnder({ x, y }) {
  const list = document.elementFromPoint(x, y)?.closest('.parking')
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
