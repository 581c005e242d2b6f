// What others did since something began, as one sentence: the server's own while it was one change, then who and how
// many guests ("Anna changed 3 guests"), or, where not all of it was about guests by name, how many changes ("Anna and
// Ben made 4 changes"). Toasts and the banner of a held region both say it this way.
const most = 3 // names

export class Tally {
  #names = new Map() // actor → name
  #n = 0
  #guests = new Set() // ids
  #elsewhere = false // some of it was about something else, or nobody said about whom
  #last = ''

  /** Adds what was said, the oldest first, and changes of which only the number is known. */
  add(said, more = 0) {
    for (const { actor, name, text, guests = [] } of said) {
      this.#names.set(actor || name, name)
      this.#last = text
      for (const id of guests) this.#guests.add(id)
      this.#elsewhere ||= guests.length === 0
    }
    this.#elsewhere ||= more > 0
    this.#n += said.length + more
  }

  /** '' when nothing was added. */
  get sentence() {
    if (this.#n < 2) return this.#last
    const names = [...new Set(this.#names.values())]
    const others = names.splice(names.length > most ? most - 1 : most)
    if (others.length > 0) names.push(say('others', { n: others.length }))
    const name = new Intl.ListFormat(document.documentElement.lang || 'en').format(names)
    if (!this.#elsewhere && this.#guests.size > 1) return say('guests', { name, n: this.#guests.size })
    return say('several', { name, n: this.#n })
  }
}

function say(what, values) {
  const text = document.getElementById('news')?.getAttribute(`data-text-${what}`) ?? ''
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '')
}
