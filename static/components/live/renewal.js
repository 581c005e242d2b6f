// Another page than this one is served by now. No patch makes the one of the other where the role or the language changed, or
// another build has other fragments or expressions there. It is loaded anew at once where that takes nothing from anybody,
// and otherwise offered, or loaded once nothing is being typed.
import { busy, reloadOnce, reloadWhenFree } from './reload.js'

export class Renewal {
  #held
  #badge
  #build = '' // the server's, once it is another than the page's
  #stay = null // keeps the page from loading itself anew, once that was decided

  /** held says whether something on the page must not be disturbed. */
  constructor(held, badge) {
    this.#held = held
    this.#badge = badge
  }

  /** The server says of which build it is; true when that is not the page's own. */
  serves(build, own) {
    this.#build = build && build !== own ? build : ''
    return this.#build !== ''
  }

  /** Loads the page anew, unless something is held or typed, or that was done for the same reason; true when it does. */
  now() {
    return !this.#held() && !busy() && reloadOnce(this.#reason)
  }

  /** Offers it. Who dismisses that keeps a page that is live; one whose stream is over goes on saying so. */
  offer(over) {
    this.#stay ??= reloadWhenFree(this.#reason, this.#held)
    this.#badge.offerReload(() => location.reload(), this.#build ? 'build' : 'outdated', over ? null : this.#stay)
  }

  get #reason() {
    return this.#build ? `build ${this.#build}` : 'outdated'
  }
}
