// The focus that walks over the cells. One cell is in the order of Tab at a time; the arrows move it. What stands in
// cells (links, boxes) keeps its own place in that order.
import { whenPatched } from '../patched.js'

const PAGE = 15 // rows
const NEAR = 20 // rows, each way
const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]'

export class Grid {
  before = null // the cell that had the focus before the last touch
  #host
  #table
  #at = { row: '', key: '', near: [] }
  #leaves = false // Escape was the last key: Tab leaves the grid
  #has = false // the focus is on a cell, until the person takes it elsewhere

  constructor(host, table, signal) {
    this.#host = host
    this.#table = table
    table.setAttribute('role', 'grid')
    table.setAttribute('aria-label', host.dataset.textLabel)
    table.addEventListener('pointerdown', (event) => this.#pointed(event), { signal })
    document.addEventListener('focusin', ({ target }) => this.#focused(this.cellOf(target)), { signal })
    let frame = 0
    document.addEventListener('pointerdown', ({ target }) => { this.#has &&= table.contains(target) }, { signal })
    // A morph takes the attribute away by which a cell holds the focus, and the browser then takes the focus: it is given
    // back at once. Otherwise marking waits for the frame, which lays the page out anyway.
    whenPatched(() => {
      if (this.#has) this.#mark()
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => this.#mark())
    }, signal)
  }

  /** The cell itself; what stands in it has keys of its own. */
  cellOf(el) {
    return el?.matches?.('[data-cell]') && this.#table.contains(el) ? el : null
  }

  get #rows() {
    return [...this.#table.tBodies[0].rows].filter((row) => row.id && !row.hidden && row.querySelector('[data-cell]'))
  }

  #cells(row) {
    return [...row.querySelectorAll('[data-cell]')].filter((cell) => cell.checkVisibility())
  }

  // A click on a cell, but not on what stands in it, puts the focus there.
  #pointed({ target }) {
    this.before = this.cellOf(document.activeElement)
    const cell = target.closest('[data-cell]')
    if (!cell || target.closest('a, button, input, label')) return
    cell.tabIndex = -1 // can take the focus of the click
  }

  #focused(cell) {
    this.#has = cell !== null
    this.#leaves = false
    if (!cell) return
    const row = cell.closest('tr')
    this.#at = { row: row.id, key: cell.dataset.cell, near: near(row) }
    this.#mark()
  }

  // A page that is not in front yet says nothing of the focus that it has.
  #mark() {
    const active = this.cellOf(document.activeElement)
    if (active && !this.#has) return this.#focused(active)
    const now = this.#now()
    for (const cell of this.#table.querySelectorAll('[data-cell][tabindex]')) if (cell !== now) cell.removeAttribute('tabindex')
    if (now && now.tabIndex !== 0) now.tabIndex = 0
    if (now && this.#has && document.activeElement === document.body) now.focus({ preventScroll: true })
  }

  // A row that leaves the list, as an answer does that of who is missing, hands the focus to the one that followed it.
  #now() {
    for (const id of [this.#at.row, ...this.#at.near]) {
      const row = document.getElementById(id)
      const cell = row && this.#table.contains(row) && this.#cells(row).find(({ dataset }) => dataset.cell === this.#at.key)
      if (cell) return cell
    }
    return this.#cells(this.#rows[0] ?? document.createElement('tr'))[0]
  }

  /** Moves by a key; others are left alone. */
  key(event) {
    if (event.key === 'Tab') return this.#tab(event)
    this.#leaves = event.key === 'Escape'
    const ahead = getComputedStyle(this.#table).direction === 'rtl' ? -1 : 1
    const far = event.ctrlKey || event.metaKey
    const way = {
      ArrowDown: [far ? Infinity : 1, 0], ArrowUp: [far ? -Infinity : -1, 0], ArrowRight: [0, far ? ahead * Infinity : ahead], ArrowLeft: [0, far ? -ahead * Infinity : -ahead],
      PageDown: [PAGE, 0], PageUp: [-PAGE, 0], Home: [far ? -Infinity : 0, -Infinity], End: [far ? Infinity : 0, Infinity],
    }[event.key]
    if (!way || event.shiftKey || event.altKey) return
    this.#step(event.target, ...way)
    event.preventDefault()
  }

  // Tab walks on, from row to row. At the grid's ends, and after Escape, it goes to what stands before or behind the grid.
  #tab(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = this.#leaves ? null : this.#beside(event.target, event.shiftKey ? -1 : 1)
    this.#leaves = false
    if (next) {
      focus(next)
      return event.preventDefault()
    }
    const within = [...this.#table.querySelectorAll(STOPS)].filter((el) => el.tabIndex >= 0 && el.checkVisibility())
    within.at(event.shiftKey ? 0 : -1)?.focus({ preventScroll: true }) // from there the browser goes on
  }

  // The cell before or behind another, in whichever row; null at the ends.
  #beside(cell, by) {
    const rows = this.#rows
    const row = cell.closest('tr')
    const cells = this.#cells(row)
    const at = cells.indexOf(cell) + by
    if (at >= 0 && at < cells.length) return cells[at]
    const other = rows[rows.indexOf(row) + by]
    return (other && this.#cells(other).at(by > 0 ? 0 : -1)) ?? null
  }

  #step(cell, down, on) {
    const rows = this.#rows
    const row = cell.closest('tr')
    const at = this.#cells(row).indexOf(cell)
    const next = rows[clamp(rows.indexOf(row) + down, rows.length)]
    const cells = next ? this.#cells(next) : []
    focus(cells[clamp(at + on, cells.length)] ?? cell)
  }

  /** Goes on after an edit: "down" and "up" to the next row of the same kind, "on" and "back" along the rows. */
  go(from, way) {
    const cell = from.isConnected ? from : this.#now()
    if (!cell) return
    const row = cell.closest('tr')
    const by = { down: 1, up: -1 }[way]
    if (by) {
      const rows = this.#rows.filter((other) => kindOf(other) === kindOf(row))
      const next = rows[rows.indexOf(row) + by] ?? row
      const to = this.#cells(next)[this.#cells(row).indexOf(cell)] ?? cell
      return focus(to)
    }
    const along = { on: 1, back: -1 }[way]
    focus((along && this.#beside(cell, along)) || cell)
  }

  /** The ids of the rows of a cell's kind, from its own on downwards. */
  below(cell) {
    const row = cell.closest('tr')
    const rows = this.#rows.filter((other) => kindOf(other) === kindOf(row))
    return rows.slice(rows.indexOf(row)).map(({ id }) => id.slice(id.indexOf('-') + 1))
  }
}

// near are the rows of a row's kind that follow it, then those before it.
function near(row) {
  const beside = (way) => {
    const all = []
    for (let other = row[way]; other && all.length < NEAR; other = other[way]) if (kindOf(other) === kindOf(row)) all.push(other.id)
    return all
  }
  return [...beside('nextElementSibling'), ...beside('previousElementSibling')]
}

const kindOf = (row) => row.id.split('-')[0]

const clamp = (n, length) => Math.max(0, Math.min(length - 1, n))

function focus(cell) {
  if (!cell.hasAttribute('tabindex')) cell.tabIndex = -1
  cell.focus()
}
