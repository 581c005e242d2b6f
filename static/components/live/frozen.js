// Regions that must not be disturbed for a moment (a drag, an open editor). A component sets data-ignore-morph on its
// region and dispatches `live-freeze` from it, later removes the attribute and dispatches `live-release`. Freezes of
// the same region nest. What a release says of its region tells what becomes of the patches that were held back:
//   {goesOn: true}    it is as the server last said: they are applied
//   {asItWas: true}   nobody changed it: the page is fetched whole, if there are any
//   nothing           it may be otherwise: the page is fetched whole in any case

export class Frozen {
  #regions = new Map() // element → how many freezes

  freeze(target) {
    const region = target.closest?.('[data-ignore-morph]') ?? target // document itself freezes all
    this.#regions.set(region, (this.#regions.get(region) ?? 0) + 1)
  }

  /** True when that was the last freeze of the page. */
  release(target) {
    for (const [region, count] of this.#regions) {
      if (this.#regions.has(target) ? region !== target : !region.contains(target) && !target.contains(region)) continue
      if (count > 1) this.#regions.set(region, count - 1)
      else this.#regions.delete(region)
      return !this.any
    }
    return false
  }

  get any() {
    return this.#regions.size > 0
  }

  /** Forgets regions that left the page without a release; true when that thawed the page. */
  prune() {
    if (!this.any) return false
    for (const region of this.#regions.keys()) if (!region.isConnected) this.#regions.delete(region)
    return !this.any
  }

  /** Gives all regions back to the server, for the final patch of a stream. */
  thaw() {
    for (const region of this.#regions.keys()) region.removeAttribute?.('data-ignore-morph')
    this.#regions.clear()
  }

  /** el is a frozen region or lies in one. */
  covers(el) {
    return [...this.#regions.keys()].some((region) => region.contains(el))
  }

  /** Changing el as a whole would change a frozen region. */
  touches(el) {
    return [...this.#regions.keys()].some((region) => region.contains(el) || el.contains(region))
  }
}
