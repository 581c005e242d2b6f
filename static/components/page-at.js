// A page of this site, as text: { page }, with `moved` where another address answered. Where it can't be had now: { wait }, how
// long the server wants to be left alone (ms); nothing of both where asking again is no use.
import { retryAfter } from './live/backoff.js'

/** Fetches the page at an address. */
export async function pageAt(url) {
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html' } })
    if (response.status === 429 || response.status >= 500) return { wait: retryAfter(response.headers.get('Retry-After')) }
    return response.ok ? { page: await response.text(), moved: response.redirected } : {}
  } catch {
    return { wait: 0 }
  }
}
