// Who deletes what the page is about goes elsewhere with the answer; what others are told of it meanwhile is not for them.

/** Pauses the stream while a form with data-leaves waits for its answer, and goes on where it was refused or failed. */
export function leaves({ form, state }, pause, goOn) {
  if (!form.hasAttribute('data-leaves')) return
  if (state === 'pending') pause()
  else if (state === 'refused' || state === 'failed') goOn()
}
