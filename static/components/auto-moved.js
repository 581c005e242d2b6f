// <auto-moved data-made>: shows what stands in it while the board of now is another than the one that was searched, and with
// data-unmoved while it is the same. The live page says which board it is by data-print: a fragment is the same for all who look, and
// what somebody's own search was made from is not.
import { whenPatched } from './patched.js'

class AutoMoved extends HTMLElement {
  #leave = null

  connectedCallback() {
    this.#leave = new AbortController()
    whenPatched(() => this.#compare(), this.#leave.signal)
  }

  disconnectedCallback() {
    this.#leave.abort()
  }

  #compare() {
    const moved = document.querySelector('[data-print]')?.dataset.print !== this.dataset.made
    const shown = moved !== this.hasAttribute('data-unmoved')
    if (this.firstElementChild.hidden === shown) this.firstElementChild.hidden = !shown
    this.toggleAttribute('data-moved', moved)
  }
}

customElements.define('auto-moved', AutoMoved)
