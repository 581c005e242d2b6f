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
// A refusal that comes as 200 (fields, conflicts) counts as success: the server records no refusal, so a new id costs
// nothing.
//
// What becomes of each is told by `command-state` ({form, submitter, command, state, own, unsure}): pending, again (no answer
// came, the same is sent once more: resend.js), then saved, refused (the answer says why) or failed. A form may be sent
// while its last command is in flight. `own` is then about this command; `state` is about the form: it is saved when all
// of them were and nothing is in flight, and failed or refused as soon as one of them was. `unsure` says of a
// failure that nobody knows whether the command was carried out, nor any other of the form that failed.
//
// The second click may also come after the success of the first. It is known by its click count and swallowed, like the
// repeats of a held Enter, unless the form has data-repeat (a stepper, clicked fast on purpose).
import { problem, refused } from './problem.js'
import { begun } from './refusals.js'
import { sendOnce, unsure } from './resend.js'
import { uuid } from './uuid.js'

const commands = new WeakMap() // form → {id, content, submitter} of its last submit
const underWay = new Map() // id → {command, form, submitter, sendings in flight, own}, until all of the form have ended
let leaving = null // {form, id, submitter} whose data was collected last, in the task that sends it
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
  leaving = { form: target, ...command }
})

document.addEventListener('click', (event) => {
  if (event.detail > 1 && event.target.closest?.('[type=submit], [type=image], button:not([type])')) swallowRepeat(event)
  else lastSubmitted = ''
}, true)

document.addEventListener('keydown', (event) => {
  if (!event.repeat) lastSubmitted = ''
  else if (event.key === 'Enter' && event.target.localName !== 'textarea') swallowRepeat(event)
}, true)

document.addEventListener('datastar-fetch', ({ detail: { type, argsRaw } }) => {
  if (type === 'error') problem(argsRaw.status)
  else if (type === 'retries-failed') problem('network')
})

document.addEventListener('command-sent', ({ detail: { command } }) => {
  if (leaving?.id !== command) return
  begun(command) // only now: what a component takes over, or a search, is none
  start(leaving)
})

document.addEventListener('command-again', ({ detail: { command } }) => {
  const sent = underWay.get(command)
  if (sent) tell(sent, worst(allOf(sent.form)) ?? 'again', 'again')
})

document.addEventListener('command-done', ({ detail: { command, status, body } }) => {
  const sent = underWay.get(command)
  if (!sent) return
  sent.unsure = unsure(status)
  settle(sent, status < 400 ? refused(body) ? 'refused' : 'saved' : 'failed')
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

function start({ form, id: command, submitter }) {
  const sent = underWay.get(command) ?? { command, form, sendings: 0 }
  underWay.set(command, Object.assign(sent, { submitter, sendings: sent.sendings + 1 }))
  if (form.hasAttribute('data-once')) sendOnce(command)
  tell(sent, 'pending')
}

/** One sending has ended. What was saved once is saved, whatever becomes of another sending of the same. */
function settle(sent, own) {
  const { command, form } = sent
  sent.sendings--
  if (sent.own !== 'saved') sent.own = own
  if (sent.own !== 'failed' && commands.get(form)?.id === command) commands.delete(form)
  const all = allOf(form)
  if (all.some(({ sendings }) => sendings > 0)) {
    if (sent.sendings === 0 && sent.own !== 'saved') tell(sent, worst(all), sent.own)
    return
  }
  const state = worst(all) ?? 'saved'
  for (const each of all) tell(each, state, each.own)
  for (const each of all) underWay.delete(each.command)
}

const allOf = (form) => [...underWay.values()].filter((sent) => sent.form === form)

/** How badly commands of a form have ended so far: failed, refused, or undefined. */
const worst = (all) => ['failed', 'refused'].find((state) => all.some(({ own, sendings }) => own === state && sendings === 0))

function tell({ form, submitter, command }, state, own = state) {
  const open = state === 'failed' && allOf(form).every((sent) => sent.own !== 'failed' || sent.unsure)
  document.dispatchEvent(new CustomEvent('command-state', { detail: { form, submitter, command, state, own, unsure: open } }))
}
