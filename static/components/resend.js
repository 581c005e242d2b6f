// An answer may be lost: the connection breaks after the server has done the work, or nothing comes back at all. Then the
// same bytes are sent again with the same command id, so the work is done once and told once more. Work that is not all done
// under the command id (a password, a new account) is sent once: sendOnce, forms with data-once.
//
// Datastar asks by globalThis.fetch; only its POSTs that carry a command id go this way, and tell of themselves on document:
//   command-sent     {command}                it leaves
//   command-again    {command}                it leaves once more
//   command-answered {command, seq}           it was carried out, as this number of the log
//   command-done     {command, status, body}  Datastar has taken in how it ended; status is 'network' where no answer came
import { retryAfter } from './live/backoff.js'

const ANSWER = 10_000 // ms until the whole answer is there
const PAUSE = 400 // ms before the second sending, doubling; up to half of it is left out by chance
const DOUBLED = 3 // times at most, so that a server that starts anew is found soon after
const LIMIT = 45_000 // ms after the first sending, after which no other begins
const LONGEST = 20_000 // ms that the server may ask for; who is to wait longer is told so at once
const ONCE = 25_000 // ms for the answer to what is sent once
const EMPTY = [204, 205, 304] // statuses that have no body
const BUSY = 503 // the server can't answer now: nobody knows what became of the command, and it is to be sent again
const TOO_MANY = 429 // refused before anything was done: it is sent again when the server says that it may
const LOST = [502, 504] // what a proxy says when the server behind it did not answer

const plain = globalThis.fetch

const once = new Set() // ids of commands that are in flight and never sent again from here

globalThis.fetch = (input, init) => {
  const command = commandOf(init)
  return command ? told(input, init, command) : plain(input, init)
}

/** The next sending of this command is its only one: only the person sends it again. */
export const sendOnce = (command) => once.add(command)

function commandOf({ method, headers, body } = {}) {
  if (method !== 'POST' || !headers?.['Datastar-Request']) return ''
  return (typeof body === 'string' ? JSON.parse(body).command : body?.get?.('command')) ?? ''
}

/** Datastar aborts the signal of each of its requests when it is through with it, which tells the end of just this one. */
async function told(input, init, command) {
  tell('command-sent', { command })
  const done = { command, status: 'network', body: '' }
  init.signal?.addEventListener('abort', () => tell('command-done', done), { once: true })
  const { response, body } = await (once.delete(command) ? whole(input, init, ONCE) : send(input, init, command))
  Object.assign(done, { status: response.status, body })
  const seq = Number(response.headers.get('Convive-Seq'))
  if (seq) tell('command-answered', { command, seq })
  return new Response(EMPTY.includes(response.status) ? null : body, response)
}

async function send(input, init, command) {
  const begun = performance.now()
  const over = (ms = 0) => performance.now() - begun + ms > time('limitMs', LIMIT)
  for (let tries = 1; ; tries++) {
    const answer = await whole(input, init, ANSWER).catch((error) => ({ error }))
    const asked = retryAfter(answer.response?.headers.get('Retry-After'))
    if (!answer.error && !again(answer.response.status, asked)) return answer
    const pause = time('againMs', PAUSE) * 2 ** Math.min(tries - 1, DOUBLED) * (1 - Math.random() / 2)
    const wait = Math.max(pause, asked)
    if (init.signal?.aborted || asked > LONGEST || over(wait)) return ended(answer)
    tell('command-again', { command })
    await new Promise((go) => setTimeout(go, wait))
    if (over()) return ended(answer) // also for a page that comes back out of the browser's cache
  }
}

/** No answer came, or one that knows as little: whether the command was carried out is open. */
export const unsure = (status) => status === 'network' || Number(status) === BUSY

const again = (status, asked) => status === BUSY || (status === TOO_MANY && asked > 0)

function ended(answer) {
  if (answer.error) throw answer.error
  return answer
}

/** One sending, to the last byte of its answer: one that breaks off in the middle is no answer. It may take some ms. */
async function whole(input, init, ms) {
  const controller = new AbortController()
  const stop = () => controller.abort()
  if (init.signal?.aborted) stop()
  init.signal?.addEventListener('abort', stop)
  const timer = init.body instanceof FormData ? 0 : setTimeout(stop, time('answerMs', ms))
  try {
    const response = await plain(input, { ...init, signal: controller.signal })
    if (LOST.includes(response.status)) throw new Error(`no answer came through: ${response.status}`)
    return { response, body: await response.text() }
  } finally {
    clearTimeout(timer)
    init.signal?.removeEventListener('abort', stop)
  }
}

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }))

/** An attribute of <body> (data-answer-ms, data-again-ms, data-limit-ms) may replace a time: tests don't wait ten seconds. */
const time = (name, otherwise) => Number(document.body.dataset[name]) || otherwise
