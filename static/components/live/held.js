// What frozen regions don't show yet: patches in the order in which they came since the page's position. A release that leaves
// a region as it was goes on from there by applying them; where that can't be, the page is fetched whole.
const MOST = 1_000_000 // characters that are kept

export class Held {
  /** Some of it is not kept: only the whole page will do. */
  lost = false
  #all = [] // {args, targets}
  #size = 0

  get empty() {
    return this.#all.length === 0
  }

  /** Keeps a patch, whose targets are the ids of its elements or its own selector. */
  add(args, ids) {
    if (this.lost) return
    const targets = args.selector ? [args.selector] : ids.map((id) => `#${CSS.escape(id)}`)
    if (!args.selector) this.#replace(targets)
    this.#all.push({ args, targets })
    this.#size += lengthOf(args)
    if (this.#size > MOST) this.lose()
  }

  /** Something is held back that can't be applied later. */
  lose() {
    this.#empty()
    this.lost = true
  }

  /** What is kept comes again. */
  forget() {
    this.#empty()
    this.lost = false
  }

  /** Hands all of it over. */
  take() {
    const all = this.#all.map(({ args }) => args)
    this.#empty()
    return all
  }

  /** Something is kept about an element, about one around it, or about what lies in it. */
  concerns(el) {
    return this.#all.some(({ targets }) => targets.some((target) => el.closest(target) || el.querySelector(target)))
  }

  // Of two versions of an element the later one is enough, unless rows came, went or moved in between.
  #replace([target, ...more]) {
    const at = more.length > 0 ? -1 : this.#all.findLastIndex(({ args, targets }) => args.selector || (targets.length === 1 && targets[0] === target))
    if (at < 0 || this.#all[at].args.selector) return
    this.#size -= lengthOf(this.#all[at].args)
    this.#all.splice(at, 1)
  }

  #empty() {
    this.#all = []
    this.#size = 0
  }
}

const lengthOf = ({ elements = '' }) => elements.length
