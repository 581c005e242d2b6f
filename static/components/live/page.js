// The element itself: it turns frames into changes of the page, and the browser's signals into orders for its Link.
import { Badge } from './badge.js'
import { Frozen } from './frozen.js'
import { leaves } from './leaves.js'
import { Link } from './link.js'
import { move } from './move.js'
import { Patches } from './patches.js'
import { tell } from './refusal.js'
import { busy, reloadOnce, settled } from './reload.js'
import { Renewal } from './renewal.js'
import { fields, json } from './sse.js'
import { Standing } from './standing.js'
import { pollSeconds, timings } from './timing.js'

let active = null // the one <live-page> that may ask; a second one waits until it is gone

export class LivePage extends HTMLElement {
  static observedAttributes = ['data-url']
  changes = 0 // deliveries that changed something
  stopped = '' // why, once the stream is over for good
  #link = null
  #badge
  #patches
  #frozen = new Frozen()
  #inDelivery = 0
  #standing = new Standing()
  #releasing = false
  #renewal
  #spared = () => { this.#standing.behind = true }
  #listening

  connectedCallback() {
    if (document.readyState === 'complete') return this.#start()
    // Datastar's module has run by then: a patch handed over earlier would be lost, and its position with it.
    const start = () => this.#start()
    document.addEventListener('DOMContentLoaded', start, { once: true })
    addEventListener('load', start, { once: true })
  }

  // Being moved within the page is no reason to begin again.
  connectedMoveCallback() {}

  disconnectedCallback() {
    if (active !== this) return
    active = null
    this.#listening.abort()
    this.#link.pause()
    queueMicrotask(() => document.querySelector('live-page')?.connectedCallback?.())
  }

  attributeChangedCallback(name, before, after) {
    if (before === null || before === after || active !== this) return
    queueMicrotask(() => this.#point(true)) // the position that belongs to it is set by then
  }

  get state() {
    return this.#link?.state ?? 'reconnecting'
  }

  get position() { return this.#link?.position ?? this.dataset.position ?? '' }

  /** How often a stream was asked for, how many of them were opened, how many polls there were: {asked, streams, polls}. */
  get counts() { return this.#link?.counts ?? { asked: 0, streams: 0, polls: 0 } }

  /** Asks for every fragment whole; a component that lost track dispatches `live-resync` instead. */
  resync() {
    this.#standing.forget()
    this.#link?.refetch()
  }

  #start() {
    if (active || !this.isConnected || this.stopped) return
    active = this
    const timing = timings(this)
    this.#patches ??= new Patches(this, this.#frozen, this.#spared)
    this.#link ??= new Link({
      prepare: (frame) => this.#patches.prepare(frame),
      frame: (frame, request) => this.#frame(frame, request),
      state: (state, previous) => this.#state(state, previous),
      refused: (status, response) => this.#refused(status, response),
    })
    this.#badge ??= new Badge(this, timing.settle)
    this.#renewal ??= new Renewal(() => this.#frozen.any, this.#badge)
    this.#point(false)
    this.#listen()
    this.#visible()
  }

  #point(restart) {
    this.#link.point(this.dataset.url, this.dataset.position ?? '', timings(this))
    if (!restart) return
    this.#standing.begin(this.#frozen.any) // who names an address has fetched its page
    this.#patches.forget()
    this.#link.restart(timings(this).rest)
  }

  #listen() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    const on = (target, name, listener) => target.addEventListener(name, listener, { signal })
    on(document, 'visibilitychange', () => this.#visible())
    on(window, 'pagehide', () => this.#link.pause())
    on(window, 'pageshow', ({ persisted }) => persisted && this.#restored())
    on(window, 'online', () => this.#link.network(true))
    on(window, 'offline', () => this.#link.network(false))
    on(document, 'live-freeze', ({ target }) => this.#frozen.freeze(target))
    on(document, 'live-release', ({ target, detail }) => this.#released(target, detail ?? {}))
    on(document, 'live-resync', () => this.resync())
    on(document, 'command-state', ({ detail }) => leaves(detail, () => this.#link.pause(), () => this.#visible()))
  }

  // A table is released with its chairs, one after the other: what was held back from them is applied once, after the last.
  #released(target, how) {
    this.#frozen.release(target)
    this.#standing.released(how)
    if (!this.#releasing) queueMicrotask(() => this.#thaw())
    this.#releasing = true
  }

  #thaw() {
    if (!this.#releasing) return
    this.#releasing = false
    const caughtUp = () => this.#patches.catchUp()
    if (this.#frozen.any) return void caughtUp()
    const { whole, position } = this.#standing.thawed(caughtUp)
    if (whole) this.resync()
    else if (position) this.#reach(position)
  }

  #visible() {
    if (document.hidden) {
      this.#link.pause()
      this.#badge.hush()
    } else {
      this.#link.resume()
      if (!this.stopped) this.#badge.show(this.state, pollSeconds(this))
    }
  }

  // Out of the back-forward cache: nobody knows how old it is, or whose.
  #restored() {
    this.#link.refetch()
    this.#visible()
  }

  #state(state, previous) {
    if (this.stopped) return
    this.#badge.count(this.changes, this.counts)
    this.#badge.show(this.state, pollSeconds(this))
    if (document.hidden) this.#badge.hush()
    this.#emit('live-state', { state, previous })
  }

  #frame(frame, request) {
    this.#thaw() // what was held back is older than this frame
    if (request.controller.signal.aborted) return
    if (frame.event === 'convive-hello') this.#hello(json(frame))
    else if (frame.event === 'convive-farewell') this.#emit('live-farewell', {})
    else if (frame.event === 'convive-signed-out') return this.#signedOut(json(frame))
    else if (frame.event === 'convive-reload') return this.#outdated()
    else if (frame.event === 'convive-beat') settled('outdated')
    else if (frame.event === 'convive-news') this.#emit('live-said', json(frame))
    else if (frame.event === 'convive-trouble') this.#badge.trouble(json(frame).fragments ?? [])
    else if (frame.event.startsWith('datastar-patch-')) this.#changed(this.#patches.apply(frame.event, fields(frame)), request)
    else if (frame.event === 'convive-move') this.#changed(move(fields(frame), this.#patches), request)
    // A change may have ended this very request (a resync): then its position is not the page's.
    if (frame.id !== undefined && !request.controller.signal.aborted) this.#delivered(frame.id, request)
  }

  // An insert or a move that finds no place to go means that this page is not what the server takes it for. It asks
  // for everything; when that was the answer to just such a question, asking once more would be a circle.
  #changed(ok, request) {
    this.#inDelivery++
    if (!ok && this.#frozen.any) return this.#patches.lose()
    if (ok || request.whole) return
    console.warn('live-page: the page differs from what the stream expects; fetching everything')
    this.resync()
  }

  #delivered(position, request) {
    const changes = this.#inDelivery
    this.#inDelivery = 0
    if (this.#patches.endDelivery()) this.#emit('live-held', {})
    settled('outdated')
    const thawed = this.#frozen.prune()
    this.#standing.delivered(position, this.#frozen.any || thawed)
    if (!this.#standing.behind) this.#reach(position)
    if (changes) this.dataset.changes = ++this.changes
    this.#badge.count(this.changes, this.counts)
    this.#emit('live-delivery', { position, changes, whole: request.whole })
    if (thawed) this.resync()
  }

  #reach(position) {
    this.#link.position = position
    this.dataset.position = position
  }

  #hello({ build }) {
    this.#inDelivery = 0 // a new answer: what an earlier one left unfinished, or held back, comes again
    this.#patches.forget()
    this.#standing.forget()
    this.#badge.trouble([])
    this.#badge.count(this.changes, this.counts)
    settled('401')
    if (!this.#renewal.serves(build, this.dataset.build)) return
    if (this.#renewal.now()) return this.#link.pause()
    this.#renewal.offer(this.stopped)
  }

  #outdated() {
    if (this.#renewal.now()) return this.#link.pause()
    this.#stop('outdated')
    this.#renewal.offer(this.stopped)
  }

  #signedOut({ why }) {
    this.#frozen.thaw()
    this.#patches.applyHeld()
    this.#stop('signed-out', why)
  }

  async #refused(status, response) {
    if (status === 401 && !busy() && reloadOnce('401')) return
    this.#halt(String(status))
    await tell(response, (elements) => {
      this.#emit('live-farewell', {})
      this.#frozen.thaw()
      this.#patches.apply('datastar-patch-elements', { elements })
    })
    this.#emit('live-stopped', { reason: this.stopped, why: '' })
  }

  #stop(reason, why = '') {
    this.#halt(reason)
    this.#emit('live-stopped', { reason, why })
  }

  #halt(reason) {
    this.stopped = reason
    this.dataset.stopped = reason
    this.#link.stop()
    this.#badge.hide()
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}
