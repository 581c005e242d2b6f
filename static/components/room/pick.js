// Which pieces are chosen: a click takes one, with Shift or Control, or once "Choose more" is pressed, also one more, a frame
// drawn on the floor all within it; so does a warning's link (data-pieces) with those that it is about. The bar says how many, and its form sends them.
import { clearNotice, footBar } from '../foot-bar.js'
import { forget as giveUp } from '../mark.js'
import { whenPatched } from '../patched.js'
import { clearRefusals } from '../refusals.js'
import { boxOf, drawingOf, fromScreen, idOf, isLocked, isPicked, pick, pieceAround, piecesOf } from './pieces.js'

const least = 6 // px before a press on the floor draws a frame

/** Watches the choice; returns a function that gives the chosen pieces. */
export function picking(plan, signal) {
  const picked = () => piecesOf(plan).filter(isPicked)
  const on = (name, listener) => plan.addEventListener(name, listener, { signal })
  let press = null
  let frame = null
  let chosen = ''

  on('click', (event) => {
    const link = event.target.closest?.('[data-pieces]')
    if (link) {
      seek(event, link.dataset.pieces.split(' '))
      return
    }
    const choosing = event.target.closest?.('.plan-more')
    if (choosing) choosing.ariaPressed = choosing.ariaPressed !== 'true'
    const piece = pieceAround(event.target)
    if (!piece && event.pointerType === 'touch' && drawingOf(plan).contains(event.target)) letGo()
    if (!piece) return
    const more = event.shiftKey || event.ctrlKey || event.metaKey || plan.querySelector('.plan-more')?.ariaPressed === 'true'
    const only = isPicked(piece) && picked().length === 1
    if (!more) for (const other of picked()) pick(other, false)
    pick(piece, more ? !isPicked(piece) : !only)
    show()
  })
  on('pointerdown', (event) => {
    if (event.pointerType === 'touch' || event.button !== 0 || !drawingOf(plan).contains(event.target) || pieceAround(event.target)) return
    press = { id: event.pointerId, x: event.clientX, y: event.clientY, more: event.shiftKey }
  })
  on('pointermove', (event) => {
    if (press?.id !== event.pointerId) return
    if (!frame && Math.hypot(event.clientX - press.x, event.clientY - press.y) > least) {
      frame = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
      frame.setAttribute('class', 'plan-frame')
      drawingOf(plan).append(frame)
      plan.setPointerCapture(press.id)
    }
    if (frame) around(event)
  })
  on('pointerup', (event) => {
    if (press?.id !== event.pointerId) return
    if (frame) {
      const box = around(event)
      for (const piece of piecesOf(plan)) pick(piece, inside(boxOf(plan, piece), box) || press.more && isPicked(piece))
      picked()[0]?.focus({ preventScroll: true }) // the keys are about what is chosen
      show()
    } else letGo()
    forget()
  })
  on('pointercancel', forget)
  on('room-picked', show)
  on('formdata', ({ target, formData }) => {
    if (target.id !== 'room-do' && target.id !== 'room-copies') return
    for (const piece of picked()) formData.append('piece', idOf(piece))
  })
  signal.addEventListener('abort', forget)

  // The tools stay in sight where the pieces do so too.
  function seek(event, wanted) {
    const all = piecesOf(plan)
    const found = all.filter((piece) => wanted.includes(idOf(piece)))
    if (!found.length) return
    event.preventDefault()
    for (const piece of all) pick(piece, found.includes(piece))
    show()
    for (const el of [plan.querySelector('.board-bar'), ...found]) el.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    found[0].focus({ preventScroll: true })
  }

  function letGo() {
    for (const piece of picked()) pick(piece, false)
    show()
  }

  function around(event) {
    const a = fromScreen(plan, press.x, press.y)
    const b = fromScreen(plan, event.clientX, event.clientY)
    const box = { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) }
    for (const [name, value] of Object.entries({ x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top })) frame.setAttribute(name, value)
    return box
  }

  function forget() {
    frame?.remove()
    press = frame = null
  }

  function show() {
    const bar = plan.querySelector('.plan-bar')
    if (!bar) return
    const all = picked()
    const now = all.map(idOf).join()
    if (now !== chosen) other(bar)
    chosen = now
    if (all.length > 0 && !plan.hasAttribute('data-picked')) clearNotice()
    plan.toggleAttribute('data-picked', all.length > 0)
    bar.querySelector('.plan-count').textContent = all.length === 1 ? all[0].dataset.called : all.length ? plan.dataset.textPicked.replace('{n}', all.length) : ''
    if (all.length === 0) bar.querySelector('.plan-more').ariaPressed = false
    for (const button of bar.querySelectorAll('[data-for]')) button.hidden = !fits(button.dataset.for, all)
    const edit = bar.querySelector('.plan-edit')
    if (all.length === 1) edit.href = all[0].dataset.edit
    plan.dispatchEvent(new Event('room-shown'))
  }

  // What was refused, and can be insisted on in the notice, was about other pieces than those that are chosen now.
  function other(bar) {
    const failed = bar.querySelector('[data-failed]')
    if (!failed) return
    giveUp(failed)
    clearRefusals()
  }

  footBar(plan.querySelector('.plan-bar'), signal)
  whenPatched(show, signal)
  return picked
}

function fits(what, all) {
  switch (what) {
    case 'one': return all.length === 1
    case 'several': return all.length > 1
    case 'open': return all.some((piece) => !isLocked(piece))
    case 'locked': return all.length > 0 && all.every(isLocked)
  }
  return true
}

const inside = (a, b) => a.left >= b.left && a.top >= b.top && a.right <= b.right && a.bottom <= b.bottom
