// Dragging pieces with mouse, pen or finger. A finger first rests on the piece: otherwise it scrolls. All that is chosen
// goes along when it is one of them; what is locked stays. Alt lets go of grid and lines, Escape of the piece.
import { clashing, isGround } from './clashes.js'
import { free } from './locked.js'
import { about, gaps } from './measure.js'
import { movedBy, outlineOf } from './outlines.js'
import { at, draw, drawingOf, drawn, fromScreen, isPicked, onGrid, patience, pieceAround, piecesOf, slack, spotAt } from './pieces.js'
import { Guides, rest } from './snap.js'

const threshold = 4 // px that a mouse moves before it drags

const apart = (to, from) => ({ x: to.x - from.x, y: to.y - from.y })

export function dragging(plan, { shifts, hold, picked, signal }) {
  let press = null
  let drag = null

  const on = (name, listener, target = plan, options = {}) => target.addEventListener(name, listener, { signal, ...options })

  on('pointerdown', (event) => {
    const piece = pieceAround(event.target)
    if (!event.isPrimary) return giveUp() // two fingers zoom
    if (!piece || event.button !== 0 || drag) return
    press = { piece, id: event.pointerId, x: event.clientX, y: event.clientY, touch: event.pointerType === 'touch' }
    if (press.touch) press.timer = setTimeout(() => press && begin(), patience)
  })
  on('pointermove', (event) => {
    if (drag?.id === event.pointerId) return drag.to(event)
    if (press?.id !== event.pointerId) return
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y)
    if (press.touch && far > slack) forget()
    else if (!press.touch && far > threshold && begin()) drag.to(event)
  })
  on('pointerup', (event) => {
    if (drag?.id === event.pointerId) end(true)
    forget()
  })
  on('pointercancel', giveUp)
  on('lostpointercapture', () => end(false))
  on('keydown', (event) => {
    if (event.key !== 'Escape' || !drag) return
    event.preventDefault()
    end(false)
  }, document)
  on('touchmove', (event) => drag && event.preventDefault(), plan, { passive: false })
  on('contextmenu', (event) => (drag || press?.touch) && event.preventDefault())
  signal.addEventListener('abort', giveUp)

  function giveUp() {
    end(false)
    forget()
  }

  function forget() {
    clearTimeout(press?.timer)
    press = null
  }

  function begin() {
    const { piece, id, x, y } = press
    forget()
    const going = piece.isConnected ? free(plan, isPicked(piece) ? picked() : [piece]) : []
    if (going.length === 0) return false
    const letGo = hold.take([plan])
    const from = fromScreen(plan, x, y)
    const starts = going.map((each) => ({ piece: each, at: drawn(plan, shifts.spot(each)), spot: shifts.spot(each) }))
    const held = starts.find((each) => each.piece === piece) ?? starts[0]
    const [outlines, near] = [going.map(outlineOf), about(plan, going)]
    const wrong = clashing(plan, going, [...outlines, ...near])
    const others = piecesOf(plan).filter((each) => !going.includes(each))
    const stand = others.map((each) => drawn(plan, shifts.spot(each)))
    const { x: left, y: top, width, height } = drawingOf(plan).querySelector('.room-floor').getBBox()
    const lines = { x: [...stand.map(({ x }) => x), left + width / 2], y: [...stand.map(({ y }) => y), top + height / 2] }
    const guides = new Guides(plan)
    guides.raise(going.filter((each) => !isGround(each)))
    let by = { x: 0, y: 0 }
    plan.setPointerCapture(id)
    plan.dataset.dragging = ''
    plan.dispatchEvent(new Event('room-shown'))
    drag = {
      id,
      to({ clientX, clientY, altKey }) {
        const hand = fromScreen(plan, clientX, clientY)
        const under = { x: held.at.x + hand.x - from.x, y: held.at.y + hand.y - from.y }
        const stop = rest(under, lines, onGrid(plan, under), altKey)
        by = { x: stop.at.x - held.at.x, y: stop.at.y - held.at.y }
        for (const each of starts) draw(plan, each.piece, target(each))
        const moves = starts.map((each) => apart(at(each.piece), each.at)) // as drawn: to the centimetre, and not beyond the first walls
        const now = outlines.map((each, i) => movedBy(each, moves[i]))
        guides.show(stop.on, gaps(now, near), wrong(moves), now)
      },
      end(dropped) {
        guides.remove()
        delete plan.dataset.dragging
        if (dropped) shifts.put(starts.map((each) => [each.piece, target(each)]))
        else for (const each of starts) draw(plan, each.piece, each.spot)
        plan.dispatchEvent(new Event('room-shown'))
      },
      letGo,
    }
    return true

    function target({ at: start, spot }) {
      return spotAt(plan, { x: start.x + by.x, y: start.y + by.y }, spot.rotation)
    }
  }

  function end(dropped) {
    const ended = drag
    if (!ended) return
    drag = null
    const swallow = (event) => { event.preventDefault(); event.stopPropagation() }
    document.addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0)
    ended.end(dropped)
    ended.letGo()
  }
}
