// Nothing typed is lost when a page is taken away: what stood in its fields and was not sent is shown beneath what takes
// its place, to be copied. The texts never leave the tab.

const TEXT = 'textarea, input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], input[type=number]'

let typed = [] // of {field, label, value}

function labelOf(field) {
  const label = field.labels?.[0]
  return (field.getAttribute('aria-label') ?? label?.querySelector('.field-label')?.textContent ?? label?.textContent ?? '').trim()
}

// The last patch is about to come.
document.addEventListener('live-farewell', () => {
  typed = [...document.querySelectorAll(TEXT)]
    .filter((field) => field.value.trim() && field.value !== field.defaultValue)
    .map((field) => ({ field, label: labelOf(field), value: field.value }))
})

document.addEventListener('live-stopped', ({ target }) => {
  const gone = typed.filter(({ field }) => !field.isConnected)
  const main = document.getElementById('main')
  if (!main || !gone.length) return
  const panel = add(main, 'section', '', 'panel typed')
  panel.id = 'typed'
  panel.setAttribute('aria-labelledby', 'typed-title')
  add(add(panel, 'header', '', 'panel-head'), 'h2', target.dataset.textTyped).id = 'typed-title'
  const body = add(panel, 'div', '', 'panel-body')
  add(body, 'p', target.dataset.textTypedLost, 'quiet')
  const list = add(body, 'dl', '', 'facts')
  for (const { label, value } of gone) {
    add(list, 'dt', label)
    add(list, 'dd', value)
  }
})

function add(parent, tag, text = '', name = '') {
  const el = parent.appendChild(document.createElement(tag))
  el.textContent = text
  if (name) el.className = name
  return el
}
