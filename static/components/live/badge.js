// What people see of the connection: a dot and a text, from the server's translations (data-text-*). The text is a
// polite live region; it is written only when it differs, and "Reconnecting…" only when it lasts, so that switching
// tabs or a short gap says nothing aloud; nor does the first text of a page, which becomes a live region after it.

export class Badge {
  #el
  #text
  #counts
  #settle
  #timer
  #notices = document.createElement('div')
  #offered = false

  constructor(el, settle) {
    this.#el = el
    this.#settle = settle
    this.#text = el.querySelector('.live-text')
    this.#counts = el.querySelector('.live-counts')
    this.count(0, { streams: 0, polls: 0 })
    this.#notices.className = 'live-notices'
    document.body.append(this.#notices) // not in the badge, which may be hidden
  }

  /** Writes how many deliveries changed something, and how many connections and polls it took. */
  count(changes, { streams, polls }) {
    const lines = Object.entries({ changes, streams, polls }).map(([name, n]) => {
      const line = document.createElement('p')
      line.textContent = (this.#el.getAttribute(`data-text-n-${name}`) ?? '').replace('{n}', n)
      return line
    })
    this.#counts.replaceChildren(...lines)
  }

  show(state, pollSeconds) {
    clearTimeout(this.#timer)
    this.#el.dataset.state = state
    const text = (this.#el.getAttribute(`data-text-${state}`) ?? '').replace('{n}', pollSeconds?.toLocaleString(document.documentElement.lang || 'en'))
    if (state !== 'reconnecting') return this.#write(text)
    this.#timer = setTimeout(() => this.#write(text), this.#settle)
  }

  /** The page is hidden: whatever was about to be said can wait. */
  hush() {
    clearTimeout(this.#timer)
  }

  /** The stream is over for good: there is nothing to say any more. */
  hide() {
    this.hush()
    delete this.#el.dataset.state
    this.#el.replaceChildren()
    this.#el.hidden = true
    this.#notices.replaceChildren()
    this.#offered = false
  }

  /** Says which parts of the page show less than the server knows, or takes that back; a patch takes a part's mark away. */
  trouble(fragments) {
    for (const el of document.querySelectorAll('[data-trouble]')) delete el.dataset.trouble
    for (const id of fragments) document.getElementById(id)?.setAttribute('data-trouble', '')
    const there = this.#notices.querySelector('.live-trouble')
    if (fragments.length === 0) there?.remove()
    else if (!there) this.#notice('trouble', () => {})
  }

  /** Offers to load the page anew and says why; once, whoever dismisses it has heard. Null as dismissed: they can't. */
  offerReload(reload, why, dismissed) {
    if (this.#offered) return
    this.#offered = true
    this.#notice(why, dismissed, this.#button('reload', reload))
  }

  #notice(name, dismissed, ...buttons) {
    const notice = document.createElement('div')
    notice.className = `live-notice live-${name} notice notice-changed`
    notice.setAttribute('role', 'status')
    let before // what had the focus
    notice.addEventListener('focusin', ({ relatedTarget }) => {
      if (!notice.contains(relatedTarget)) before = relatedTarget
    })
    if (dismissed) buttons.push(this.#button('dismiss', () => {
      notice.remove()
      before?.focus({ preventScroll: true })
      dismissed()
    }))
    const text = document.createElement('span')
    text.className = 'notice-text'
    notice.append(text, ...buttons)
    this.#notices.append(notice)
    text.textContent = this.#el.getAttribute(`data-text-${name}`) ?? ''
  }

  #button(name, act) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = `live-${name} notice-link`
    button.textContent = this.#el.getAttribute(`data-text-${name}`) ?? ''
    button.addEventListener('click', act)
    return button
  }

  #write(text) {
    if (this.#text.textContent === text) return
    this.#text.textContent = text
    this.#text.setAttribute('role', 'status')
  }
}
