// Pieces on their way to the server. A piece stands where it was put at once, marked pending; what is put elsewhere
// meanwhile waits for the answer, so that each step starts from where the server knows the piece to be. The room is held
// until all is answered: a patch with an older state would put a piece back in between.
import { show, word } from '../mark.js'
import { problem } from '../problem.js'
import { begun, wasRefused } from '../refusals.js'
import { unsure } from '../resend.js'
import { uuid } from '../uuid.js'
import { draw, idOf, piecesOf, spotOf, written } from './pieces.js'

const failedFor = 8_000 // ms that a piece which went back stays marked
const rest = 400 // ms without a key before nudges are sent

export class Shifts {
  #plan
  #hold
  #waiting = new Map() // id → spot
  #next = '' // the command that will send them
  #sent = null // {command, spots: id → spot}
  #letGo = null
  #failed = ''
  #timer

  constructor(plan, hold, signal) {
    this.#plan = plan
    this.#hold = hold
    document.addEventListener('datastar-fetch', ({ detail }) => this.#heard(detail), { signal })
    signal.addEventListener('abort', () => clearTimeout(this.#timer))
  }

  /** Where a piece stands by the hand of who looks: as put last, or as the server says. */
  spot(piece) {
    return this.#waiting.get(idOf(piece)) ?? this.#sent?.spots.get(idOf(piece)) ?? spotOf(piece)
  }

  /** Puts pieces elsewhere: [[piece, spot], …]. Keys send what they nudged once they rest. */
  put(moves, { nudged = false } = {}) {
    for (const [piece, spot] of moves) {
      draw(this.#plan, piece, spot)
      if (written(spot) === written(this.spot(piece))) continue
      this.#waiting.set(idOf(piece), spot)
      show(piece, 'pending')
    }
    if (this.#waiting.size === 0) return
    this.#next ||= uuid()
    begun(this.#next)
    this.#plan.dispatchEvent(new Event('room-shown'))
    this.#letGo ??= this.#hold.take([this.#plan])
    clearTimeout(this.#timer)
    if (nudged) this.#timer = setTimeout(() => this.#send(), rest)
    else this.#send()
  }

  #send() {
    if (this.#sent || this.#waiting.size === 0) return
    const piece = []
    for (const each of piecesOf(this.#plan)) {
      const to = this.#waiting.get(idOf(each))
      if (to) piece.push(`${idOf(each)}:${each.dataset.spot}:${written(to)}`)
    }
    this.#sent = { command: this.#next, spots: this.#waiting }
    this.#waiting = new Map()
    this.#next = ''
    this.#failed = ''
    this.#plan.dispatchEvent(new CustomEvent('room-arrange', { detail: { command: this.#sent.command, occasion: this.#plan.dataset.occasion, plan: this.#plan.dataset.plan, piece } }))
  }

  #heard({ type, el, argsRaw }) {
    if (el !== this.#plan || !this.#sent) return
    if (type === 'error') this.#failed = argsRaw.status
    if (type === 'retries-failed') this.#failed = 'network'
    if (type === 'finished') this.#settle(!this.#failed && !wasRefused(this.#sent.command))
  }

  #settle(done) {
    const { spots } = this.#sent
    const state = done ? 'saved' : 'failed'
    this.#sent = null
    if (!done) {
      this.#waiting.clear()
      this.#next = ''
    }
    for (const piece of piecesOf(this.#plan)) {
      const to = spots.get(idOf(piece))
      if (!to) continue
      if (done) piece.dataset.spot = written(to)
      else draw(this.#plan, piece, spotOf(piece))
      show(piece, state, failedFor, word(state, unsure(this.#failed)))
    }
    this.#plan.dispatchEvent(new Event('room-shown'))
    if (this.#failed) this.#tell()
    if (this.#waiting.size > 0) return this.#send()
    this.#letGo?.()
    this.#letGo = null
  }

  #tell() {
    const { textOffline, textBroken } = this.#plan.dataset
    if (this.#failed === 'network') problem(this.#failed, textOffline)
    else if (Number(this.#failed) >= 500) problem(this.#failed, textBroken)
  }
}
