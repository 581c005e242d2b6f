// Refusals in #notices. One stays until it is closed, or until a command of one's own that was begun (pressed, dropped) after
// it was shown is carried out or refused in its turn: what waited in a queue says nothing about it. One module, for
// whoever imports it tells of what they begin.
import { clearProblem, refused } from './problem.js'

const begunUnder = new WeakMap() // a refusal → ids of commands that were begun while it stood: they go with it

/** A hand has begun this command, which may wait before it is sent. */
export function begun(command) {
  clearProblem()
  for (const notice of shown()) begunUnder.set(notice, (begunUnder.get(notice) ?? new Set()).add(command))
}

/** What was refused is given up. */
export const clearRefusals = (notices = shown()) => notices.forEach((notice) => notice.remove())

/** Says whether the server has just refused this command in a sentence. */
export const wasRefused = (command) => shown().some((notice) => notice.dataset.refused === command)

const shown = () => [...document.querySelectorAll('#notices-refused > *')]

document.addEventListener('command-done', ({ detail: { command, status, body } }) => {
  const before = shown().filter((notice) => begunUnder.get(notice)?.delete(command))
  if (status === 'network' || status >= 400) return
  clearRefusals(before)
  const [mine] = shown().filter((notice) => notice.dataset.refused === command)
  if (!mine || !refused(body)) return
  document.getElementById('notice-done')?.remove() // what is offered there is not about this
  clearRefusals(shown().filter((notice) => notice !== mine && notice.textContent === mine.textContent))
  const box = mine.parentElement // which scrolls where several are shown
  box.scrollTop = box.scrollHeight
})
