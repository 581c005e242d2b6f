// When to ask, and what for. A Link has at most one request in flight, ever, whatever calls it in whatever order: a new
// one first aborts and forgets the old one, and what a forgotten request still delivers is dropped. So a page can't
// hold two streams, and bytes of an older answer are never applied over a newer one's.
//
// Whatever is wanted is written down as the moment when it is due (#streamDue, #pollDue, not before #notBefore), and
// #plan starts what is due or sleeps until then. A stream for which the server has no place waits as long as it was told
// (#placeFrom) while the page polls; any other Retry-After holds for both. A due poll goes before an attempt that has not been greeted; the
// attempt is made again right after it.
import { ask } from './answer.js'
import { fullJitter } from './backoff.js'

const FINAL = [401, 403, 404]
const FULL = 503 // to a stream: no place at the moment
const never = Infinity
const now = () => performance.now()

export class Link {
  state = 'reconnecting'
  position = '' // opaque; '' asks for everything
  counts = { asked: 0, streams: 0, polls: 0 } // asked: attempts; streams: those that were greeted
  #on
  #url
  #timing
  #request = null
  #running = false
  #stopped = false
  #attempt = 0
  #streamDue = 0
  #pollDue = never
  #notBefore = 0
  #placeFrom = 0
  #pollAnswered = false
  #timer

  /**
   * `on` has prepare(frame), which says whether that was much work, frame(frame, request), state(new, old) and
   * refused(status, response); the last is final.
   */
  constructor(on) {
    this.#on = on
  }

  /** Names the stream and where the page stands; takes effect with the next request. */
  point(url, position, timing) {
    this.#url = url
    this.position = position
    this.#timing = timing
  }

  /** The page can be seen: one request at once. */
  resume() {
    if (this.#stopped || this.#running) return
    this.#running = true
    this.#attempt = 0
    this.#again(0)
  }

  /** The page can't be seen, or leaves: no request. */
  pause() {
    this.#running = false
    this.#drop()
    clearTimeout(this.#timer)
    this.#pollAnswered = false
    this.#say()
  }

  /** Never again a request from this page. */
  stop() {
    this.#stopped = true
    this.pause()
  }

  /** Asks for everything. */
  refetch() {
    this.position = ''
    this.restart()
  }

  /**
   * Asks anew from the position as it is now, by whatever way works; the state is kept as long as that succeeds. What is
   * open is given up at once, the next request may wait (ms).
   */
  restart(wait = 0) {
    if (!this.#running) return
    this.#drop()
    this.#streamDue = now() + wait
    this.#pollDue = this.#pollAnswered ? now() + wait : Math.min(this.#pollDue, now() + this.#timing.fallback)
    this.#plan()
  }

  /** The network came or went; when it went, an open stream is not waited for. */
  network(online) {
    if (!this.#running || (online && this.#greeted)) return
    this.#drop()
    if (online) this.#attempt = 0
    this.#pollAnswered = false
    this.#again(online ? 0 : this.#backoff())
  }

  get #greeted() {
    return this.#request?.greeted && !this.#request.poll
  }

  #backoff() {
    return fullJitter(this.#attempt++, this.#timing.backoff, this.#timing.backoffCap)
  }

  #drop() {
    this.#request?.controller.abort()
    this.#request = null
  }

  #again(wait) {
    this.#streamDue = now() + wait
    this.#pollDue = now() + this.#timing.fallback
    this.#plan()
    this.#say()
  }

  #plan() {
    clearTimeout(this.#timer)
    const inFlight = this.#request
    if (!this.#running || inFlight?.greeted || inFlight?.poll) return
    const poll = Math.max(this.#pollDue, this.#notBefore)
    const stream = inFlight ? never : Math.max(this.#streamDue, this.#placeFrom, this.#notBefore)
    if (now() >= poll) {
      this.#drop()
      this.#send(true)
    } else if (now() >= stream) {
      this.#send(false)
      this.#plan()
    } else this.#timer = setTimeout(() => this.#plan(), Math.min(poll, stream) - now())
  }

  async #send(poll) {
    const request = { poll, whole: !this.position, controller: new AbortController(), greeted: 0 }
    this.#request = request
    this.counts[poll ? 'polls' : 'asked']++
    const answer = await ask({
      url: this.#url,
      position: this.position,
      poll,
      controller: request.controller,
      firstFrame: this.#timing.firstFrame,
      silence: this.#timing.silence,
      prepare: this.#on.prepare,
      onFrame: (frame) => this.#frame(request, frame),
    })
    if (this.#request !== request) return // forgotten: whoever did that has planned on
    this.#request = null
    this.#ended(request, answer)
  }

  #frame(request, frame) {
    // A frame may end its own request (sign-out, release): what stands behind it in the same bytes is not applied.
    if (this.#request !== request) return
    if (!request.greeted) {
      request.greeted = now()
      if (!request.poll) this.#live()
    }
    try {
      this.#on.frame(frame, request)
    } catch (error) {
      reportError(error) // a bug in a component must not cut the stream
    }
  }

  #live() {
    this.counts.streams++
    clearTimeout(this.#timer)
    this.#pollDue = never
    this.#notBefore = this.#placeFrom = 0
    this.#pollAnswered = false
    this.#say()
  }

  #ended(request, answer) {
    if (answer.end === 'refused') {
      if (FINAL.includes(answer.status)) {
        this.stop()
        return this.#on.refused(answer.status, answer.response)
      }
      answer.response.body?.cancel()
    }
    if (!request.poll && answer.status === FULL) this.#placeFrom = now() + answer.wait
    else if (answer.wait) this.#notBefore = now() + answer.wait
    if (request.poll) this.#polled(request.greeted && answer.end === 'closed')
    else this.#lost(request)
    this.#say()
    this.#plan()
  }

  #polled(answered) {
    this.#pollAnswered = answered
    this.#pollDue = now() + this.#timing.poll
  }

  #lost({ greeted }) {
    if (greeted && now() - greeted >= this.#timing.steady) this.#attempt = 0
    if (greeted) this.#pollDue = now() + this.#timing.fallback
    this.#streamDue = now() + this.#backoff()
  }

  // "Polling" is said only once a poll was answered: with a dead server nothing is current, however often it is asked.
  #say() {
    const state = this.#greeted ? 'live'
      : this.#pollAnswered ? 'polling'
      : navigator.onLine ? 'reconnecting' : 'offline'
    if (state === this.state) return
    const before = this.state
    this.state = state
    this.#on.state(state, before)
  }
}
