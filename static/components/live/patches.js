// Hands patches over to Datastar, as if a stream of its own had carried them: a `datastar-fetch` event on document
// applies them at once (verified with the bundle 1.0.2). Two things are done here and not there: an insert of an
// element that is already on the page becomes a move and a morph, since a delivery that was cut comes again; and
// what would disturb a frozen region is held back.
import { place } from './move.js'
import { differing, onPage } from './narrow.js'
import { fields } from './sse.js'

const INSERTS = ['append', 'prepend', 'before', 'after']
const LARGE = 16_384 // characters from which a fragment is compared before it is morphed
const SVG = 'http://www.w3.org/2000/svg'

export class Patches {
  #el
  #frozen
  #spared
  #held = [] // of this delivery, because of a freeze
  #read = null // {elements, rows} of the large fragment that is applied next

  /** spared is called when something is held back. */
  constructor(el, frozen, spared) {
    this.#el = el
    this.#frozen = frozen
    this.#spared = spared
  }

  /** Reads a large fragment ahead, for that takes as long as to apply it; true when it did. */
  prepare(frame) {
    if (frame.event !== 'datastar-patch-elements' || frame.data.reduce((sum, { length }) => sum + length, 0) <= LARGE) return false
    const { elements } = fields(frame)
    this.#read = { elements, rows: topLevel(elements) }
    return true
  }

  /** Applies one event of Datastar's; false when its target is not on the page although it has to be. */
  apply(type, args) {
    if (type !== 'datastar-patch-elements') return this.#dispatch(type, args)
    if (this.#frozen.any) {
      const free = this.#outsideFrozen(args)
      if (free !== args) {
        this.#held.push(args)
        this.#spared()
      }
      if (!free) return true
      args = free
    }
    if (args.mode === 'remove' && !document.querySelector(args.selector)) return true // it came and went while it was held back
    if (!args.selector && !args.mode && args.elements?.length > LARGE) return this.#differing(type, args)
    if (!INSERTS.includes(args.mode)) return this.#dispatch(type, args)
    return document.querySelector(args.selector) ? this.#insert(type, args) : false
  }

  /** The delivery is complete; true when something was held back. It comes with the refetch after the release. */
  endDelivery() {
    this.#read = null
    return this.#held.splice(0).length > 0
  }

  /** Applies what this delivery held back; for a final patch, which no freeze may stop. */
  applyHeld() {
    for (const args of this.#held.splice(0)) this.#dispatch('datastar-patch-elements', args)
  }

  #dispatch(type, argsRaw) {
    document.dispatchEvent(new CustomEvent('datastar-fetch', { detail: { type, el: this.#el, argsRaw } }))
    return true
  }

  #rows(elements) {
    return this.#read && this.#read.elements === elements ? this.#read.rows : topLevel(elements)
  }

  // Of a fragment that came whole, only what differs from the page.
  #differing(type, args) {
    const parts = differing(this.#rows(args.elements))
    if (!parts) return this.#dispatch(type, args)
    for (const namespace of ['html', 'svg']) {
      const some = parts.filter(({ parentElement }) => (parentElement?.namespaceURI === SVG) === (namespace === 'svg'))
      if (some.length > 0) this.#dispatch(type, { ...args, namespace, elements: some.map(({ outerHTML }) => outerHTML).join('\n') })
    }
    return true
  }

  #insert(type, args) {
    const rows = this.#rows(args.elements)
    if (!rows.some(onPage)) return this.#dispatch(type, args)
    const backwards = args.mode === 'prepend' || args.mode === 'after'
    for (const row of backwards ? rows.reverse() : rows) {
      const there = onPage(row)
      if (there) place(there, document.querySelector(args.selector), args.mode)
      this.#dispatch(type, there ? { elements: row.outerHTML } : { ...args, elements: row.outerHTML })
    }
    return true
  }

  // The same args when nothing is frozen there, less of them, or null when all of it is.
  #outsideFrozen(args) {
    const rows = this.#rows(args.elements)
    if (args.selector) return this.#free(args, document.querySelectorAll(args.selector)) && !rows.some((row) => this.#doubles(row)) ? args : null
    const free = rows.filter((row) => onPage(row) && !this.#frozen.touches(onPage(row)) && !this.#doubles(row)) // what is not on the page was held back
    if (free.length === rows.length) return args
    return free.length ? { ...args, elements: free.map((row) => row.outerHTML).join('\n') } : null
  }

  // Whoever leaves a frozen region for a free one would stand in both.
  #doubles(row) {
    return [row, ...row.querySelectorAll('[id]')].some((el) => this.#frozen.covers(onPage(el)))
  }

  #free({ mode }, targets) {
    const disturbs = (target) => {
      if (mode === 'append' || mode === 'prepend') return this.#frozen.covers(target)
      if (mode === 'before' || mode === 'after') return this.#frozen.covers(target.parentElement)
      return this.#frozen.touches(target)
    }
    return ![...targets].some(disturbs)
  }
}

function topLevel(html = '') {
  const template = document.createElement('template')
  template.innerHTML = html
  return [...template.content.children]
}
