// <select-rows> stands around a table whose rows have tick boxes (input.row-pick). Without it the boxes are plain form
// fields; it adds what HTML can't:
//
//   - Shift and a click choose everything between;
//   - a box with data-group chooses the rows below it, up to the next of its kind, and shows whether all, some or none
//     of them are chosen;
//   - input.pick-all chooses every row shown;
//   - B on a box leads to the bar of what can be done with them, Escape from there back;
//   - [data-chosen] is filled with the number of chosen rows (groups don't count), and with data-beside, how many are
//     chosen on other pages of the list, counted among them.
//
// The boxes hold the truth. After each patch the marks that follow from them are made anew, since a morph takes them
// away; which boxes are ticked it leaves alone.
import { whenPatched } from './patched.js'

class SelectRows extends HTMLElement {
  #last = null // where a Shift click starts from
  #listening

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    this.addEventListener('click', (event) => this.#clicked(event), { signal })
    this.addEventListener('change', ({ target }) => this.#changed(target), { signal })
    this.addEventListener('reset', () => setTimeout(() => this.refresh()), { signal }) // the boxes are cleared after the event
    this.addEventListener('keydown', (event) => this.#key(event), { signal })
    this.refresh()
  }

  disconnectedCallback() {
    this.#listening.abort()
  }

  get #boxes() {
    return [...this.querySelectorAll('.row-pick')]
  }

  #clicked(event) {
    const box = event.target
    if (!box.matches?.('.row-pick')) return
    if (event.shiftKey && this.#last?.isConnected && this.#last !== box) this.#range(this.#last, box)
    this.#last = box
  }

  #range(from, to) {
    const boxes = this.#boxes
    const [a, b] = [boxes.indexOf(from), boxes.indexOf(to)].sort((x, y) => x - y)
    for (const box of boxes.slice(a, b + 1)) box.checked = to.checked
  }

  #changed(box) {
    if (box.matches('.pick-all')) for (const one of this.#boxes) one.checked = box.checked
    else if (box.matches('[data-group]')) for (const one of this.#under(box)) one.checked = box.checked
    this.refresh()
  }

  // Space on a box with Shift works as a click does; Ctrl/⌘ A inside the table chooses all, Escape none.
  #key(event) {
    if (!event.target.matches?.('.row-pick, .pick-all')) return
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      for (const box of this.#boxes) box.checked = true
      this.refresh()
    } else if (event.key === 'Escape') {
      for (const box of this.#boxes) box.checked = false
      this.refresh()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const boxes = this.#boxes
      const next = boxes[boxes.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)]
      if (!next) return
      event.preventDefault()
      next.focus()
    } else if (event.key === 'b' && !event.ctrlKey && !event.metaKey && !event.altKey) this.#toBar(event)
  }

  // B leads to what can be done with the chosen rows, which stands behind all of them; Escape leads back.
  #toBar(event) {
    const bar = this.querySelector('[role=toolbar]')
    const first = bar?.checkVisibility() && bar.querySelector('summary, button')
    if (!first) return
    const back = event.target
    event.preventDefault()
    first.focus()
    bar.onkeydown = (pressed) => {
      if (pressed.key !== 'Escape' || !back.isConnected) return
      for (const menu of bar.querySelectorAll('details.menu[open]')) menu.open = false
      back.focus()
      pressed.preventDefault()
    }
  }

  #under(group) {
    const boxes = this.#boxes
    const rest = boxes.slice(boxes.indexOf(group) + 1)
    const end = rest.findIndex((box) => box.matches('[data-group]'))
    return end < 0 ? rest : rest.slice(0, end)
  }

  /** Makes what follows from the boxes: groups, the box for all, the number. */
  refresh() {
    const rows = this.#boxes.filter((box) => !box.matches('[data-group]'))
    for (const group of this.querySelectorAll('.row-pick[data-group]')) mark(group, this.#under(group))
    const all = this.querySelector('.pick-all')
    if (all) mark(all, rows)
    const chosen = rows.filter((box) => box.checked).length
    for (const el of this.querySelectorAll('[data-chosen]')) {
      const text = new Intl.NumberFormat(document.documentElement.lang || undefined).format(chosen + Number(el.dataset.beside ?? 0))
      if (el.textContent !== text) el.textContent = text
    }
    this.toggleAttribute('data-any', chosen > 0)
    this.toggleAttribute('data-several', chosen > 1)
  }
}

function mark(box, rows) {
  const chosen = rows.filter((row) => row.checked).length
  box.checked = rows.length > 0 && chosen === rows.length
  box.indeterminate = chosen > 0 && chosen < rows.length
}

if (!customElements.get('select-rows')) customElements.define('select-rows', SelectRows)

whenPatched(() => {
  for (const el of document.querySelectorAll('select-rows')) el.refresh?.()
})
