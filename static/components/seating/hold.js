// Keeps the stream's patches away from the tables on which a hand or an unanswered move is, each with its chairs, and
// from no others. The last one to let go makes live.js apply what came meanwhile, or fetch the page whole where one of them
// has left an element another way than the server last said.
export class Hold {
  #counts = new Map() // element → how many hold it
  #changed = new Set() // of these, what is not as the server last said

  /** Holds some elements; returns how to let go, once, and whether they are as they were. */
  take(elements) {
    const all = [...new Set(elements)]
    for (const el of all) this.#freeze(el)
    return (asTheyWere) => {
      for (const el of all.splice(0)) this.#thaw(el, asTheyWere)
    }
  }

  #freeze(el) {
    const count = this.#counts.get(el) ?? 0
    this.#counts.set(el, count + 1)
    if (count > 0) return
    el.setAttribute('data-ignore-morph', '')
    el.dispatchEvent(new CustomEvent('live-freeze', { bubbles: true }))
  }

  #thaw(el, asItWas) {
    const count = this.#counts.get(el) - 1
    this.#counts.set(el, count)
    if (!asItWas) this.#changed.add(el)
    if (count > 0) return
    this.#counts.delete(el)
    el.removeAttribute('data-ignore-morph')
    el.dispatchEvent(new CustomEvent('live-release', { bubbles: true, detail: { goesOn: !this.#changed.delete(el) } }))
  }
}

/** What is held with a row or a target: the table's card, or the table in the room with its chairs; what is parked. */
export function heldWith(el) {
  const table = el.closest('.room-chair')?.dataset.of ?? (el.matches('.room-table') ? el.id.replace('table-', '') : '')
  if (table) return [document.getElementById(`table-${table}`), ...document.querySelectorAll(`[data-of="${CSS.escape(table)}"]`)].filter(Boolean)
  return [el.closest('.seat-table, .parked, .parking')].filter(Boolean)
}

/** The numbers of the board that a move changes before the server has said so. */
export const counts = (board) => [...board.querySelectorAll('#seating-parked, #seating-counts')]
