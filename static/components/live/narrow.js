// What differs between a fragment that came whole and the one on the page. To compare is cheap, and to morph is not: of
// a room with three hundred chairs, after a move mostly two have changed.

/**
 * The elements of `row` that are to be patched so that `there` becomes equal to it: none when nothing differs, null when
 * that can't be done by parts that have ids.
 */
export function narrowed(row, there) {
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
