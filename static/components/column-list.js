// <column-list> stands around the lines in which columns are chosen. Without it their order stands in numbers; it hides
// those and moves lines by their buttons, and by Alt and the arrow keys. The numbers are what is sent, either way.
class ColumnList extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', ({ target }) => {
      const button = target.closest('[data-move]')
      if (button) this.#move(button, Number(button.dataset.move))
    })
    this.addEventListener('keydown', (event) => {
      if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return
      event.preventDefault()
      this.#move(event.target, event.key === 'ArrowUp' ? -1 : 1)
    })
  }

  #move(from, by) {
    const line = from.closest('.column-choice')
    const other = by < 0 ? line.previousElementSibling : line.nextElementSibling
    if (!other) return
    if (by < 0) other.before(line)
    else other.after(line)
    from.focus() // an element that is moved loses it
    this.querySelectorAll('.column-place input').forEach((place, i) => (place.value = i + 1))
  }
}

if (!customElements.get('column-list')) customElements.define('column-list', ColumnList)
