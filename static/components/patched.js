// "The page was patched", once per burst, whoever sent the patch (the stream, polling, the reply to a command). For
// components that finish what the server rendered: a morph takes their finishing away again.

/** Calls `finish` now and after every patch, before the browser paints. */
export function whenPatched(finish) {
  let queued = false
  const soon = () => {
    if (queued) return
    queued = true
    queueMicrotask(() => {
      queued = false
      finish()
    })
  }
  document.addEventListener('datastar-fetch', ({ detail }) => detail.type === 'datastar-patch-elements' && soon())
  document.addEventListener('live-delivery', soon)
  finish()
}
