// One sentence about what went wrong, in #notices (a polite live region of the layout). The texts are the server's
// translations, attributes of <body>: data-text-403, -404, -413, -429, -500, -network. There is one such notice at a
// time: three failures of the same kind are one sentence. While a dialog covers the page it stands in the dialog.

// What the server's own words for "not saved" are made of; text of people is escaped, so it can't hold these.
const REFUSAL = /\s(data-refused="|class="error-summary"|id="conflict-dialog")/

/** Says whether an answer that came as 200 is a refusal. */
export const refused = (body) => REFUSAL.test(body)

const ID = 'notice-problem'

/** Shows `text`, or the page's sentence for the status (a number or 'network'). */
export function problem(status, text) {
  const notices = document.querySelector('dialog:modal [role=alert]') ?? document.getElementById('notices')
  const sentence = text || sentenceFor(String(status))
  if (!notices || !sentence) return
  const shown = document.getElementById(ID)
  if (shown?.textContent === sentence) return
  const notice = shown ?? document.createElement('p')
  notice.id = ID
  notice.className = 'notice notice-problem'
  notice.dataset.status = status
  notice.textContent = sentence
  if (!shown) notices.append(notice)
}

/** Takes the notice away: the person tries again. */
export function clearProblem() {
  document.getElementById(ID)?.remove()
}

// A page that is over says all there is to say.
document.addEventListener('live-stopped', clearProblem)

function sentenceFor(status) {
  const of = (name) => document.body.getAttribute(`data-text-${name}`)
  return of(status) ?? of('500')
}
