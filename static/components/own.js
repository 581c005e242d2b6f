// "You", found in the page: fragments are the same bytes for everyone who may see them, so the server can't say it.
// Elements whose data-actor is the page's own data-me (on <body>) get the class `own`; app.css shows what belongs to
// it: `.own[data-you]::after { content: attr(data-you) }` (read aloud too) and `.own .own-action`. No text is changed:
// the morph compares text, and would put it back.
import { whenPatched } from './patched.js'

function mark() {
  const { me, you } = document.body.dataset
  if (!me) return
  for (const el of document.querySelectorAll(`[data-actor="${CSS.escape(me)}"]:not(.own)`)) {
    el.classList.add('own')
    if (you && !el.hasAttribute('data-you')) el.dataset.you = you
  }
}

whenPatched(mark)
