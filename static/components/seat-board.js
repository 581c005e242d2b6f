// <seat-board>: dragging, choosing and moving guests on the seating board. It stands around the board's live fragments
// and the one form that moves guests (views/seating):
//
//   <seat-board data-action data-swaps data-occasion data-plan data-text-selected data-text-swap data-text-to data-text-offline data-text-broken
//               data-on:seat-move="@post(…)">
//
// It emits `seat-move` ({swap, form: {command, occasion, plan, guest: ["guest:place", …], to}}), which Datastar posts, one at a time. It
// holds no truth: what is dropped lands at once, marked pending; the server confirms it or it slides back with the
// reason, and the page is fetched whole afterwards. Everything here also works by keyboard, and without script by the
// form alone.
import { SeatBoard } from './seating/board.js'

if (!customElements.get('seat-board')) customElements.define('seat-board', SeatBoard)
