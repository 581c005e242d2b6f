// What differs between a fragment that came whole and the one on the page. To compare is cheap, and to morph is not: of
// a room with three hundred chairs, after a move mostly two have changed.

/**
 * The elements of rows that are to be patched so that the page becomes equal to them, none when nothing differs; null
 * when it takes all of the rows: what differs lies in no element with an id, somebody moves from one part into another
 * (only a morph of both keeps their element, and the focus), or the parts would not be the same once they were written
 * down alone.
 */
export function differing(rows) {
  if (rows.some(unwritable)) return null
  const parts = []
  for (const row of rows) {
    const there = onPage(row)
    const some = there && narrowed(row, there)
    if (!some) return null
    parts.push(...some)
  }
  return parts.some(takesFromElsewhere) ? null : parts
}

export function onPage({ id }) {
  return id ? document.getElementById(id) : null
}

function narrowed(row, there) {
  if (row.isEqualNode(there)) return []
  if (row.localName !== there.localName || row.childNodes.length !== there.childNodes.length || !sameAttributes(row, there)) return null
  const parts = []
  for (const [at, child] of row.childNodes.entries()) {
    const other = there.childNodes[at]
    if (child.isEqualNode(other)) continue
    if (child.nodeType !== Node.ELEMENT_NODE || other.nodeType !== Node.ELEMENT_NODE || child.id !== other.id) return null
    const within = narrowed(child, other) ?? (child.id ? [child] : null)
    if (!within) return null
    parts.push(...within)
  }
  return parts
}

const sameAttributes = (a, b) => a.attributes.length === b.attributes.length && [...a.attributes].every(({ name, value }) => b.getAttribute(name) === value)

function takesFromElsewhere(part) {
  const there = onPage(part)
  return [...part.querySelectorAll('[id]')].some((el) => onPage(el) && !there?.contains(onPage(el)))
}

// HTML within SVG needs its surroundings to be read, and a line break at the beginning of these is lost when they are
// written down.
function unwritable(row) {
  return row.querySelector('foreignObject') !== null || [...row.querySelectorAll('textarea, pre')].some(({ textContent }) => textContent.startsWith('\n'))
}
