// Hands patches over to Datastar, as if a stream of its own had carried them: a `datastar-fetch` event on document
// applies them at once (verified with the bundle 1.0.2). Two things are done here and not there: an insert of an
// element that is already on the page becomes a move and a morph, since a delivery that was cut comes again; and
// what would disturb a frozen region is held back, in the order in which it came, for a release that can go on from there.
import { Held } from './held.js'
import { place } from './move.js'
import { differing, onPage } from './narrow.js'
import { fields } from './sse.js'

const INSERTS = ['append', 'prepend', 'before', 'after']
const LARGE = 16_384 // characters from which a fragment is compared before it is morphed
const SVG = 'http://www.w3.org/2000/svg'
const PATCH = 'datastar-patch-elements'

export class Patches {
  #el
  #frozen
  #spared
  #held = new Held()
  #holds = false // this delivery was held back, or some of it
  #read = null // {elements, rows} of the large fragment that is applied next

  /** spared is called when something is held back. */
  constructor(el, frozen, spared) {
    this.#el = el
    this.#frozen = frozen
    this.#spared = spared
  }

  /** Reads a large fragment ahead, for that takes as long as to apply it; true when it did. */
  prepare(frame) {
    if (frame.event !== PATCH || frame.data.reduce((sum, { length }) => sum + length, 0) <= LARGE) return false
    const { elements } = fields(frame)
    this.#read = { elements, rows: topLevel(elements) }
    return true
  }

  /** Applies one event of Datastar's; false when its target is not on the page although it has to be. */
  apply(type, args) {
    if (type !== PATCH) return this.#dispatch(type, args)
    if (this.#frozen.any) {
      const { free, rest } = this.#split(args)
      if (rest) this.#keep(rest)
      if (!free) return true
      args = free
    }
    if (args.mode === 'remove' && !document.querySelector(args.selector)) return true // it came and went while it was held back
    if (!args.selector && !args.mode && args.elements?.length > LARGE) return this.#differing(type, args)
    if (!INSERTS.includes(args.mode)) return this.#dispatch(type, args)
    return document.querySelector(args.selector) ? this.#insert(type, args) : false
  }

  /** A move of el beside or into target, within container, would disturb what is frozen, or overtake what is held back. */
  hinder(el, target, container) {
    if (!this.#frozen.any) return false
    return this.#frozen.touches(el) || this.#frozen.covers(container) || this.#held.concerns(el) || this.#held.concerns(target)
  }

  /** The delivery is complete; true when something was held back. */
  endDelivery() {
    const holds = this.#holds
    this.#read = null
    this.#holds = false
    return holds
  }

  /** What was held back comes again. */
  forget() {
    this.endDelivery()
    this.#held.forget()
  }

  /** Something is not applied that can't be later, so that only the whole page will do. */
  lose() {
    this.#held.lose()
    this.#spared()
  }

  /** Applies what was held back and is free by now, in its order; false when the page has to be fetched whole in the end. */
  catchUp() {
    const holds = this.#holds
    for (const args of this.#held.take()) {
      const there = this.#frozen.any || args.selector || this.#rows(args.elements).every(onPage)
      if (!there || !this.apply(PATCH, args)) this.lose()
    }
    this.#holds = holds
    return !this.#held.lost
  }

  /** Applies what was held back, for a final patch, which no freeze may stop. */
  applyHeld() {
    for (const args of this.#held.take()) this.#dispatch(PATCH, args)
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

  #keep(args) {
    this.#holds = true
    this.#held.add(args, args.selector ? [] : this.#rows(args.elements).map(({ id }) => id))
    this.#spared()
  }

  // What may be applied while something is frozen, and what may not: all, some, or none of it.
  #split(args) {
    if (args.selector) return this.#selected(args) ? { free: args } : { rest: args }
    const rows = this.#rows(args.elements)
    const free = rows.filter((row) => onPage(row) && !this.#frozen.touches(onPage(row)) && !this.#doubles(row) && !this.#held.concerns(onPage(row))) // what is not on the page was held back
    if (free.length === rows.length) return { free: args }
    if (free.length === 0) return { rest: args }
    const [some, others] = [free, rows.filter((row) => !free.includes(row))].map((part) => ({ ...args, elements: part.map((row) => row.outerHTML).join('\n') }))
    return { free: some, rest: others }
  }

  #selected(args) {
    const targets = [...document.querySelectorAll(args.selector)]
    if (targets.length === 0) return this.#held.empty // where it belongs may be among what is held back
    return this.#free(args, targets) && !targets.some((target) => this.#held.concerns(target)) && !this.#rows(args.elements).some((row) => this.#doubles(row))
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
    return !targets.some(disturbs)
  }
}

function topLevel(html = '') {
  const template = document.createElement('template')
  template.innerHTML = html
  return [...template.content.children]
}
