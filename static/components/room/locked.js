// Who would move what is locked is told why it stays.
import { problem } from '../problem.js'
import { isLocked } from './pieces.js'

/** Those of some pieces that are not locked; where all are, it says so. */
export function free(plan, pieces) {
  const all = pieces.filter((piece) => !isLocked(piece))
  if (pieces.length > 0 && all.length === 0) problem('locked', plan.dataset.textLocked)
  return all
}
