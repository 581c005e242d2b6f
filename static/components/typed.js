// Nothing typed is lost when a page is taken away: what stood in its fields is shown beneath what takes its place.
import { lost, typedIn } from './lost.js'

let typed = []

// The last patch is about to come.
document.addEventListener('live-farewell', () => { typed = typedIn(document) })

document.addEventListener('live-stopped', ({ target }) => {
  const panel = lost(typed, target)
  if (panel) document.getElementById('main')?.append(panel)
})
