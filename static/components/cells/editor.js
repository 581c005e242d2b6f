// One open cell: the server's form laid over it. Enter and Tab save, leaving it by pointer too, Escape restores. What was
// typed before and not taken stands in it again, with the reason.
const WIDE = 220 // px that a text has at least

export class Editor {
  #host
  #form
  #field
  #done
  #began // the value that the row holds
  #resized // watches the list: on a phone that is turned, the cell moves
  #keyed = false // a choice made by keys is saved by Enter, one made by pointer at once

  constructor(host, cell, form, { typed, picks, draft, done }) {
    this.#host = host
    this.#form = form
    this.#done = done
    this.#field = form.querySelector('.cell-input')
    this.#began = this.#field.value
    form.setAttribute('data-holding', '')
    this.#place(cell)
    this.#host.append(form)
    this.#resized = new ResizeObserver(() => this.#place(cell))
    this.#resized.observe(host)
    this.#listen()
    if (draft) this.#restore(draft)
    if (typed !== undefined) this.#type(typed)
    this.#field.focus({ preventScroll: true })
    if (typed === undefined) this.#field.select?.()
    form.dispatchEvent(new Event('change', { bubbles: true })) // <hold-still> takes hold
    if (picks && this.#choice) this.#pick()
  }

  get #choice() {
    return this.#field.localName === 'select'
  }

  #place(cell) {
    const [at, on] = [this.#host, cell].map((el) => el.getBoundingClientRect())
    const width = Math.min(Math.max(on.width, WIDE), at.width)
    const start = Math.max(0, Math.min(on.left - at.left, at.width - width))
    Object.assign(this.#form.style, { insetBlockStart: `${on.top - at.top}px`, left: `${start}px`, inlineSize: `${width}px`, minBlockSize: `${on.height}px` })
  }

  #listen() {
    this.#form.addEventListener('keydown', (event) => this.#key(event))
    this.#form.addEventListener('submit', (event) => event.preventDefault())
    this.#form.addEventListener('focusout', ({ relatedTarget }) => {
      if (document.hasFocus() && !this.#form.contains(relatedTarget)) this.#close(true, '')
    })
    this.#field.addEventListener('change', () => this.#choice && !this.#keyed && this.#close(true, 'stay'))
    this.#field.addEventListener('input', () => this.#clear())
  }

  #key(event) {
    if (event.isComposing) return
    this.#keyed = true
    const { key, shiftKey, altKey } = event
    if (key === 'Escape') this.#close(false, 'stay')
    else if (key === 'Tab') this.#close(true, shiftKey ? 'back' : 'on')
    else if (key === 'Enter' && !(this.#field.localName === 'textarea' && (shiftKey || altKey))) this.#close(true, shiftKey ? 'up' : 'down')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #type(text) {
    if (this.#choice) {
      const fits = [...this.#field.options].find(({ label }) => text && label.toLocaleLowerCase().startsWith(text.toLocaleLowerCase()))
      if (fits) this.#field.value = fits.value
      this.#keyed = true
    } else this.#field.value = text
  }

  #restore({ value, why }) {
    this.#field.value = value
    if (!why) return
    const wrong = this.#form.querySelector('.cell-wrong')
    wrong.textContent = why
    wrong.id = 'cell-wrong'
    wrong.hidden = false
    this.#field.setAttribute('aria-invalid', 'true')
    this.#field.setAttribute('aria-describedby', wrong.id)
  }

  #clear() {
    this.#form.querySelector('.cell-wrong').hidden = true
    this.#field.removeAttribute('aria-invalid')
  }

  #pick() {
    try {
      this.#field.showPicker()
    } catch { /* the list opens by a click, then */ }
  }

  #close(saves, go) {
    if (!this.#done) return
    const done = this.#done
    this.#done = null
    this.#resized.disconnect()
    const value = this.#field.value
    const shown = this.#choice ? (this.#field.selectedOptions[0]?.label ?? '') : value
    this.#form.remove()
    done(saves && value !== this.#began ? { value, shown } : null, go)
  }
}
