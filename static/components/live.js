// <live-page>: the browser's end of a page's stream (DESIGN section 5). It stands once in the header of every page:
//
//   <live-page data-url data-position data-build data-poll="30|60" data-fragments
//              data-text-live data-text-reconnecting data-text-polling data-text-offline data-text-reload></live-page>
//
// It emits `live-state` ({state, previous}), `live-delivery` ({position, whole, changes}), `live-held` (a frozen region
// was spared), `live-said` (what others did), `live-farewell` (the last patch follows) and `live-stopped` ({why}), and
// listens to `live-freeze`, `live-release` and `live-resync`. The truth stays on the server: nothing is kept here
// but the position reached.
import './live/heir.js'
import { LivePage } from './live/page.js'

// A second copy of this module (another ?v=) must not throw; the first definition serves the page.
if (!customElements.get('live-page')) customElements.define('live-page', LivePage)
