// <reply-card> makes the page of paper reply cards one for the keyboard: a code and Enter open a card in place, a single
// key answers the question that has the focus and goes on to the next, Enter at the end saves, and the field for the
// next code has the focus again. Without this file the same forms work as forms do.
//
//   - The keys are those that the radio buttons show ([data-key]): Y, N, 0, digits of meals. On a keyboard of another
//     script the key at the same place counts.
//   - Enter saves where every question has its answer, and goes to the first that has none otherwise: a second Enter
//     after the code saves nothing by mistake. Backspace goes one question back.
//   - What is typed while the server is asked is held, and typed as soon as its answer is there: nobody has to wait. A
//     code that was typed after a card that is then refused waits, selected, in the field for the next code.
let held = null // the keys pressed meanwhile; null while nobody is asked
let ahead = '' // what was typed after a card that was not saved

class ReplyCard extends HTMLElement {
  connectedCallback() {
    const code = codeOf(this)
    if (!code) focus(questions(this)[0] ?? this.querySelector('a'))
    else {
      if (!code.value) code.value = ahead
      ahead = ''
      const typing = code === document.activeElement && code.value !== code.defaultValue // before this file was there
      code.focus()
      if (!typing) code.select()
      if (!code.value) history.replaceState(history.state, '', new URL(code.form.action).pathname)
    }
    release()
  }
}

document.addEventListener('keydown', (event) => {
  const card = document.querySelector('reply-card')
  const at = document.activeElement
  if (!card || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (at !== document.body && !card.contains(at)) return
  const stop = held ? hold(event) : press(card, event.key, event.code) || (event.repeat && event.key === 'Enter')
  if (stop) event.preventDefault()
}, true)

document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.id === 'card-form') held ??= []
  if (!form.matches('[data-card-code]')) return
  event.preventDefault()
  open(form)
})

document.addEventListener('command-state', ({ detail: { form, state } }) => {
  if (form?.id !== 'card-form' || (state !== 'refused' && state !== 'failed') || !held) return
  ahead ||= held.map(({ key }) => key).filter((key) => key.length === 1).join('')
  held = null
})

/** Shows the card of a code in the place of the field; the address follows, so that loading it anew shows it again. */
async function open(form) {
  held ??= []
  const url = new URL(form.action)
  url.search = new URLSearchParams(new FormData(form))
  form.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(url, { headers: { Accept: 'text/html' } })
    if (!answer.ok || answer.redirected) throw new Error(`the code was answered by ${answer.status}`)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    history.replaceState(history.state, '', url)
    form.closest('reply-card').replaceWith(document.adoptNode(page.querySelector('reply-card')))
  } catch {
    location.assign(url)
  }
}

function hold({ key, code, repeat }) {
  if (key === 'Backspace') return Boolean(held.pop())
  if (key.length > 1 && key !== 'Enter') return false
  if (!repeat) held.push({ key, code })
  return true
}

/** Presses the keys that were held; one of them may ask the server again, which holds the rest. */
function release() {
  const keys = held ?? []
  held = null
  for (const { key, code } of keys) {
    const card = document.querySelector('reply-card')
    if (held) held.push({ key, code })
    else if (!press(card, key, code)) write(codeOf(card) ?? document.activeElement, key)
  }
}

function write(field, key) {
  if (field.matches('[data-card-end]') && key === 'Enter') field.click()
  else if (field.type !== 'text') return
  else if (key.length === 1) field.setRangeText(key, field.selectionStart, field.selectionEnd, 'end')
  else if (field.value) field.form.requestSubmit()
}

/** Does what a key means where the focus is; false where it means what it always does. */
function press(card, key, code) {
  const at = document.activeElement
  const question = at.closest('[data-question]') ?? (at.matches('body, .error-summary') && (questions(card).find(isWrong) ?? questions(card).find(isOpen)))
  if (!question) return false
  if (key === 'Enter') return question.matches('fieldset') ? end(card) : next(card, question)
  if (!question.matches('fieldset')) return false
  if (key === 'Backspace') return next(card, question, -1)
  const choice = question.querySelector(`[data-key="${letter(key, code)}"]`)
  if (!choice) return false
  choice.click()
  return next(card, question)
}

/** The key as the labels name it: A to Z and 0 to 9, by its place where the keyboard writes another script. */
function letter(key, code) {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase()
  return /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1] ?? ''
}

function next(card, question, step = 1) {
  const all = questions(card)
  const i = all.indexOf(question) + step
  focus(all[Math.max(i, 0)] ?? card.querySelector('[data-card-end]'))
  return true
}

function end(card) {
  const open = questions(card).find(isOpen)
  if (open) focus(open)
  else card.querySelector('[data-card-end]').click()
  return true
}

const codeOf = (card) => card.querySelector('[data-card-code] input[name=code]')

// Meals of who doesn't come are hidden; the name of a guest without one is asked only where they come.
const questions = (card) => [...card.querySelectorAll('[data-question]')].filter((q) =>
  q.checkVisibility() && (q.matches('fieldset') || q.closest('section').querySelector('[value=attending]:checked')))

const isOpen = (question) => question.matches('fieldset') && !question.querySelector(':checked')

const isWrong = (question) => question.querySelector('.field-error') !== null

function focus(el) {
  const field = el?.querySelector(':checked') ?? el?.querySelector('input') ?? el
  field?.focus()
}

customElements.define('reply-card', ReplyCard)
