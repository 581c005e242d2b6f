// Two points of the picture behind the room: after the button ([data-points]) two presses on the drawing fill the fields
// of the form in which it stands, which then opens again and asks how far they are from each other in truth. A line above
// the drawing says which point comes next. Escape lets it be.
import { written } from './lengths.js'
import { drawingOf, fromScreen, inRoom } from './pieces.js'

const fields = ['from_x', 'from_y', 'to_x', 'to_y']

export function points(plan, signal) {
  let form = null // while points are chosen
  let chosen = []
  const on = (name, listener, target = plan) => target.addEventListener(name, listener, { signal })
  const pointing = (event) => form && drawingOf(plan).contains(event.target)

  on('click', (event) => {
    const button = event.target.closest('[data-points]')
    if (button) return begin(button.form)
    if (!pointing(event)) return
    event.stopImmediatePropagation()
    const at = fromScreen(plan, event.clientX, event.clientY)
    mark(at)
    chosen.push(at)
    if (chosen.length === 2) fill()
    else say(plan.dataset.textSecond)
  })
  on('pointerdown', (event) => pointing(event) && event.stopImmediatePropagation()) // no frame, and no piece is dragged
  on('keydown', (event) => {
    if (event.key !== 'Escape' || !form) return
    const { open } = form.closest('details')
    forget()
    if (!open) event.preventDefault()
  }, document)
  on('command-state', ({ detail }) => detail.form.id === 'fit-picture' && detail.own === 'saved' && forget(), document)

  function begin(by) {
    forget()
    form = by
    form.closest('details').open = false
    plan.toggleAttribute('data-pointing', true)
    say(plan.dataset.textFirst)
  }

  function fill() {
    const lengths = chosen.flatMap((at) => {
      const { x, y } = inRoom(plan, at)
      return [written(plan, x), written(plan, y)]
    })
    fields.forEach((name, i) => { form.elements[name].value = lengths[i] })
    form.closest('details').open = true
    form.elements.distance.focus()
    end()
  }

  function mark({ x, y }) {
    const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
    for (const [name, value] of Object.entries({ class: 'plan-point', cx: x, cy: y, r: 16 })) dot.setAttribute(name, value)
    drawingOf(plan).append(dot)
  }

  /** The dots stay beside the filled form, to be looked at. */
  function end() {
    form = null
    plan.toggleAttribute('data-pointing', false)
    say('')
  }

  function forget() {
    for (const dot of plan.querySelectorAll('.plan-point')) dot.remove()
    chosen = []
    end()
  }

  function say(words) {
    plan.querySelector('.plan-hint').textContent = words
  }
}
