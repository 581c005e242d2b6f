// Nothing typed is lost when a page is taken away: what stood in its fields and was not sent is shown on the page that
// says goodbye (#typed), to be copied. The texts never leave the tab.

const TEXT = 'textarea, input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], input[type=number]'

let typed = [] // of {label, value}

function labelOf(field) {
  const label = field.labels?.[0]
  return (field.getAttribute('aria-label') ?? label?.querySelector('.field-label')?.textContent ?? label?.textContent ?? '').trim()
}

// The last patch is about to come.
document.addEventListener('live-farewell', () => {
  typed = [...document.querySelectorAll(TEXT)]
    .filter((field) => field.value.trim() && field.value !== field.defaultValue)
    .map((field) => ({ label: labelOf(field), value: field.value }))
})

document.addEventListener('live-stopped', () => {
  const place = document.getElementById('typed')
  if (!place || !typed.length) return
  const list = place.querySelector('dl')
  for (const { label, value } of typed) {
    const term = document.createElement('dt')
    term.textContent = label
    const text = document.createElement('dd')
    text.textContent = value
    list.append(term, text)
  }
  place.hidden = false
})
