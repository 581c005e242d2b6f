// Keyed reordering. moveBefore keeps what a removed and inserted node would lose: focus, caret, scroll position, a
// playing video, the inside of an iframe.

/** Puts el into parent, before next or at the end. */
export function put(parent, el, next) {
  if (el === next) return
  try {
    if (parent.moveBefore) return void parent.moveBefore(el, next)
  } catch {
    // e.g. an element that is not connected: the ordinary way then
  }
  parent.insertBefore(el, next)
}

/** Puts el where an insert of `mode` beside or into target would have put it. */
export function place(el, target, mode) {
  if (el === target || el.contains(target)) return
  if (mode === 'append') put(target, el, null)
  else if (mode === 'prepend') put(target, el, target.firstElementChild)
  else if (mode === 'before') put(target.parentNode, el, target)
  else if (target.nextElementSibling !== el) put(target.parentNode, el, target.nextElementSibling)
}

/** Carries out `convive-move`, unless it would overtake what patches hold back; false when an element it names is not on the page. */
export function move({ id, after, into }, patches) {
  const el = document.getElementById(id)
  const target = document.getElementById(after ?? into)
  if (!el || !target) return false
  const container = after === undefined ? target : target.parentElement
  if (patches.hinder(el, target, container)) {
    patches.lose()
    return true
  }
  place(el, target, after === undefined ? 'prepend' : 'after')
  return true
}
