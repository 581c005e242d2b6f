// The overview in a corner of <room-zoom>: the walls and what stands in them, small, and which part is to be seen. A press
// there, or a finger drawn along it, goes there. It shows while the drawing is larger than its window.
import { whenPatched } from '../patched.js'

const pieces = ':is(.room-table, .room-object) :is(.room-top, .room-shape, .room-rows)'

export function overview(zoom, signal) {
  const map = zoom.querySelector('.room-map')
  const scroll = zoom.querySelector('.room-scroll')
  const [floor, things, view] = map.children
  const drawing = () => scroll.querySelector('.room')
  let current = false // it shows what stands in the drawing now
  let frame = 0 // in which to look: that is to have the page laid out, once before it is painted, however many patches came

  const resized = new ResizeObserver(look)
  resized.observe(scroll)
  resized.observe(drawing())
  scroll.addEventListener('scroll', look, { signal, passive: true })
  map.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    map.setPointerCapture(event.pointerId)
    go(event)
  }, { signal })
  map.addEventListener('pointermove', (event) => map.hasPointerCapture(event.pointerId) && go(event), { signal })
  signal.addEventListener('abort', () => {
    resized.disconnect()
    cancelAnimationFrame(frame)
  })
  whenPatched(() => {
    current = false
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(look)
  }, signal)

  function look() {
    const all = drawing()
    if (!all) return
    const fits = scroll.scrollWidth <= scroll.clientWidth + 1 && scroll.scrollHeight <= scroll.clientHeight + 1
    map.toggleAttribute('hidden', fits)
    if (fits) return
    const { a: scale, e, f } = all.getScreenCTM()
    const inDrawing = ({ left, top, width, height }) => ({ x: (left - e) / scale, y: (top - f) / scale, width: width / scale, height: height / scale })
    if (!current) {
      map.setAttribute('viewBox', all.getAttribute('viewBox'))
      floor.setAttribute('d', all.querySelector('.room-floor')?.getAttribute('d') ?? '')
      things.setAttribute('d', [...all.querySelectorAll(pieces)].map((el) => {
        const { x, y, width, height } = inDrawing(el.getBoundingClientRect())
        return `M${Math.round(x)} ${Math.round(y)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}z`
      }).join(''))
      current = true
    }
    const { left, top } = scroll.getBoundingClientRect()
    const seen = inDrawing({ left, top, width: scroll.clientWidth, height: scroll.clientHeight })
    for (const [name, value] of Object.entries(seen)) view.setAttribute(name, Math.round(value))
  }

  function go({ clientX, clientY }) {
    const to = new DOMPoint(clientX, clientY).matrixTransform(map.getScreenCTM().inverse()).matrixTransform(drawing().getScreenCTM())
    const { left, top } = scroll.getBoundingClientRect()
    scroll.scrollBy({ left: to.x - left - scroll.clientWidth / 2, top: to.y - top - scroll.clientHeight / 2, behavior: 'instant' })
  }
}
