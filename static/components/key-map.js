// The keys of a page that has a map of them: ? opens the map, / leads to the search above the list. Both mean what they
// are wherever something is typed, and a cell of the list that has the focus takes them as any other letter.
const TYPED = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit], [type=button])'

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPED) || document.querySelector(':modal')) return
  const search = document.querySelector('[data-list-search] input[type=search]')
  if (event.key === '?') document.querySelector('.key-map')?.closest('dialog').showModal()
  else if (event.key === '/' && search) {
    search.focus()
    search.select()
  } else return
  event.preventDefault()
})
