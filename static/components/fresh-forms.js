// A form that nobody has touched (form[data-fresh]) shows what is stored: when what the page's forms are made of is another by
// now ([data-made-of], a live fragment), the page is fetched and the form taken from it, with a command id of its own. Who has
// begun to write keeps all of it, and the form says that it is from before, in the words of data-fresh; where only the choice is
// another, it is offered, and what was chosen stays chosen.
import { pageAt } from './page-at.js'
import { whenPatched } from './patched.js'

const TRIES = 5 // of a page that another server answers, which is behind
const AGAIN = 2000 // ms until a page that could not be had is asked for again

const sent = new Set() // ids of forms that wait for their answer or were refused: what they hold was typed
const behind = new Set() // ids of forms that are from before
let taken = now()
let fetching = false
let later = 0

function now() {
  return document.querySelector('[data-made-of]')?.dataset.madeOf ?? ''
}

async function follow(tries = TRIES) {
  const wanted = now()
  if (fetching || !wanted || wanted === taken) return
  fetching = true
  clearTimeout(later)
  const { page, wait } = await pageAt(location.href)
  fetching = false
  const fresh = page && new DOMParser().parseFromString(page, 'text/html')
  const made = fresh?.querySelector('[data-made-of]')?.dataset.madeOf
  if (made === now()) {
    taken = made
    for (const form of document.querySelectorAll('form[data-fresh]')) renew(form, fresh.getElementById(form.id))
  } else if (wait !== undefined) later = setTimeout(follow, Math.max(wait, AGAIN))
  else if (now() !== wanted) follow()
  else if (page && tries > 1) later = setTimeout(follow, 1000, tries - 1)
}

function renew(form, fresh) {
  if (!fresh) return
  behind.delete(form.id)
  if (!idle(form)) for (const select of form.querySelectorAll('select')) offer(select, [...fresh.elements].find(({ id }) => id && id === select.id))
  const before = made(form, ['command', 'version']) !== made(fresh, ['command', 'version'])
  if (!before) form.querySelector('.form-before')?.remove() // what was changed stands there again
  if (idle(form)) {
    if (made(form, ['command']) !== made(fresh, ['command'])) form.replaceWith(document.adoptNode(fresh))
  } else if (before) {
    behind.add(form.id)
    if (!form.contains(document.activeElement) || !untouched(form)) say(form)
  }
}

// Offers what can be chosen by now, as long as what is chosen can be; what is stored is no other.
function offer(select, fresh) {
  const chosen = select.value
  if (!fresh || select === document.activeElement || stored(select) !== stored(fresh) || ![...fresh.options].some((o) => o.value === chosen)) return
  select.replaceChildren(...[...fresh.options].map((o) => document.importNode(o, true)))
  select.value = chosen
}

const stored = (select) => [...select.options].find((o) => o.defaultSelected)?.value

function say(form) {
  if (form.querySelector('.form-before')) return
  const line = document.createElement('p')
  line.className = 'form-before notice notice-changed'
  line.setAttribute('role', 'status')
  line.textContent = form.dataset.fresh
  form.prepend(line)
}

function idle(form) {
  return !sent.has(form.id) && !form.querySelector('.error-summary') && !form.contains(document.activeElement) && untouched(form)
}

function untouched(form) {
  return [...form.elements].every((field) => field.options
    ? [...field.options].every((o, i, all) => o.selected === (o.defaultSelected || !i && !all.some((one) => one.defaultSelected)))
    : (field.checked ?? false) === (field.defaultChecked ?? false) && (field.value ?? '') === (field.defaultValue ?? field.value ?? ''))
}

// What the server wrote into a form, but for some fields: what stands in it, what can be chosen and how that is called.
function made(form, without) {
  return JSON.stringify([...form.elements].filter(({ name }) => name && !without.includes(name)).map((field) => [
    field.name, field.defaultValue, field.defaultChecked, field.labels?.[0]?.textContent,
    field.options && [...field.options].map((o) => [o.value, o.label, o.defaultSelected])]))
}

// A hand that has left, and a form that was saved, leave room for what came meanwhile.
function again() {
  const forms = [...document.querySelectorAll('form[data-fresh]')].filter(({ id }) => behind.has(id))
  if (!forms.some(idle)) return
  taken = ''
  follow()
}

document.addEventListener('command-state', ({ detail: { form, state } }) => {
  if (!form.matches?.('[data-fresh]')) return
  if (state === 'saved') sent.delete(form.id)
  else sent.add(form.id)
  if (state === 'saved') again()
})
for (const name of ['focusout', 'reset']) document.addEventListener(name, () => setTimeout(again))
whenPatched(() => follow())
