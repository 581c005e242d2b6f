// Lengths as the event writes them: <room-plan data-units> says in what. A drawing's unit is the centimetre.

const inch = 2.54
const hair = 1e-6 // cm: what reckoning leaves of 0.5
const inFeet = (plan) => plan.dataset.units === 'feet'

/** Centimetres of the grid, of one nudge, of a leap with Shift: 10 cm and a metre, or half a foot and three. */
export const gridOf = (plan) => inFeet(plan) ? 6 * inch : 10
export const leapOf = (plan) => inFeet(plan) ? 36 * inch : 100

/** Millimetres to which a place of the room is rounded: whole centimetres; a grid of inches doesn't fall on them. */
export const fineOf = (plan) => inFeet(plan) ? 1 : 10

/** A distance as the drawing says it, and lists (views/seating/lengths.go, gap): "1.20 m", or 3′ 11″, to the nearest. */
export function said(plan, cm) {
  if (!inFeet(plan)) return plan.dataset.textMetres.replace('{n}', (Math.round(cm + hair) / 100).toFixed(2))
  const inches = Math.round(cm / inch)
  const [feet, rest] = [Math.floor(inches / 12), inches % 12]
  return [feet > 0 && `${feet}′`, (rest > 0 || feet === 0) && `${rest}″`].filter(Boolean).join(' ')
}

/** Millimetres as a form's field reads them, in metres or in feet. */
export function written(plan, mm) {
  return inFeet(plan) ? `${Math.round(mm / 25.4 * 100) / 100}"` : mm / 1000
}

/** Centimetres as a field proposes a distance: the next whole decimetre, or half foot. */
export function proposed(plan, cm) {
  const grid = gridOf(plan)
  const steps = Math.ceil((cm - hair) / grid)
  if (!inFeet(plan)) return String(steps / 10)
  return [steps > 1 && `${Math.floor(steps / 2)}'`, steps % 2 && '6"'].filter(Boolean).join(' ')
}
