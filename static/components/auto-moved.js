// <auto-moved data-made>: shows what stands in it while the board of now is another than the one that was searched. The live page
// says which board it is in #auto-now: a fragment is the same for all who look, and what somebody's own search was made from is not.
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
    const moved = document.getElementById('auto-now').dataset.print !== this.dataset.made
    if (this.firstElementChild.hidden === moved) this.firstElementChild.hidden = !moved
    this.toggleAttribute('data-moved', moved)
  }
}

customElements.define('auto-moved', AutoMoved)
