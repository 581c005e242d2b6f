// An incremental reader of server-sent events. Bytes may be cut anywhere: inside a line, between CR and LF, inside a
// UTF-8 sequence. Unlike EventSource it also reports an event that carries only an id, because an id is what ends a
// delivery. What was not ended by a blank line when the stream breaks is never reported.

/** @typedef {{event: string, id: string|undefined, data: string[]}} Frame */

export class Parser {
  #decoder = new TextDecoder()
  #line = '' // the last line so far, not ended yet
  #afterCR = false // the last chunk ended with CR: an LF that follows belongs to it
  #frame = null

  /** @param {Uint8Array} bytes @returns {Frame[]} the events that these bytes complete */
  push(bytes) {
    let text = this.#decoder.decode(bytes, { stream: true })
    if (!text) return []
    if (this.#afterCR && text[0] === '\n') text = text.slice(1)
    this.#afterCR = text === '' ? false : text.endsWith('\r')
    const lines = (this.#line + text).split(/\r\n|\r|\n/)
    this.#line = lines.pop()
    const frames = []
    for (const line of lines) if (line === '') this.#end(frames)
      else this.#field(line)
    return frames
  }

  #end(frames) {
    if (this.#frame) frames.push(this.#frame)
    this.#frame = null
  }

  #field(line) {
    const colon = line.indexOf(':')
    if (colon === 0) return // a comment is no sign of life: proxies send them too
    const name = colon < 0 ? line : line.slice(0, colon)
    let value = colon < 0 ? '' : line.slice(colon + 1)
    if (value[0] === ' ') value = value.slice(1)
    if (name !== 'event' && name !== 'id' && name !== 'data') return
    const frame = (this.#frame ??= { event: 'message', id: undefined, data: [] })
    if (name === 'data') frame.data.push(value)
    else frame[name] = value
  }
}

/** The `data: key value…` lines of Datastar's events as an object; lines of the same key are joined by newlines. */
export function fields(frame) {
  const all = {}
  for (const line of frame.data) {
    const space = line.indexOf(' ')
    const key = space < 0 ? line : line.slice(0, space)
    const value = space < 0 ? '' : line.slice(space + 1)
    all[key] = key in all ? all[key] + '\n' + value : value
  }
  return all
}

/** The data of one of our own events as JSON; {} when it is none, since a beat must not break on its body. */
export function json(frame) {
  try {
    return JSON.parse(frame.data.join('\n')) ?? {}
  } catch {
    return {}
  }
}
