// How far copies stand from each other, as the form proposes it: as far as what is chosen reaches with its chairs, and an
// aisle. Whoever writes another distance keeps it.
import { proposed } from './lengths.js'
import { aisle } from './measure.js'
import { outlineOf } from './outlines.js'

const acrossWays = 2 // the first of the directions go across the drawing, the others along it

export function copies(plan, { picked, signal }) {
  let last = null
  plan.addEventListener('click', ({ target }) => target.closest('[commandfor="plan-copies"]') && propose(), { signal })
  plan.addEventListener('change', ({ target }) => target.name === 'direction' && target.closest('#plan-copies') && propose(), { signal })

  function propose() {
    const { distance, direction } = plan.querySelector('#plan-copies form').elements
    const boxes = picked().map((piece) => outlineOf(piece).box)
    if (boxes.length === 0 || ![distance.defaultValue, last].includes(distance.value)) return
    const [from, to] = direction.selectedIndex < acrossWays ? ['left', 'right'] : ['top', 'bottom']
    const reach = Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]))
    distance.value = last = proposed(plan, reach + aisle)
  }
}
