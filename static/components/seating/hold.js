// Keeps the stream's patches away from the board while a hand or an unanswered move is on it. The last one to let go
// makes live.js fetch the page whole, so nothing that came meanwhile is lost.
export class Hold {
  #region
  #count = 0

  constructor(region) {
    this.#region = region
  }

  /** Freezes the board; returns how to let go, once. */
  take() {
    if (this.#count++ === 0) {
      this.#region.setAttribute('data-ignore-morph', '')
      this.#region.dispatchEvent(new CustomEvent('live-freeze', { bubbles: true }))
    }
    let held = true
    return () => {
      if (!held) return
      held = false
      if (--this.#count > 0) return
      this.#region.removeAttribute('data-ignore-morph')
      this.#region.dispatchEvent(new CustomEvent('live-release', { bubbles: true }))
    }
  }
}
