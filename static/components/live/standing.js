// How far the page is shown. What comes while a region is frozen counts as shown once nothing is frozen any more: by applying
// what was held back, where each region was released as the server last said it to be, or by fetching the page whole.
const TOUCHED = 0
const AS_IT_WAS = 1
const GOES_ON = 2

export class Standing {
  /** Something has come that a frozen region does not show. */
  behind = false
  #left = GOES_ON // how regions were released since nothing was frozen, the worst of them
  #told = '' // the position to which the last delivery led
  #drawnOver = false // another page was drawn over what is frozen

  /** A delivery led to a position. */
  delivered(position, behind) {
    this.#told = position
    this.behind = behind
  }

  /** The page is another one, which tells its own position; it was drawn over what is frozen, if anything is. */
  begin(frozen) {
    this.behind = false
    this.#drawnOver = frozen
    this.forget()
  }

  /** What was delivered and is not shown comes again: no position is reached before it has. */
  forget() {
    this.#told = ''
  }

  /** A region was released. */
  released({ asItWas = false, goesOn = false }) {
    const how = goesOn && !this.#drawnOver ? GOES_ON : asItWas ? AS_IT_WAS : TOUCHED
    this.#left = Math.min(this.#left, how)
  }

  /**
   * Nothing is frozen any more; `caughtUp` applies what was held back, and says whether that was all of it. Returns what is to be
   * done: {whole: true} fetches the page, {position} is reached.
   */
  thawed(caughtUp) {
    const left = this.#left
    this.#left = GOES_ON
    this.#drawnOver = false
    if (left === TOUCHED) return { whole: true }
    if (!this.behind) return {}
    if (left === AS_IT_WAS || !caughtUp()) return { whole: true }
    this.behind = false
    return { position: this.#told } // a delivery of which the end is still to come brings its own
  }
}
