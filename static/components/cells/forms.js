// The forms by which the cells of a row are edited, asked for row by row and kept until the page has moved on: with them
// comes the version that an edit starts from, so an old one is never more than a question which of two values is right.
const PATIENCE = 10_000 // ms

export class Forms {
  #base
  #rows = new Map() // id of a row → its forms, as they come

  constructor(base, signal) {
    this.#base = base
    document.addEventListener('live-delivery', ({ detail: { changes } }) => changes && this.#rows.clear(), { signal })
    document.addEventListener('command-done', () => this.#rows.clear(), { signal })
  }

  /** The form of a cell, a fresh copy; null where nothing is edited. */
  async of(cell) {
    const row = cell.closest('tr').id
    if (!this.#rows.has(row)) this.#rows.set(row, this.#ask(row))
    const all = await this.#rows.get(row).catch((error) => {
      this.#rows.delete(row)
      throw error
    })
    const form = all.querySelector(`[data-for="${CSS.escape(cell.dataset.cell)}"]`)
    return form ? document.importNode(form, true) : null
  }

  async #ask(row) {
    const [kind, ...id] = row.split('-')
    const response = await fetch(`${this.#base}/${kind}s/${id.join('-')}/cells`, { headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(PATIENCE) })
    if (!response.ok) throw new Error(`the cells answered ${response.status}`)
    return new DOMParser().parseFromString(await response.text(), 'text/html')
  }
}
