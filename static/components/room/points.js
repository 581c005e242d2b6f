// Two points of the picture behind the room: after the button ([data-points]) two presses on the drawing fill the fields
// of the form in which it stands, which then opens again and asks how far they are from each other in truth.
import { drawingOf, fromScreen, spotAt } from './pieces.js'

const fields = ['from_x', 'from_y', 'to_x', 'to_y']

export function points(plan, signal) {
  let form = null // while points are chosen
  let chosen = []
  let pressed = false // the click that follows chooses no piece

  plan.addEventListener('click', (event) => {
    const button = event.target.closest('[data-points]')
    if (pressed) event.stopImmediatePropagation()
    pressed = false
    if (!button) return
    end()
    form = button.form
    form.closest('details').open = false
    plan.toggleAttribute('data-pointing', true)
  }, { signal })
  plan.addEventListener('pointerdown', (event) => {
    if (!form || event.button !== 0 || !drawingOf(plan).contains(event.target)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    pressed = true
    const at = fromScreen(plan, event.clientX, event.clientY)
    mark(at)
    chosen.push(at)
    if (chosen.length === 2) fill()
  }, { signal })
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal })

  function fill() {
    const metres = chosen.flatMap((at) => {
      const { x, y } = spotAt(plan, at, 0)
      return [x / 1000, y / 1000]
    })
    fields.forEach((name, i) => { form.elements[name].value = metres[i] })
    form.closest('details').open = true
    form.elements.distance.focus()
    form = null
    plan.toggleAttribute('data-pointing', false)
  }

  function mark({ x, y }) {
    const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
    for (const [name, value] of Object.entries({ class: 'plan-point', cx: x, cy: y, r: 16 })) dot.setAttribute(name, value)
    drawingOf(plan).append(dot)
  }

  function end() {
    for (const dot of plan.querySelectorAll('.plan-point')) dot.remove()
    chosen = []
    form = null
    plan.toggleAttribute('data-pointing', false)
  }
}
