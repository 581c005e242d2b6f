// Who mends a problem by keyboard stays among the problems: the mended one goes, and the next one has the focus, as a row
// and not as the button of its move.
import { whenPatched } from '../patched.js'

export function mending(board, signal) {
  let near = [] // ids: the problem that has the focus, those behind it, those before it

  const rowOf = (el) => el?.closest?.('.problem-item')

  function look(row) {
    const all = [...board.querySelectorAll('.problem-item')].map(({ id }) => id)
    const at = all.indexOf(row.id)
    near = [...all.slice(at), ...all.slice(0, at).reverse()]
  }

  document.addEventListener('focusin', ({ target }) => {
    const row = rowOf(target)
    if (row) look(row)
    else near = []
  }, { signal })

  // Who goes on elsewhere by mouse or finger, or follows a problem to its guest, has left them.
  for (const name of ['pointerdown', 'click']) {
    document.addEventListener(name, ({ target }) => { if (!rowOf(target) || target.closest('a')) near = [] }, { signal })
  }

  whenPatched(() => {
    const row = rowOf(document.activeElement)
    if (row) return look(row)
    if (near.length === 0 || (document.activeElement && document.activeElement !== document.body)) return
    const next = near.map((id) => document.getElementById(id)).find((one) => one?.checkVisibility())
    near = []
    const heir = next ?? document.getElementById('problems-title')
    heir?.focus({ preventScroll: true })
    heir?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, signal)
}
