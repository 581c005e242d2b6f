// The walls by their corners: a corner is dragged, the dot in the middle of a wall becomes a new one (a finger first rests on
// either, or beside it: otherwise it scrolls), arrows nudge the corner that has the focus by 10 cm, with Shift by a metre (in
// feet: half a foot, a yard), and Delete takes it away. It emits `room-walls` ({command, occasion, plan, version, walls:
// "x,y x,y …" in millimetres}); the room is held until that is answered, and then shows what the server says.
import { problem } from '../problem.js'
import { begun } from '../refusals.js'
import { Hold } from '../seating/hold.js'
import { uuid } from '../uuid.js'
import { gridOf, leapOf } from './lengths.js'
import { drawingOf, drawn, fromScreen, onGrid, patience, pieceAround, slack, spotAt } from './pieces.js'

const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }
const rest = 400 // ms without a key before nudges are sent
const least = 3
const handles = '.plan-corner, .plan-middle'
const fingertip = 24 // px around a handle that a finger means, where no piece lies under it

export function walls(plan, signal) {
  const hold = new Hold()
  const columns = plan.querySelector('.plan-columns') // not the forms: theirs says what is wrong with the walls
  let corners = null // in the drawing's centimetres, while a hand or a key moves one
  let press = null // of a finger that rests
  let drag = null // {id, i}
  let letGo = null
  let sent = false
  let timer

  const layer = () => plan.querySelector('#plan-corners')
  const on = (name, listener) => plan.addEventListener(name, listener, { signal })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    forget()
  })

  on('pointerdown', (event) => {
    forget()
    const touch = event.pointerType === 'touch'
    const handle = event.target.closest?.(handles) ?? (touch ? near(event) : null)
    if (!handle || event.button !== 0 || !event.isPrimary || sent) return
    event.stopImmediatePropagation()
    if (touch) press = { id: event.pointerId, x: event.clientX, y: event.clientY, timer: setTimeout(() => take(handle, event.pointerId), patience) }
    else take(handle, event.pointerId)
  })
  plan.addEventListener('touchmove', (event) => drag && event.preventDefault(), { signal, passive: false }) // the room stays where it is
  on('contextmenu', (event) => (drag || press) && event.preventDefault())
  on('pointermove', (event) => {
    if (press?.id === event.pointerId && Math.hypot(event.clientX - press.x, event.clientY - press.y) > slack) forget()
    if (drag?.id !== event.pointerId) return
    const at = fromScreen(plan, event.clientX, event.clientY)
    corners[drag.i] = onGrid(plan, at)
    show()
  })
  on('pointerup', (event) => {
    forget()
    if (drag?.id !== event.pointerId) return
    const moved = JSON.stringify(corners) !== drag.from
    drag = null
    if (moved) send()
    else end()
  })
  for (const name of ['pointercancel', 'lostpointercapture']) on(name, (event) => {
    forget()
    if (drag?.id === event.pointerId) escape()
  })
  document.addEventListener('keydown', (event) => event.key === 'Escape' && drag && escape(), { signal })
  on('keydown', (event) => {
    const handle = event.target.closest?.('.plan-corner')
    if (!handle || sent || drag) return
    const i = Number(handle.dataset.corner)
    const way = ways[event.key]
    if (way) {
      begin()
      const by = event.shiftKey ? leapOf(plan) : gridOf(plan)
      corners[i] = { x: corners[i].x + way[0] * by, y: corners[i].y + way[1] * by }
      show()
      handle.setAttribute('cx', corners[i].x)
      handle.setAttribute('cy', corners[i].y)
      timer = setTimeout(send, rest)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      begin()
      if (corners.length <= least) return end()
      corners.splice(i, 1)
      show()
      send()
    } else return
    event.preventDefault()
  })

  document.addEventListener('datastar-fetch', ({ detail: { type, el, argsRaw } }) => {
    if (el !== plan || !sent) return
    if (type === 'retries-failed') problem('network', plan.dataset.textOffline)
    else if (type === 'error' && Number(argsRaw.status) >= 500) problem(argsRaw.status, plan.dataset.textBroken)
    else if (type === 'finished') {
      end()
      // What is wrong with the walls stands in their form, which opens with what was meant.
      const wrong = plan.querySelector('#room-corners .error-summary')
      if (wrong) wrong.closest('details').open = true
    }
  }, { signal })

  // The handle that a finger means.
  function near({ target, clientX, clientY }) {
    if (!drawingOf(plan).contains(target) || pieceAround(target)) return null
    const far = (handle) => {
      const { left, top, width, height } = handle.getBoundingClientRect()
      return Math.hypot(left + width / 2 - clientX, top + height / 2 - clientY)
    }
    const [first] = [...plan.querySelectorAll(handles)].sort((a, b) => far(a) - far(b))
    return first && far(first) <= fingertip ? first : null
  }

  function forget() {
    clearTimeout(press?.timer)
    press = null
  }

  function take(handle, id) {
    forget()
    if (!handle.isConnected || sent) return
    const nudged = timer // and not sent yet
    begin()
    let i = Number(handle.dataset.corner)
    if (handle.matches('.plan-middle')) {
      i = Number(handle.dataset.after) + 1
      corners.splice(i, 0, { x: handle.cx.baseVal.value, y: handle.cy.baseVal.value })
    }
    drag = { id, i, from: nudged ? '' : JSON.stringify(corners) }
    plan.setPointerCapture(id)
    show()
  }

  function rests() {
    clearTimeout(timer)
    timer = null
  }

  function begin() {
    rests()
    letGo ??= hold.take([columns])
    corners ??= layer().dataset.corners.split(' ').map((word) => {
      const [x, y] = word.split(',').map(Number)
      return drawn(plan, { x, y })
    })
  }

  function show() {
    const d = `M${corners.map(({ x, y }) => `${x} ${y}`).join('L')}Z`
    for (const floor of plan.querySelectorAll('.room-floor, .room-grid')) floor.setAttribute('d', d)
    if (!drag) return
    plan.querySelector('.plan-corner-held')?.remove()
    const held = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
    for (const [name, value] of Object.entries({ class: 'plan-corner-held', r: 22, cx: corners[drag.i].x, cy: corners[drag.i].y })) held.setAttribute(name, value)
    layer().append(held)
  }

  function send() {
    rests()
    sent = true
    const written = corners.map((at) => {
      const { x, y } = spotAt(plan, at, 0)
      return `${x},${y}`
    }).join(' ')
    const { occasion, plan: id } = plan.dataset
    const command = uuid()
    begun(command)
    plan.dispatchEvent(new CustomEvent('room-walls', { detail: { command, occasion, plan: id, version: layer().dataset.version, walls: written } }))
  }

  function escape() {
    drag = corners = null
    begin()
    show()
    end()
  }

  function end() {
    rests()
    plan.querySelector('.plan-corner-held')?.remove()
    corners = null
    sent = false
    letGo?.()
    letGo = null
  }
}
