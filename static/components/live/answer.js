// One request to the page's stream, from the question to the last byte: the only fetch of live.js.
import { Parser } from './sse.js'
import { retryAfter } from './backoff.js'

/**
 * Asks and hands each complete frame to `onFrame`, until the answer ends or `controller` aborts; one that `prepare` had work
 * with is handed over after a pause. Returns how it ended:
 * {end: 'aborted' | 'late' | 'silent' | 'broken' | 'closed' | 'refused', status, wait, response}. `wait` is what
 * Retry-After asked for (ms); `response` comes with 'refused' (any answer that is no event stream), its body unread.
 */
export async function ask({ url, position, poll, controller, firstFrame, silence, prepare, onFrame }) {
  const { signal } = controller
  const watch = new Watch(controller)
  watch.expect(firstFrame, 'late')
  try {
    const response = await fetch(url, {
      headers: headers(position, poll),
      signal,
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'manual', // a redirect to a sign-in page is no stream
    })
    if (!isStream(response)) return refused(response)
    await read(response.body.getReader(), signal, prepare, (frame) => {
      watch.expect(silence, 'silent')
      onFrame(frame)
    })
    return { end: 'closed' }
  } catch {
    return { end: watch.missed ?? (signal.aborted ? 'aborted' : 'broken') }
  } finally {
    watch.stop()
  }
}

function headers(position, poll) {
  const all = { Accept: 'text/event-stream' }
  if (position) all['Last-Event-ID'] = position
  if (poll) all['Convive-Poll'] = '1'
  return all
}

function isStream(response) {
  return response.status === 200 && (response.headers.get('Content-Type') ?? '').startsWith('text/event-stream')
}

function refused(response) {
  return { end: 'refused', status: response.status, wait: retryAfter(response.headers.get('Retry-After')), response }
}

// What came at once is applied in slices, with room between them for what a hand does meanwhile: a page that is fetched
// whole is much for a slow phone. It may have been split anywhere on its way, too.
const slice = 8 // ms

async function read(reader, signal, prepare, onFrame) {
  const parser = new Parser()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    let began = performance.now()
    for (const frame of parser.push(value)) {
      signal.throwIfAborted()
      if (prepare(frame) || performance.now() - began > slice) {
        await breath()
        began = performance.now()
      }
      onFrame(frame)
    }
  }
}

// A timer of a hidden page may wait for a minute; a message doesn't.
function breath() {
  return new Promise((then) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      then()
    }
    port2.postMessage(0)
  })
}

// Watch ends a request that is late with its first frame, or silent after one.
class Watch {
  #controller
  #timer
  missed

  constructor(controller) {
    this.#controller = controller
  }

  expect(ms, missed) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.missed = missed
      this.#controller.abort()
    }, ms)
  }

  stop() {
    clearTimeout(this.#timer)
  }
}
