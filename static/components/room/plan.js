// The element: it ties the parts together and undoes all of it when the room leaves the page.
import { Hold } from '../seating/hold.js'
import { copies } from './copies.js'
import { dragging } from './drag.js'
import { keyboard } from './keys.js'
import { measuring } from './measure.js'
import { picking } from './pick.js'
import { points } from './points.js'
import { Shifts } from './shifts.js'
import { tools } from './tools.js'
import { walls } from './walls.js'

export class RoomPlan extends HTMLElement {
  #leave = null

  connectedCallback() {
    if (this.#leave) return
    this.#leave = new AbortController()
    const { signal } = this.#leave
    const hold = new Hold()
    const shifts = new Shifts(this, hold, signal)
    points(this, signal)
    walls(this, signal) // before the frame that a press on the floor draws
    const picked = picking(this, signal)
    measuring(this, picked, signal)
    dragging(this, { shifts, hold, picked, signal })
    tools(this, { shifts, picked, signal })
    copies(this, { picked, signal })
    keyboard(this, { shifts, picked, signal })
  }

  disconnectedCallback() {
    this.#leave?.abort()
    this.#leave = null
  }
}
