// <hold-still> keeps the rows of its [data-holds] region where they are while a hand is on them: a box in it is ticked,
// something is being typed there, or an editor lies over it ([data-holding]). What comes meanwhile is announced ("Anna
// changed 3 guests · Show · Dismiss", added up while the rows are held, and no toast besides), and nothing counts as shown: letting go makes
// live.js fetch the page's fragments whole, if anything came.
//
// "Show", and a form of one's own that was saved, here or elsewhere on the page, let go until the page has been fetched. Show
// and Dismiss give the focus back to what had it, else to the first row. A form that was refused or failed holds on to what was typed, and what
// was typed in a row that Show finds gone is shown above the rows, to be copied.
import { lost, typedIn } from './lost.js'
import { whenPatched } from './patched.js'
import { Tally } from './tally.js'

const TYPED = 'textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button])'
const CONTROL = 'a[href], button, summary, input[type=checkbox]'

class HoldStill extends HTMLElement {
  #held = null // the region while it is frozen
  #shows = false // the page is being fetched, whoever has a hand on the rows
  #typed = [] // what stood unsent in the rows when they were let go by Show
  #wrote = null // the field of these that had the focus last
  #missed = null // what others did since something was held back first, as a Tally
  #deaf = false // the stream was away meanwhile: nobody told what was done then, and a number would be too small
  #field = null // that had the focus last, in the banner's surroundings
  #sent = new Set() // forms of one's own that wait for their answer
  #waits = false // the banner waits for them, or for news of somebody else: one's own change is no news
  #listening

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    for (const name of ['change', 'input', 'focusin']) this.addEventListener(name, (event) => this.#touched(event), { signal })
    // A box that its row's click or a key unticks says nothing itself, and the focus has left only after its event.
    for (const name of ['focusout', 'reset', 'keyup', 'click']) this.addEventListener(name, () => setTimeout(() => this.#left()), { signal })
    document.addEventListener('live-held', () => this.#comes(), { signal })
    document.addEventListener('live-delivery', ({ detail: { whole } }) => whole && this.#again(), { signal })
    document.addEventListener('live-news', (event) => this.#heard(event), { signal })
    document.addEventListener('live-state', ({ detail: { state } }) => { this.#deaf ||= this.#held !== null && state !== 'live' }, { signal })
    document.addEventListener('command-state', ({ detail: { form, state } }) => {
      if (state === 'pending' || state === 'again') return this.#sent.add(form)
      this.#sent.delete(form)
      if (this.#waits && !this.#sent.size && state !== 'saved') this.#announce()
      if (!this.contains(form)) return state === 'saved' && this.#fetch()
      if (state === 'saved') this.#release()
      else if (state === 'refused') this.#left() // what was typed is still to be sent
    }, { signal })
  }

  disconnectedCallback() {
    this.#listening.abort()
    this.#held = null // live.js notices that the region is gone
  }

  /** A patch may take away what a hand was on; one that went past the hold (another search) has shown what was missed. */
  patched() {
    if (!this.#held) return
    if (!this.#busy() || !this.#held.isConnected) this.#release()
    else if (!this.#held.hasAttribute('data-ignore-morph')) this.#hold()
    else return
    this.#again()
  }

  get #region() {
    return this.querySelector('[data-holds]')
  }

  #touched({ type, target }) {
    if (type === 'focusin' && !this.#banner?.contains(target)) this.#field = target
    if (!this.#busy()) this.#release()
    else if (!this.#held && !this.#shows && (type !== 'focusin' || this.#region.contains(target))) this.#freeze()
  }

  // What was let go has come: whoever still has a hand on the rows holds them again.
  #again() {
    if (this.#shows) this.#bring()
    this.#shows = false
    if (!this.#held && this.#busy()) this.#freeze()
  }

  #left() {
    if (!this.#busy()) this.#release()
  }

  #busy() {
    const region = this.#region
    if (!region) return false
    if (region.querySelector('.row-pick:checked:not([data-group])') || this.querySelector('[data-holding]')) return true
    return [...region.querySelectorAll(TYPED)].some((field) => field === document.activeElement || field.value !== field.defaultValue)
  }

  #show() {
    this.#fetch()
    this.#back()
  }

  // What was held back comes, whoever still has a hand on the rows.
  #fetch() {
    if (!this.#held) return
    this.#shows = true
    this.#typed = typedIn(this.#region)
    this.#wrote = this.#typed.find(({ field }) => field === this.#field)?.field
    this.#release()
  }

  // The row in which somebody wrote may be gone: what they wrote is not, and has the focus that the row had.
  #bring() {
    const panel = lost(this.#typed, document.querySelector('live-page'))
    this.#typed = []
    if (!panel) return
    this.prepend(panel)
    panel.tabIndex = -1
    if (document.activeElement === document.body || this.#wrote?.isConnected === false) panel.focus({ preventScroll: true })
    panel.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }

  #dismiss() {
    this.#steady(() => this.#banner.remove())
    this.#back()
  }

  // What comes above the rows, or goes, moves them no more than the window can follow.
  #steady(change) {
    const before = this.#region.getBoundingClientRect().top
    change()
    scrollBy({ top: this.#region.getBoundingClientRect().top - before, behavior: 'instant' })
  }

  #back() {
    const field = this.#field?.checkVisibility() ? this.#field : [...this.#region.querySelectorAll(CONTROL)].find((el) => el.checkVisibility())
    field?.focus({ preventScroll: true })
  }

  #freeze() {
    this.#held = this.#region
    this.#hold()
    this.#held.dispatchEvent(new CustomEvent('live-freeze', { bubbles: true }))
  }

  // From here on the region shows what there is.
  #hold() {
    this.#held.setAttribute('data-ignore-morph', '')
    this.#forget()
  }

  #forget() {
    this.#waits = false
    this.#banner?.remove()
    this.#missed = null
    this.#deaf = false
  }

  #release() {
    this.#forget()
    const region = this.#held
    if (!region) return
    this.#held = null
    region.removeAttribute('data-ignore-morph')
    region.dispatchEvent(new CustomEvent('live-release', { bubbles: true, detail: { asItWas: true } }))
  }

  get #banner() {
    return this.querySelector('.held-banner')
  }

  // Something was held back: say so, once, with who did it as soon as that is known.
  #comes() {
    if (!this.#held || this.#banner) return
    this.#missed ??= new Tally()
    if (!this.#sent.size) this.#announce()
    else this.#waits = true
  }

  #announce() {
    this.#waits = false
    if (!this.#held || this.#banner) return
    const banner = document.createElement('div')
    banner.className = 'held-banner notice notice-changed'
    banner.setAttribute('role', 'status')
    const text = document.createElement('span')
    text.className = 'notice-text'
    banner.append(text, this.#button('show', () => this.#show()), this.#button('dismiss', () => this.#dismiss()))
    this.#steady(() => this.prepend(banner))
    this.#say()
  }

  #heard(event) {
    const { others, more } = event.detail
    this.#missed?.add(others, more)
    if (this.#waits) this.#announce()
    if (!this.#banner) return
    this.#say()
    if (!this.#deaf) event.preventDefault() // told once is enough
  }

  #say() {
    this.#banner.querySelector('.notice-text').textContent = !this.#deaf && this.#missed.sentence || (this.dataset.textChanged ?? '')
  }

  #button(name, act) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'notice-link'
    button.textContent = this.getAttribute(`data-text-${name}`) ?? ''
    button.addEventListener('click', (event) => {
      event.stopPropagation() // no touch of the rows
      act()
    })
    return button
  }
}

if (!customElements.get('hold-still')) customElements.define('hold-still', HoldStill)

whenPatched(() => {
  for (const el of document.querySelectorAll('hold-still')) el.patched?.()
})
