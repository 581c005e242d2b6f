// A column of a spreadsheet, pasted on a cell: it goes to the page that shows what would become of it, for the rows from
// there on downwards in the order shown.

/** Sends lines to their preview. ids are those of the rows from the cell on. */
export function pasted(base, cell, lines, ids) {
  const count = lines.split('\n').length
  const form = document.createElement('form')
  form.method = 'post'
  form.action = `${base}/guests/pasting${location.search}` // the list as it is shown, to come back to
  const add = (name, value) => {
    const field = document.createElement('textarea')
    field.name = name
    field.value = value
    form.append(field)
  }
  add('column', cell.dataset.cell)
  add('text', lines)
  add('rows', ids.slice(0, count).join(' '))
  form.hidden = true
  document.body.append(form)
  form.submit()
}
