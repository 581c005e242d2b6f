// The element itself: it tells the keys, the pointer and the clipboard to the parts.
import { problem } from '../problem.js'
import { Editor } from './editor.js'
import { Forms } from './forms.js'
import { Grid } from './grid.js'
import { pasted } from './paste.js'
import { Saves } from './saves.js'

const PREFETCH = 120 // ms that the focus rests on a cell before its row is asked for
const SOON = 200 // ms in which a cell opens without showing that it is about to

export class GuestCells extends HTMLElement {
  #grid
  #forms
  #saves
  #editor = null // the open cell
  #opening = null // {cell, typed}: the cell that is about to open, and what was typed meanwhile
  #resting = 0
  #listening

  connectedCallback() {
    const table = this.querySelector('table')
    if (!table) return
    this.#listening = new AbortController()
    const { signal } = this.#listening
    this.#grid = new Grid(this, table, signal)
    this.#forms = new Forms(this.dataset.base, signal)
    this.#saves = new Saves(this, signal)
    const on = (name, listener) => table.addEventListener(name, listener, { signal })
    on('keydown', (event) => this.#key(event))
    on('focusin', ({ target }) => this.#rests(target))
    on('dblclick', (event) => this.#touched(event))
    on('click', (event) => matchMedia('(pointer: coarse)').matches && this.#touched(event))
    document.addEventListener('paste', (event) => this.#paste(event), { signal })
    this.addEventListener('cell-refused', ({ detail: { cell } }) => !this.#editor && cell && this.#open(cell), { signal })
  }

  disconnectedCallback() {
    this.#listening?.abort()
  }

  #key(event) {
    const cell = this.#grid.cellOf(event.target)
    if (!cell || event.isComposing) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (this.#opening) {
      if (plain && event.key.length === 1) this.#opening.typed = (this.#opening.typed ?? '') + event.key
      event.preventDefault()
    } else if (plain && (event.key === 'Enter' || event.key === 'F2')) this.#open(cell, undefined, event)
    else if (plain && event.key === ' ') this.#tick(cell, event)
    else if (plain && event.key.length === 1) this.#open(cell, event.key, event)
    else if (plain && (event.key === 'Delete' || event.key === 'Backspace')) this.#open(cell, '', event)
    else if ((event.ctrlKey || event.metaKey) && event.key === 'z') this.#undo(event)
    else this.#grid.key(event)
  }

  #tick(cell, event) {
    cell.closest('tr').querySelector('.row-pick')?.click()
    event.preventDefault()
  }

  // The last notice that offers to take back is the last thing done here.
  #undo(event) {
    const undo = document.querySelector('#notices form[action*="/undo"] button')
    event.preventDefault()
    if (undo) undo.click()
    else if (!event.repeat) problem('unstepped', this.dataset.textUnstepped)
  }

  #touched(event) {
    const cell = event.target.closest('[data-cell]')
    if (!cell || event.target.closest('a, button, input, .cell-form')) return
    if (event.type === 'click' && this.#grid.before !== cell) return // the first touch only goes there
    this.#open(cell, undefined, event)
  }

  #rests(target) {
    clearTimeout(this.#resting)
    const cell = this.#grid.cellOf(target)
    if (cell) this.#resting = setTimeout(() => this.#forms.of(cell).catch(() => {}), PREFETCH)
  }

  /** Opens a cell with its value, or with what was typed. */
  async #open(cell, typed, event) {
    event?.preventDefault()
    if (this.#editor || this.#opening) return
    const opening = (this.#opening = { cell, typed })
    const waits = setTimeout(() => { cell.ariaBusy = 'true' }, SOON)
    try {
      const form = await this.#forms.of(cell)
      if (this.#opening !== opening || !cell.isConnected) return
      if (form) this.#edit(cell, form, opening.typed, event?.type)
      else problem('fixed', this.dataset.textFixed)
    } catch {
      problem('lost', this.dataset.textLost)
    } finally {
      clearTimeout(waits)
      cell.ariaBusy = null
      if (this.#opening === opening) this.#opening = null
    }
  }

  #edit(cell, form, typed, how) {
    this.#editor = new Editor(this, cell, form, {
      typed, picks: how === 'dblclick' || how === 'click', draft: this.#saves.draft(cell),
      done: (value, go) => this.#done(cell, form, value, go),
    })
  }

  #done(cell, form, value, go) {
    this.#editor = null
    this.dispatchEvent(new Event('change', { bubbles: true })) // <hold-still> lets go
    if (value) this.#saves.send(cell, form, value)
    else this.#saves.forget(cell)
    if (go) this.#grid.go(cell, go)
  }

  // The event comes from where a click has put the browser's caret: within the cell that has the focus, or beside it.
  #paste(event) {
    const cell = this.#grid.cellOf(document.activeElement)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!cell || !text) return
    event.preventDefault()
    const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
    const several = /\n|\t./.test(lines.replace(/\t+$/gm, '')) // lines, or cells beside each other
    if (several && !cell.closest('tr').id.startsWith('guest-')) problem('fixed', this.dataset.textFixed)
    else if (several && !this.dataset.pastes.split(' ').includes(cell.dataset.cell.split('.')[0])) problem('unpasted', this.dataset.textUnpasted)
    else if (several) pasted(this.dataset.base, cell, lines, this.#grid.below(cell))
    else this.#open(cell, lines.replace(/\t+$/, ''))
  }
}
