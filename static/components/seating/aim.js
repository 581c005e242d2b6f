// What lies under the hand in the room: the table, the free chair, or the two who would change places. It is drawn over
// the room, in a layer of its own: a mark in the room itself would have all of the room painted anew. The forms are
// always there, for a node that comes or goes makes the browser judge every :has() of the page.
const SVG = 'http://www.w3.org/2000/svg'
const SHAPES = '.room-reach, .room-seat'
const r = 30 // the drawing's units by which the style rounds the corners of a reach
const LOOKS = { overHere: 'aim-table', seatHere: 'aim-seat', swapHere: 'aim-swap' }

/** Makes the layer of a board; returns how to show marks on pieces of the room, [[element, name], …], and that they moved. */
export function aim(board, signal) {
  const layer = board.appendChild(document.createElementNS(SVG, 'svg'))
  layer.setAttribute('class', 'aim')
  layer.setAttribute('aria-hidden', 'true')
  const forms = [0, 1, 2].map(() => layer.appendChild(document.createElementNS(SVG, 'path')))
  let shown = []
  let room = null // that is watched
  const larger = new ResizeObserver(() => place()) // the room is zoomed under a hand that rests
  signal.addEventListener('abort', () => { larger.disconnect(); layer.remove() })
  addEventListener('scroll', () => shown.length > 0 && place(), { signal, capture: true })

  function show(marks) {
    shown = marks.flatMap(([el, name]) => {
      const shape = el.closest('.room') && el.querySelector(SHAPES)
      return shape ? [[shape, name]] : []
    })
    const now = shown[0]?.[0].closest('.room') ?? room
    if (now !== room) {
      larger.disconnect()
      larger.observe(now)
      room = now
    }
    place()
  }

  // Looks at all of them before it changes one.
  function place() {
    const now = shown.flatMap(([shape, name]) => {
      const at = shape.isConnected && shape.getScreenCTM() // none for what isn't drawn
      return at ? [{ name, path: outline(shape), at: `matrix(${at.a} ${at.b} ${at.c} ${at.d} ${at.e} ${at.f})` }] : []
    })
    forms.forEach((form, i) => {
      set(form, 'class', now[i] ? LOOKS[now[i].name] : '')
      set(form, 'd', now[i]?.path ?? '')
      set(form, 'transform', now[i]?.at ?? '')
    })
  }

  return { show, place: () => shown.length > 0 && place() }
}

function set(el, name, value) {
  if (el.getAttribute(name) !== value) el.setAttribute(name, value)
}

function outline(shape) {
  const of = (name) => shape[name].baseVal.value
  if (shape.localName === 'rect') {
    const [x, y, w, h] = ['x', 'y', 'width', 'height'].map(of)
    const turn = (dx, dy) => `a${r} ${r} 0 0 1 ${dx * r} ${dy * r}`
    const [across, down] = [w - 2 * r, h - 2 * r]
    return `M${x + r} ${y}h${across}${turn(1, 1)}v${down}${turn(-1, 1)}h${-across}${turn(-1, -1)}v${-down}${turn(1, -1)}z`
  }
  const [rx, ry] = shape.localName === 'circle' ? [of('r'), of('r')] : [of('rx'), of('ry')]
  return `M${-rx} 0a${rx} ${ry} 0 0 1 ${2 * rx} 0a${rx} ${ry} 0 0 1 ${-2 * rx} 0z`
}
