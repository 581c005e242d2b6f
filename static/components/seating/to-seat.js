// "Move to…" leads to the seat itself: "4 9" is seat 9 of Table 4. What is typed so is offered as lines above the tables:
// a free seat takes the guest, on a taken one two change places, as a drop there does. Where nothing fits, a sentence says so.
import { aloneOnSeat, calledOf, guestOf, placeOf } from './rows.js'
import { fold, read, seatAt } from './seats.js'

const most = 60 // lines
const parking = 'parking' // also a word that can be typed

/** Makes it for the dialog; returns what narrows it down to what is typed, with the rows that would move. */
export function toSeat(board, dialog) {
  const list = dialog.querySelector('.seat-exact')
  const says = dialog.querySelector('.seat-none')
  const text = (name, words) => list.getAttribute(`data-text-${name}`).replace(/\{(\w+)\}/g, (_, word) => words[word])

  return (typed, rows) => {
    const all = [...dialog.querySelectorAll('#seating-destinations > li')]
    const sought = fold(typed)
    for (const li of all) li.hidden = !fold(li.querySelector('bdi').textContent).includes(sought)
    const parked = parks(typed) && rows.some((row) => placeOf(row) !== parking) ? [button('to', parking, list.dataset.textParking)] : []
    const { lines, sentence } = parked.length > 0 || all.some((li) => !li.hidden) ? { lines: parked, sentence: '' } : seats(all, typed, rows)
    if (list.innerHTML !== htmlOf(lines)) list.replaceChildren(...lines)
    if (says.textContent !== sentence) says.textContent = sentence
  }

  function seats(all, typed, rows) {
    const meant = read(typed, all, list.dataset.textWord)
    if (!meant) return { lines: [], sentence: text('nothing', { typed: typed.trim() }) }
    if (!aloneOnSeat(rows)) {
      for (const li of meant.tables) li.hidden = false
      return { lines: [], sentence: text('several', {}) }
    }
    const [row] = rows
    const lines = []
    let sentence = ''
    for (const li of meant.tables) {
      const numbers = meant.number === null ? Array.from({ length: Number(li.dataset.seats) }, (_, i) => i + 1) : [meant.number]
      for (const n of numbers) {
        const { is, other } = seatAt(board, li, n, row)
        const words = { n, m: li.dataset.seats, table: li.querySelector('bdi').textContent, guest: calledOf(other ?? row) }
        if (is === 'free' || is === 'taken') lines.push(line(li, n, other, words))
        else sentence ||= text(is, words)
      }
    }
    return { lines: lines.slice(0, most), sentence: lines.length > 0 ? '' : sentence }
  }

  function parks(typed) {
    const word = fold(typed)
    return word.length >= 4 && [parking, fold(list.dataset.textParking)].some((name) => name.startsWith(word))
  }

  function line(li, n, other, words) {
    const to = other ? ['guest', guestOf(other)] : ['to', `${li.querySelector('button').value}:${n}`]
    const item = button(...to, text('seat', words), text(other ? 'swap' : 'free', words))
    if (other) item.firstChild.formAction = board.dataset.swaps
    return item
  }

  function button(name, value, called, is = '') {
    const item = document.createElement('li')
    const button = item.appendChild(document.createElement('button'))
    Object.assign(button, { type: 'submit', className: 'menu-item', name, value })
    button.appendChild(document.createElement('bdi')).textContent = called
    const state = button.appendChild(document.createElement('span'))
    state.className = 'quiet'
    state.textContent = is
    return item
  }
}

const htmlOf = (lines) => lines.map((line) => line.outerHTML).join('')
