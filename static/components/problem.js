// One sentence about what went wrong, in #notices (a polite live region of the layout). The texts are the server's
// translations, attributes of <body>: data-text-403, -404, -413, -429, -500, -network, -search. There is one such
// notice at a time: three failures of the same kind are one sentence. While a dialog covers the page it stands in the dialog.

// What the server's own words for "not saved" are made of; text of people is escaped, so it can't hold these.
const REFUSAL = /\s(data-refused="|class="error-summary"|id="conflict-dialog")/

/** Says whether an answer that came as 200 is a refusal. */
export const refused = (body) => REFUSAL.test(body)

const ID = 'notice-problem'

/** Shows `text`, or the page's sentence for the status (a number, 'network' or 'search'). */
export function problem(status, text) {
  const dialog = document.querySelector('dialog:modal [role=alert]')
  const notices = dialog ?? document.getElementById('notices')
  const sentence = text || sentenceFor(String(status))
  if (!notices || !sentence) return
  const shown = document.getElementById(ID)
  if (shown?.textContent === sentence) return
  if (!dialog && status !== 'search') document.getElementById('notice-done')?.remove() // what is offered there is not about this
  const notice = document.createElement('div')
  notice.id = ID
  notice.className = 'notice notice-problem'
  notice.dataset.status = status
  const words = document.createElement('span')
  words.className = 'notice-text'
  words.textContent = sentence
  notice.append(words)
  if (!dialog) notice.append(closing())
  if (shown) shown.replaceWith(notice)
  else notices.append(notice)
}

function closing() {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'notice-close notice-close-drawn'
  button.setAttribute('aria-label', document.body.dataset.textClose ?? '')
  button.addEventListener('click', () => clearProblem())
  return button
}

/** Takes the notice away, or only one about `status`: the person tries again. */
export function clearProblem(status) {
  const shown = document.getElementById(ID)
  if (!status || shown?.dataset.status === status) shown?.remove()
}

// A page that says goodbye says all there is to say; one that was refused may have said it here.
document.addEventListener('live-stopped', ({ detail: { reason } }) => Number(reason) || clearProblem())

function sentenceFor(status) {
  const of = (name) => document.body.getAttribute(`data-text-${name}`)
  return of(status) ?? of('500')
}
