// Keeps the stream's patches away from the tables on which a hand or an unanswered move is, each with its chairs, and
// from no others. The last one to let go makes live.js fetch the page whole, so nothing that came meanwhile is lost.
export class Hold {
  #counts = new Map() // element → how many hold it

  /** Holds some elements; returns how to let go, once. */
  take(elements) {
    const all = [...new Set(elements)]
    for (const el of all) this.#freeze(el)
    return () => {
      for (const el of all.splice(0)) this.#thaw(el)
    }
  }

  #freeze(el) {
    const count = this.#counts.get(el) ?? 0
    this.#counts.set(el, count + 1)
    if (count > 0) return
    el.setAttribute('data-ignore-morph', '')
    el.dispatchEvent(new CustomEvent('live-freeze', { bubbles: true }))
  }

  #thaw(el) {
    const count = this.#counts.get(el) - 1
    this.#counts.set(el, count)
    if (count > 0) return
    this.#counts.delete(el)
    el.removeAttribute('data-ignore-morph')
    el.dispatchEvent(new CustomEvent('live-release', { bubbles: true }))
  }
}

/** What is held with a row or a target: the table's card, or the table in the room with its chairs; what is parked. */
export function heldWith(el) {
  const table = el.closest('.room-chair')?.dataset.of ?? (el.matches('.room-table') ? el.id.replace('table-', '') : '')
  if (table) return [document.getElementById(`table-${table}`), ...document.querySelectorAll(`[data-of="${CSS.escape(table)}"]`)].filter(Boolean)
  return [el.closest('.seat-table, .parked, .parking')].filter(Boolean)
}
