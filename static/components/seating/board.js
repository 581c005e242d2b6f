// The element: it ties the parts together and undoes all of it when the board leaves the page.
import { asked } from './asked.js'
import { card } from './card.js'
import { dragging } from './drag.js'
import { folds } from './folds.js'
import { hands } from './hands.js'
import { Hold } from './hold.js'
import { keyboard } from './keys.js'
import { mending } from './mending.js'
import { Moves } from './moves.js'
import { selection } from './selection.js'
import { sent } from './sent.js'
import { steady } from './steady.js'
import { tableCard } from './table-card.js'
import { wishing } from './wish.js'

export class SeatBoard extends HTMLElement {
  #leave = null

  connectedCallback() {
    if (this.#leave) return
    this.#leave = new AbortController()
    const { signal } = this.#leave
    const hold = new Hold()
    const moves = new Moves(this, hold, signal)
    const chosen = selection(this, signal)
    dragging(this, { moves, hold, chosen, over: tableCard(this, signal), signal })
    mending(this, signal) // before who follows a moved guest
    keyboard(this, { moves, chosen, signal })
    wishing(this, { chosen, signal })
    asked(this, { moves, signal })
    sent(this, signal)
    card(this, signal)
    folds(this, signal)
    hands(this, signal)
    steady(this, signal)
  }

  disconnectedCallback() {
    this.#leave?.abort()
    this.#leave = null
  }
}
