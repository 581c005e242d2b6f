// Dragging with mouse, pen or finger. A finger first rests on the guest: otherwise it scrolls. Escape lets go.
import { whenPatched } from '../patched.js'
import { aim } from './aim.js'
import { drops } from './drops.js'
import { floor } from './floor.js'
import { ghost } from './ghost.js'
import { heldWith } from './hold.js'
import { aimAt, aloneOnSeat, calledOf, otherAt, placeOf, rowsBehind, tableAt, titleOf } from './rows.js'
import { scroller } from './scroll.js'

const threshold = 5 // px that a mouse moves before it drags
const rest = 350 // ms that a finger rests before it drags
const slack = 8 // px that it may tremble meanwhile
const settle = 80 // ms over a table until patches are held back from it: a hand that only crosses it needs none of that

export function dragging(board, { moves, hold, chosen, over, signal }) {
  let press = null // pointer down, not yet dragging
  let drag = null
  const marked = [] // what lies under the hand
  const shadow = ghost(board, signal)
  const marks = aim(board, signal)
  const ground = floor(board, signal)
  const drop = drops(board, ground, signal)

  const on = (name, listener, target = board, options = {}) => target.addEventListener(name, listener, { signal, ...options })

  on('pointerdown', (event) => {
    const handle = event.target.closest('[data-draggable]')
    if (!event.isPrimary) return giveUp() // two fingers zoom
    if (!handle || event.button !== 0 || drag) return
    press = { handle, id: event.pointerId, x: event.clientX, y: event.clientY, touch: event.pointerType === 'touch' }
    if (press.touch) press.timer = setTimeout(() => press && begin(press.x, press.y), rest)
  })

  on('pointermove', (event) => {
    if (drag?.id === event.pointerId) return drag.to(event.clientX, event.clientY)
    if (press?.id !== event.pointerId) return
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y)
    if (press.touch && far > slack) forget()
    else if (!press.touch && far > threshold) begin(event.clientX, event.clientY)
  })

  on('pointerup', (event) => {
    if (drag?.id === event.pointerId) end(true)
    forget()
  })
  on('pointercancel', giveUp)
  on('lostpointercapture', ({ target }) => shadow.is(target) && end(false)) // a finger's own target loses it to the ghost
  on('keydown', (event) => {
    if (event.key !== 'Escape' || !drag) return
    event.preventDefault()
    end(false)
  }, document)
  on('touchmove', (event) => drag && event.preventDefault(), board, { passive: false }) // or the page would scroll
  on('contextmenu', (event) => (drag || press?.touch) && event.preventDefault())
  on('dragstart', (event) => event.preventDefault())
  signal.addEventListener('abort', giveUp)

  whenPatched(() => {
    ground.moved()
    drag?.mark()
  }, signal)

  function giveUp() {
    end(false)
    forget()
  }

  function forget() {
    clearTimeout(press?.timer)
    press = null
  }

  function begin(x, y) {
    const { handle, id, x: fromX, y: fromY } = press
    forget()
    const rows = handle.isConnected ? rowsBehind(handle, chosen) : []
    if (rows.length === 0) return
    const under = aimAt(x, y, ground) // before anything changes, as in over
    const focused = rows.some((row) => row.contains(document.activeElement)) ? document.activeElement : null
    setTimeout(() => focused?.blur()) // when a patch takes away what has the focus, the page is laid out in its midst
    const letGo = hold.take(rows.flatMap(heldWith))
    let leave = () => {} // the table under the hand
    const scroll = scroller(() => drag?.over())
    ground.lay()
    shadow.carry(rows, id)
    board.dataset.dragging = ''
    drag = {
      id, target: null, chair: null, x, y, far: false,
      to(x, y) {
        Object.assign(drag, { x, y })
        drag.far ||= Math.hypot(x - fromX, y - fromY) > slack
        drag.over()
        shadow.at(x, y)
      },
      // Looks before it changes anything: whoever asks what lies where makes the browser lay out what has changed.
      over({ el, target, chair } = aimAt(drag.x, drag.y, ground)) {
        if (drag.far) scroll.near(drag.x, drag.y, el) // who was picked up near an edge isn't carried off by a hand that rests
        if (target === drag.target && chair === drag.chair) return marks.place()
        unmark()
        if (target !== drag.target) {
          leave()
          leave = target ? rests(target) : () => {}
          over.over(target, rows)
        }
        Object.assign(drag, { target, chair })
        const other = otherAt(chair, rows)
        if (other) for (const one of [chair, rows[0].closest('.room-chair')]) put(one, 'swapHere')
        else put(target, 'overHere')
        const meant = chair?.dataset.state === 'free' && aloneOnSeat(rows) ? chair : null
        if (meant) put(meant, 'seatHere')
        marks.show(marked)
        ground.sit(rows, other ? null : target, meant)
        over.swap(other ?? null)
        shadow.say(other ? swapped(rows[0], other) : '')
      },
      close() {
        shadow.rest()
        scroll.stop()
        unmark()
        marks.show([])
        over.away()
        delete board.dataset.dragging
        ground.lift()
        drop.none()
      },
      drop() {
        if (!drag.target || !board.contains(drag.target)) return
        const other = otherAt(drag.chair, rows)
        if (other) moves.swap(rows[0], other)
        else moves.start(rows, drag.target, drag.chair?.dataset.state === 'free' && aloneOnSeat(rows) ? drag.chair : null)
      },
      letGo() {
        leave()
        letGo(true)
        if (!rows.some((row) => row.hasAttribute('data-pending'))) focused?.focus({ preventScroll: true })
      },
      // The others' moves go on meanwhile: what a drop would do changes with them.
      mark() {
        drop.show(rows)
        for (const [el, name] of marked) el.dataset[name] = ''
        marks.place()
      },
    }
    drag.over(under) // which scrolls nothing yet, and marks once: each look at the page here lays it out in the same frame
    shadow.at(x, y)
    drop.show(rows)
  }

  /** Holds a table once the hand has rested over it; returns how to let go. */
  function rests(target) {
    let letGo = () => {}
    const timer = setTimeout(() => { letGo = hold.take(heldWith(target)) }, settle)
    return () => {
      clearTimeout(timer)
      letGo(true)
    }
  }

  function put(el, mark) {
    if (!el) return
    el.dataset[mark] = ''
    marked.push([el, mark])
  }

  function unmark() {
    for (const [el, mark] of marked.splice(0)) delete el.dataset[mark]
  }

  // Where who sits on the chair would go: to the place that the other leaves.
  function swapped(row, other) {
    const table = tableAt(placeOf(row))
    const place = table ? titleOf(table) : board.querySelector('#parking-title').textContent
    return board.dataset.textSwap.replace('{guest}', () => calledOf(other)).replace('{place}', () => place)
  }

  function end(dropped) {
    const ended = drag
    if (!ended) return
    swallowClick()
    ended.close()
    if (dropped) ended.drop()
    drag = null
    ended.letGo()
  }
}

/** The click that follows a drag would tick the box under it. */
function swallowClick() {
  const swallow = (event) => { event.preventDefault(); event.stopPropagation() }
  document.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0)
}
