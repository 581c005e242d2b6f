// The id of a command, which makes sending it twice the same as sending it once, and the sentence when it fails.
//
// Every form with an `input[name=command]` gets its id here at each submit, whatever the input holds (that one is for
// pages without JavaScript). The id goes into the form's data as it is collected (`formdata`, for Datastar's @post and
// for an ordinary submit alike), so the page itself stays as the server rendered it. When is it the SAME command?
//
//   - Same form, same content, same button, and no success yet → the same id. So the second click of a double click,
//     and trying again after "the connection broke" (where the server may have done the work), save once.
//   - Other content or another button → a new id: the server refuses an id that comes back with another body.
//   - After a success → a new id: "Add table" twice makes two tables.
//
// Success is `finished` without `error` or `retries-failed` before it. A refusal that comes as 200 (fields, conflicts)
// counts as success: the server records no refusal, so a new id costs nothing.
//
// What becomes of each is told by `command-state` ({form, submitter, state}): pending, again (no answer came, the same is
// sent once more: resend.js), then saved, refused (the answer says why) or failed.
//
// The second click may also come after the success of the first. It is known by its click count and swallowed, like the
// repeats of a held Enter, unless the form has data-repeat (a stepper, clicked fast on purpose).
import { clearProblem, problem } from './problem.js'
import './resend.js'
import { uuid } from './uuid.js'

// What the server's own words for "not saved" are made of; text of people is escaped, so it can't hold these.
const REFUSAL = /\s(data-refused="|class="error-summary"|id="conflict-dialog")/

const commands = new WeakMap() // form → {id, content, submitter}
const underWay = new Map() // id → form
const failed = new WeakSet() // forms whose running request met an error
const refused = new WeakSet() // forms whose answer says that nothing was saved
let collecting = false // our own look at a form's content must not ask for an id
let lastSubmitted = '' // by the click or key that is still going on

const formOf = (el) => (el instanceof HTMLFormElement ? el : (el?.form ?? el?.closest?.('form') ?? null))
const keyOf = (form) => form.id || form.action

document.addEventListener('submit', ({ target, submitter }) => {
  collecting = true
  const data = new FormData(target)
  collecting = false
  prepare(target, data, submitter)
}, true)

document.addEventListener('formdata', ({ target, formData }) => {
  if (collecting || !formData.has('command')) return
  const command = commands.get(target) ?? prepare(target, formData) // form.submit() fires no submit event
  formData.set('command', command.id)
})

document.addEventListener('click', (event) => {
  if (event.detail > 1 && event.target.closest?.('[type=submit], [type=image], button:not([type])')) swallowRepeat(event)
  else lastSubmitted = ''
}, true)

document.addEventListener('keydown', (event) => {
  if (!event.repeat) lastSubmitted = ''
  else if (event.key === 'Enter' && event.target.localName !== 'textarea') swallowRepeat(event)
}, true)

document.addEventListener('datastar-fetch', ({ detail: { type, el, argsRaw } }) => {
  const form = formOf(el)
  if (type === 'started') start(form)
  else if (type === 'datastar-patch-elements' && form && REFUSAL.test(argsRaw.elements)) refused.add(form)
  else if (type === 'error') fail(form, argsRaw.status)
  else if (type === 'retries-failed') fail(form, 'network')
  else if (type === 'finished' && form) settle(form)
})

document.addEventListener('command-again', ({ detail: { command } }) => {
  if (underWay.has(command)) tell(underWay.get(command), 'again')
})

function prepare(form, data, submitter) {
  lastSubmitted = keyOf(form)
  const content = contentOf(form, data, submitter)
  const before = commands.get(form)
  if (before?.content === content) return before
  const command = { id: uuid(), content, submitter }
  commands.set(form, command)
  return command
}

function contentOf(form, data, submitter) {
  const fields = [...data].filter(([name]) => name !== 'command').map(([name, value]) => [name, textOf(value)])
  return JSON.stringify([form.action, fields, submitter?.name, submitter?.value])
}

const textOf = (value) => (value instanceof File ? [value.name, value.size, value.lastModified] : value)

function swallowRepeat(event) {
  const form = formOf(event.target.closest?.('button, input'))
  if (!form || form.hasAttribute('data-repeat') || keyOf(form) !== lastSubmitted) return
  event.preventDefault()
  event.stopPropagation()
}

function start(form) {
  clearProblem()
  const command = form && commands.get(form)
  if (!command) return
  underWay.set(command.id, form)
  tell(form, 'pending')
}

function fail(form, status) {
  if (form) failed.add(form)
  problem(status)
}

function settle(form) {
  const command = commands.get(form)
  const said = refused.delete(form)
  const state = failed.delete(form) ? 'failed' : said ? 'refused' : 'saved'
  if (!command) return
  tell(form, state)
  underWay.delete(command.id)
  if (state !== 'failed') commands.delete(form)
}

function tell(form, state) {
  const { submitter } = commands.get(form)
  document.dispatchEvent(new CustomEvent('command-state', { detail: { form, submitter, state } }))
}
