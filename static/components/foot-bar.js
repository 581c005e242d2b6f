// A bar that floats at the lower end of the window: notices stand above it, however many lines its buttons take. Its height
// is set where they are, since one that the whole page inherits would have all of it styled anew.

const gap = 8 // px between them

/** Watches the height of a bar, which is nothing while it is hidden. */
export function footBar(bar, signal) {
  const notices = document.getElementById('notices')
  if (!bar || !notices) return
  const sized = new ResizeObserver(([{ borderBoxSize: [{ blockSize }] }]) => notices.style.setProperty('--bar', blockSize > 0 ? `${Math.ceil(blockSize) + gap}px` : '0px'))
  sized.observe(bar)
  signal.addEventListener('abort', () => sized.disconnect())
}

/** On a phone, where there is little room, the last step's notice goes when the next one begins; Undo is in the head, too. */
export function clearNotice() {
  if (matchMedia('(max-width: 767px)').matches) document.getElementById('notice-done')?.remove()
}
