// The room by keyboard. Tab walks from piece to piece, Space chooses; arrows nudge what is chosen, or the piece that has
// the focus, by 10 cm, with Shift by a metre (in feet: half a foot, a yard); R turns, A aligns, D copies, L locks, Enter opens, Delete removes.
import { gridOf, leapOf } from './lengths.js'
import { free } from './locked.js'
import { drawn, isPicked, pick, pieceAround, piecesOf, spotAt } from './pieces.js'
import { turn, turnBy } from './tools.js'

const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

export function keyboard(plan, { shifts, picked, signal }) {
  plan.addEventListener('keydown', (event) => {
    const piece = pieceAround(event.target)
    if (!piece || event.altKey) return
    const all = isPicked(piece) ? picked() : [piece]
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') choose(piecesOf(plan), true)
    else if (event.ctrlKey || event.metaKey) return
    else if (ways[event.key]) nudge(all, ways[event.key], event.shiftKey ? leapOf(plan) : gridOf(plan))
    else if (event.key === ' ') choose([piece], !isPicked(piece))
    else if (event.key === 'Escape') choose(picked(), false)
    else if (event.key === 'Enter') {
      leaveAt(piece)
      location.assign(piece.dataset.edit)
    }
    else if (event.key.toLowerCase() === 'a') align(piece)
    else if (event.key.toLowerCase() === 'r') turn(plan, shifts, free(plan, all), event.shiftKey ? -turnBy : turnBy)
    else if (!press(piece, event.key)) return
    event.preventDefault()
  }, { signal })

  // From its page they come back to the piece, whichever way.
  const came = pieceAround(document.getElementById(location.hash.slice(1)))
  if (came && !came.contains(document.activeElement)) came.focus({ preventScroll: true })
  plan.addEventListener('click', (event) => event.target.closest('.plan-edit') && picked().length === 1 && leaveAt(picked()[0]), { signal })

  function leaveAt(piece) {
    history.replaceState(history.state, '', `#${piece.id}`)
  }

  /** Opens the menu of lines; from there the piece has the focus again. */
  function align(piece) {
    const menu = plan.querySelector('.plan-bar details[data-for="several"]')
    if (!menu || menu.hidden) return
    menu.open = true
    menu.querySelector('[data-do]').focus()
    menu.addEventListener('toggle', back, { signal })

    function back() {
      if (menu.open) return
      menu.removeEventListener('toggle', back)
      if (menu.contains(document.activeElement) || document.activeElement === document.body) piece.focus({ preventScroll: true })
    }
  }

  function nudge(pieces, [dx, dy], by) {
    shifts.put(free(plan, pieces).map((piece) => {
      const { x, y } = drawn(plan, shifts.spot(piece))
      return [piece, spotAt(plan, { x: x + dx * by, y: y + dy * by }, shifts.spot(piece).rotation)]
    }), { nudged: true })
  }

  function choose(pieces, on) {
    for (const piece of pieces) pick(piece, on)
    plan.dispatchEvent(new Event('room-picked'))
  }

  /** Presses the bar's button for a key, for what is chosen or else for the piece alone. */
  function press(piece, key) {
    const buttons = `.plan-bar [data-key="${CSS.escape(key.toLowerCase())}"]`
    if (!plan.querySelector(buttons)) return false
    if (!isPicked(piece)) {
      choose(picked(), false)
      choose([piece], true)
    }
    plan.querySelector(`${buttons}:not([hidden])`)?.click() // which of them shows depends on what is chosen
    return true
  }
}
