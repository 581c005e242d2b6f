// Reloading the page without taking anything from the person in front of it, and never in a circle: what a reload was
// for is remembered in the tab's session, so that two replicas of different builds, or a page that is served while its
// stream answers 401, reload it once.

const KEY = 'convive-reloaded-for'

/** Reloads unless this tab did for the same reason before; false then. */
export function reloadOnce(reason) {
  try {
    if (sessionStorage.getItem(KEY) === reason) return false
    sessionStorage.setItem(KEY, reason)
  } catch {
    return false // without a memory there is no "once"
  }
  location.reload()
  return true
}

const again = 2000 // ms between two looks at whether somebody still types

/** Reloads once, as soon as nothing is being typed or held; returns how to give that up. */
export function reloadWhenFree(reason, held) {
  const timer = setInterval(() => {
    if (held() || busy() || document.activeElement?.closest('.live-notices')) return
    clearInterval(timer)
    reloadOnce(reason)
  }, again)
  return () => clearInterval(timer)
}

/** The reason is gone: the next one of its kind may reload again. */
export function settled(reason) {
  try {
    if (sessionStorage.getItem(KEY) === reason) sessionStorage.removeItem(KEY)
  } catch {
    // nothing was remembered
  }
}

/** Something is being typed, was typed and not sent, or is being dealt with in a modal dialog. */
export function busy() {
  const active = document.activeElement
  if (active?.matches('input:not([type=button],[type=submit],[type=reset],[type=checkbox],[type=radio]), textarea, select')) return true
  if (active?.isContentEditable || document.querySelector('dialog:modal')) return true
  return [...document.querySelectorAll('input, textarea, select')].some(dirty)
}

function dirty(field) {
  if (field.type === 'hidden') return false
  if (field.type === 'file') return field.files.length > 0
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
  if (!field.options) return field.value !== field.defaultValue
  const options = [...field.options]
  if (field.multiple || options.some((option) => option.defaultSelected)) {
    return options.some((option) => option.selected !== option.defaultSelected)
  }
  return field.selectedIndex > 0
}
