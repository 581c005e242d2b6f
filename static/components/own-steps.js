// <own-steps>: Ctrl+Z and Ctrl+Shift+Z press the two buttons that stand in it, wherever nothing is being typed. Which step
// it is, the server says: the newest one of whoever asks, whatever others did since.
const TYPED = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit], [type=button])'

class OwnSteps extends HTMLElement {
  #ends = new AbortController()

  connectedCallback() {
    this.#ends = new AbortController()
    document.addEventListener('keydown', (event) => this.#pressed(event), { signal: this.#ends.signal })
  }

  disconnectedCallback() {
    this.#ends.abort()
  }

  #pressed(event) {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.altKey) return
    if (event.target.closest?.(TYPED) || document.querySelector(':modal')) return
    event.preventDefault()
    this.querySelector(event.shiftKey ? '#step-redo' : '#step-undo').requestSubmit()
  }
}

customElements.define('own-steps', OwnSteps)
