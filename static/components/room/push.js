// The drawing is pushed about by a mouse that takes hold of its floor, and by its middle button anywhere. A finger pushes it by
// itself. Where the room is arranged, the floor is where a frame is drawn: there the middle button alone pushes.
const threshold = 4 // px that a mouse moves before it pushes: a click stays one
const things = 'a, button, input, .room-table, .room-chair, [data-draggable]'

export function push(zoom, signal) {
  const scroll = zoom.querySelector('.room-scroll')
  let press = null // {id, x, y, pushes}

  const on = (name, listener) => scroll.addEventListener(name, listener, { signal })
  const larger = () => scroll.scrollWidth > scroll.clientWidth || scroll.scrollHeight > scroll.clientHeight
  const takes = ({ button, target }) => button === 1 || button === 0 && !target.closest(things) && !zoom.closest('room-plan')

  on('mousedown', (event) => event.button === 1 && larger() && event.preventDefault()) // no scrolling by itself
  on('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || !takes(event) || !larger()) return
    press = { id: event.pointerId, x: event.clientX, y: event.clientY, pushes: false }
  })
  on('pointermove', (event) => {
    if (press?.id !== event.pointerId) return
    const [left, top] = [press.x - event.clientX, press.y - event.clientY]
    if (!press.pushes) {
      if (Math.hypot(left, top) <= threshold) return
      press.pushes = true
      scroll.setPointerCapture(press.id)
      scroll.dataset.pushed = ''
    }
    scroll.scrollBy({ left, top, behavior: 'instant' })
    Object.assign(press, { x: event.clientX, y: event.clientY })
  })
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture']) on(name, () => {
    press = null
    delete scroll.dataset.pushed
  })
}
