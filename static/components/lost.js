// What stood in fields and was not sent, when they are taken away: a panel to copy it from. The texts never leave the tab.

const TEXT = 'textarea, input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], input[type=number]'

/** What is typed within an element and not sent: [{field, label, value}]. */
export function typedIn(root) {
  return [...root.querySelectorAll(TEXT)]
    .filter((field) => field.value.trim() && field.value !== field.defaultValue)
    .map((field) => ({ field, label: labelOf(field), value: field.value }))
}

/**
 * A panel of what was typed into fields that are gone, with the texts of <live-page>; null when none is gone. It takes the
 * place of the one that is there, with what that one holds.
 */
export function lost(typed, { dataset: { textTyped, textTypedLost, textDismiss } }) {
  const gone = typed.filter(({ field }) => !field.isConnected)
  if (!gone.length) return null
  const before = document.getElementById('typed')
  const panel = document.createElement('section')
  panel.className = 'panel typed'
  panel.id = 'typed'
  panel.setAttribute('aria-labelledby', 'typed-title')
  add(add(panel, 'header', '', 'panel-head'), 'h2', textTyped).id = 'typed-title'
  const body = add(panel, 'div', '', 'panel-body')
  add(body, 'p', textTypedLost, 'quiet')
  const list = add(body, 'dl', '', 'facts')
  for (const { label, value } of [...listed(before), ...gone]) {
    add(list, 'dt', label)
    add(list, 'dd', value)
  }
  const dismiss = add(body, 'button', textDismiss, 'notice-link typed-dismiss')
  dismiss.type = 'button'
  dismiss.addEventListener('click', () => panel.remove())
  before?.remove()
  return panel
}

function listed(panel) {
  return [...panel?.querySelectorAll('dt') ?? []].map((dt) => ({ label: dt.textContent, value: dt.nextElementSibling.textContent }))
}

/** How a field is called, as its label says it. */
export function labelOf(field) {
  const label = field.labels?.[0]
  return (field.getAttribute('aria-label') ?? label?.querySelector('.field-label')?.textContent ?? label?.textContent ?? '').trim()
}

function add(parent, tag, text = '', name = '') {
  const el = parent.appendChild(document.createElement(tag))
  el.textContent = text
  if (name) el.className = name
  return el
}
