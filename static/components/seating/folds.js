// A table that comes new to the list is unfolded, as the server says. Where its guests were on the page already a morph makes
// its elements anew around theirs, and leaves out of them what data-preserve-attr names: there is nothing to preserve.

export function folds(board, signal) {
  const list = board.querySelector('#seating-tables')
  if (!list) return
  const known = new WeakSet(list.querySelectorAll('.seat-fold'))
  const come = new MutationObserver(() => {
    for (const fold of list.querySelectorAll('.seat-fold')) {
      if (!known.has(fold)) fold.open = true
      known.add(fold)
    }
  })
  come.observe(list, { childList: true, subtree: true })
  signal.addEventListener('abort', () => come.disconnect())
}
