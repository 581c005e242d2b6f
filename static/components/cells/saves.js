// Cells on their way to the server. Each shows its new value at once, marked pending; a patch with an older state doesn't
// take it away meanwhile. What is refused or gets no answer is kept as a draft, and stands in the cell when it is opened
// again: nothing typed is lost.
import { whenPatched } from '../patched.js'
import { labelOf, lost } from '../lost.js'
import { forget as unmark, show, word } from '../mark.js'
import { refused } from '../problem.js'
import { begun } from '../refusals.js'
import { unsure } from '../resend.js'
import { uuid } from '../uuid.js'

const FOLLOWS = 2_000 // ms until the stream brings what was saved; then the page is asked for

export class Saves {
  #host
  #sent = new Map() // command → {row, key, label, value, shown, action, mine, before}
  #chosen = new WeakSet() // dialogs that were answered
  #drafts = new Map() // row and cell → {row, key, value, why, action}

  constructor(host, signal) {
    this.#host = host
    document.addEventListener('command-again', ({ detail: { command } }) => this.#mark(command, 'again'), { signal })
    document.addEventListener('command-done', ({ detail }) => queueMicrotask(() => this.#answered(detail)), { signal })
    document.addEventListener('command-state', ({ detail }) => this.#settled(detail), { signal })
    document.addEventListener('submit', ({ target }) => this.#chosen.add(target.closest('dialog') ?? target), { signal, capture: true })
    document.addEventListener('close', ({ target }) => target.id === 'conflict-dialog' && !this.#chosen.has(target) && this.#goOn(target), { signal, capture: true })
    whenPatched(() => this.#sent.forEach((sent) => this.#paint(sent)), signal)
  }

  draft(cell) {
    return this.#drafts.get(keyOf(cell))
  }

  /** Restored by hand: what was typed is given up. */
  forget(cell) {
    if (this.#drafts.delete(keyOf(cell))) unmark(cell)
  }

  send(cell, form, { value, shown }) {
    const command = uuid()
    begun(command)
    const { pathname: action } = new URL(form.action)
    const label = labelOf(form.querySelector('.cell-input'))
    const sent = { row: cell.closest('tr').id, key: cell.dataset.cell, label, value, shown, action, mine: null, before: null }
    this.#drafts.delete(keyOf(cell))
    this.#sent.set(command, sent)
    this.#paint(sent)
    show(cell, 'pending')
    const payload = { command, ...Object.fromEntries(new FormData(form)) }
    this.#host.dispatchEvent(new CustomEvent('cell-save', { detail: { action, payload } }))
  }

  #cell({ row, key }) {
    return document.getElementById(row)?.querySelector(`[data-cell="${CSS.escape(key)}"]`)
  }

  // The value stands in an element of our own, before which the server's content is kept.
  #paint(sent) {
    const cell = this.#cell(sent)
    if (!cell || (sent.mine && cell.contains(sent.mine))) return
    sent.before = [...cell.childNodes]
    sent.mine = document.createElement('bdi')
    sent.mine.className = 'cell-mine'
    sent.mine.textContent = sent.shown
    cell.replaceChildren(sent.mine)
  }

  #mark(command, state) {
    const sent = this.#sent.get(command)
    const cell = sent && this.#cell(sent)
    if (cell) show(cell, state)
  }

  #answered({ command, status, body }) {
    const sent = this.#sent.get(command)
    if (!sent) return
    this.#sent.delete(command)
    const state = status < 400 ? (refused(body) ? 'refused' : 'saved') : 'failed'
    const cell = this.#cell(sent)
    if (state === 'saved') setTimeout(() => sent.mine.isConnected && document.dispatchEvent(new Event('live-resync')), FOLLOWS)
    else this.#keep(command, sent, cell)
    if (status === 404) this.#gone(sent)
    if (!cell) return
    show(cell, state, Infinity, word(state, unsure(status)))
    if (state === 'refused' && !document.querySelector('#conflict-dialog[open]')) this.#open(cell)
  }

  #open(cell) {
    this.#host.dispatchEvent(new CustomEvent('cell-refused', { detail: { cell } }))
  }

  // "Go on editing", or Escape: the cell opens again with what was typed.
  #goOn(dialog) {
    const { action } = dialog.querySelector('form') ?? {}
    const draft = [...this.#drafts.values()].findLast((one) => action && one.action === new URL(action).pathname)
    const cell = draft && this.#cell(draft)
    if (cell) this.#open(cell)
  }

  // Somebody has taken the row away; the cell can't be opened again, so what was typed stands above the rows.
  #gone({ label, value }) {
    const panel = value && lost([{ field: document.createElement('input'), label, value }], document.querySelector('live-page'))
    if (panel) this.#host.before(panel)
  }

  #keep(command, sent, cell) {
    const why = document.querySelector(`[data-refused="${CSS.escape(command)}"]`)?.textContent.trim() ?? ''
    this.#drafts.set(`${sent.row}-${sent.key}`, { row: sent.row, key: sent.key, value: sent.value, why, action: sent.action })
    if (cell && sent.mine && cell.contains(sent.mine)) cell.replaceChildren(...sent.before)
  }

  // The dialog that asked which value is right has its answer.
  #settled({ form, state }) {
    if (state !== 'saved' || !form.closest('#conflict-dialog')) return
    for (const [key, draft] of this.#drafts) {
      if (draft.action !== new URL(form.action).pathname) continue
      this.#drafts.delete(key)
      const cell = this.#cell(draft)
      if (cell) show(cell, 'saved')
    }
  }
}

const keyOf = (cell) => `${cell.closest('tr').id}-${cell.dataset.cell}`
