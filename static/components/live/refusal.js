// What the server says with a final refusal: a page of its own takes the place of this one's content, a plain sentence
// becomes a notice.
import { problem } from '../problem.js'

const patience = 5000 // ms that the body may take: what may no longer be seen doesn't wait for it

/** Shows the body of a 403 or 404; `patch` hands HTML over to Datastar. */
export async function tell(response, patch) {
  const type = response.headers.get('Content-Type') ?? ''
  const body = await Promise.race([response.text().catch(() => ''), new Promise((late) => setTimeout(late, patience, ''))])
  if (type.startsWith('text/html')) {
    const main = new DOMParser().parseFromString(body, 'text/html').getElementById('main')
    if (main) return patch(main.outerHTML)
  }
  problem(response.status, type.startsWith('text/plain') ? body.trim() : '')
}
