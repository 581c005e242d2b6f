// Moves on their way to the server. A row lands at its target at once, marked pending. The tables are held until the answer
// is there and the stream has brought what it did: a patch with the old state would put the row back in between. Then what was
// drawn here is taken back and what was held is applied, in one turn, so that nothing of it is seen. Moves go out one after the
// other, in the order of the hand, so each answer belongs to the one that waits; resend.js sees to it that one comes, or an end.
import { seqOf } from '../live/position.js'
import { show, word } from '../mark.js'
import { problem } from '../problem.js'
import { begun, wasRefused } from '../refusals.js'
import { unsure } from '../resend.js'
import { uuid } from '../uuid.js'
import { counts, heldWith } from './hold.js'
import { land, trade } from './land.js'
import { guestOf, idOf, isTicked, nameOf, placeOf, seatOf, tick } from './rows.js'

const failedFor = 8_000 // ms that a row which slid back stays marked
const patience = 2_000 // ms that the stream may take to bring what the answer told of; then the page is fetched whole

export class Moves {
  #board
  #hold
  #queue = []
  #done = [] // moves that were answered, and that the stream has not brought yet
  #seen = 0 // the number of the log that the stream has brought
  #waits = 0 // the timer of these
  #failed = '' // 'network' or a status, when the running request met an error

  constructor(board, hold, signal) {
    this.#board = board
    this.#hold = hold
    document.addEventListener('datastar-fetch', ({ detail }) => this.#heard(detail), { signal })
    document.addEventListener('command-again', ({ detail }) => this.#again(detail), { signal })
    document.addEventListener('command-answered', ({ detail }) => this.#answered(detail), { signal })
    document.addEventListener('live-delivery', ({ detail: { position } }) => {
      this.#seen = seqOf(position)
      if (this.#done.length > 0) setTimeout(() => this.#brought()) // the delivery was enough for one task
    }, { signal })
    signal.addEventListener('abort', () => clearTimeout(this.#waits))
  }

  /**
   * Puts rows at a target, one of them on a free chair or seat that is meant, and asks the server to do the same. Those who
   * were ticked are ticked again if it refuses, if the hand keeps them for another try.
   */
  start(rows, target, chair, { seat = chair && seatOf(chair), keeps = false } = {}) {
    const to = seat ? `${nameOf(target)}:${seat}` : nameOf(target)
    const going = rows.filter((row) => seat || placeOf(row) !== idOf(target))
    if (going.length === 0) return
    const guest = going.map(guestOf)
    this.#begin(going, [target], { guest, to }, { keeps }, (row) => land(this.#board, row, target, chair))
  }

  /** Lets two rows' guests take each other's places. */
  swap(row, other) {
    const guest = [row, other].map(guestOf)
    this.#begin([row, other], [], { guest }, { swap: true }, (one) => (one === row ? trade(row, other) : () => null))
  }

  #begin(rows, targets, form, { swap = false, keeps = false }, put) {
    const { occasion, plan } = this.#board.dataset
    const letGo = this.#hold.take([...[...rows, ...targets].flatMap(heldWith), ...counts(this.#board)])
    const landed = rows.map((row) => {
      show(row, 'pending')
      const again = keeps && isTicked(row)
      tick(row, false)
      return { row, again, back: put(row) }
    })
    const move = { command: uuid(), landed, letGo, swap, form: { occasion, plan, ...form } }
    begun(move.command)
    this.#board.dispatchEvent(new Event('seat-chosen'))
    this.#queue.push(move)
    if (this.#queue.length === 1) setTimeout(() => this.#send()) // once it is seen: both at once hold up the hand
  }

  #send() {
    const [move] = this.#queue
    if (!move) return
    this.#failed = ''
    this.#board.dispatchEvent(new CustomEvent('seat-move', { detail: { swap: move.swap, form: { command: move.command, ...move.form } } }))
  }

  #heard({ type, el, argsRaw }) {
    if (el !== this.#board || this.#queue.length === 0) return
    if (type === 'error') this.#failed = argsRaw.status
    if (type === 'retries-failed') this.#failed = 'network'
    if (type === 'finished') this.#settle(!this.#failed && !wasRefused(this.#queue[0].command))
  }

  #again({ command }) {
    const [move] = this.#queue
    if (move?.command !== command) return
    for (const { row } of move.landed) show(row, 'again')
  }

  #answered({ command, seq }) {
    const [move] = this.#queue
    if (move?.command === command) move.seq = seq
  }

  async #settle(done) {
    const move = this.#queue.shift()
    if (!move) return
    const failed = this.#failed
    const state = done ? 'saved' : 'failed'
    for (const { row } of move.landed) show(row, state, failedFor, word(state, unsure(failed)))
    this.#send()
    if (failed) this.#tell(failed)
    if (done) {
      this.#done.push(move)
      return this.#brought()
    }
    const last = this.#queue.length === 0 // what lies over it would have to be taken back before it
    await this.#back(move)
    move.letGo(last)
    this.#brought() // those before it may have waited for nothing but its answer
  }

  /** Goes on once the stream has brought all that was answered. */
  #brought() {
    clearTimeout(this.#waits)
    if (this.#queue.length > 0 || this.#done.length === 0) return
    if (this.#done.every((move) => move.seq <= this.#seen)) return this.#finish(true)
    const live = document.querySelector('live-page')?.state === 'live' && this.#done.every((move) => move.seq)
    this.#waits = setTimeout(() => this.#finish(false), live ? patience : 0)
  }

  // Without what the stream says, what was drawn here stays until the page has been fetched.
  #finish(brought) {
    const done = this.#done.splice(0).toReversed()
    if (brought) for (const { back } of done.flatMap(({ landed }) => landed.toReversed())) back({ seen: false })
    for (const { letGo } of done) letGo(brought)
  }

  async #back({ landed }) {
    for (const { row, again } of landed) if (again) tick(row, true)
    this.#board.dispatchEvent(new Event('seat-chosen'))
    await Promise.all(landed.toReversed().map(({ back }) => back({ seen: true })))
  }

  // The page's own sentences for these two speak of what was typed; a move slides back.
  #tell(failed) {
    const { textOffline, textBroken } = this.#board.dataset
    if (failed === 'network') problem(failed, textOffline)
    else if (Number(failed) >= 500) problem(failed, textBroken)
  }
}
