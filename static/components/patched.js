// "The page was patched", once per burst, whoever sent the patch (the stream, polling, the reply to a command). For
// components that finish what the server rendered: a morph takes their finishing away again.

/** Calls `finish` now and after every patch, before the browser paints, until `signal` aborts. */
export function whenPatched(finish, signal) {
  let queued = false
  const soon = () => {
    if (queued) return
    queued = true
    queueMicrotask(() => {
      queued = false
      if (!signal?.aborted) finish()
    })
  }
  document.addEventListener('datastar-fetch', ({ detail }) => detail.type === 'datastar-patch-elements' && soon(), { signal })
  document.addEventListener('live-delivery', soon, { signal })
  finish()
}
