// The arrow in a household's row folds the rows of its people away, until it is pressed again or the page is left. With Alt
// it does so for all households at once. The people stay part of the list: ticking the household ticks them.
//
// What is folded is remembered by the row's id and made so again after each patch, since a morph brings the rows back.
import { whenPatched } from './patched.js'

const folded = new Set()

document.addEventListener('click', (event) => {
  const arrow = event.target.closest?.('.row-fold')
  if (!arrow) return
  const close = arrow.getAttribute('aria-expanded') === 'true'
  for (const one of event.altKey ? document.querySelectorAll('.row-fold') : [arrow]) {
    const row = one.closest('tr')
    if (close) folded.add(row.id)
    else folded.delete(row.id)
    set(row)
  }
})

function set(row) {
  const close = folded.has(row.id)
  row.querySelector('.row-fold')?.setAttribute('aria-expanded', String(!close))
  for (let next = row.nextElementSibling; next?.matches('.row-member'); next = next.nextElementSibling) next.hidden = close
}

whenPatched(() => {
  for (const id of folded) {
    const row = document.getElementById(id)
    if (row) set(row)
  }
})
