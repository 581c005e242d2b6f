// <guest-cells>: the guest list as a spreadsheet. It stands around the table whose cells bear data-cell (views/guests):
//
//   <guest-cells data-base data-pastes data-text-label data-text-fixed data-text-unpasted data-text-lost data-on:cell-save="@post(…)">
//
// Arrows move a visible focus from cell to cell (grid.js); Enter, F2, a double click or typing opens the cell (editor.js),
// whose form the server makes for the row (forms.js); Enter saves and goes down, Tab saves and goes on, Escape restores.
// Each cell is one command, `cell-save` ({action, payload}), shown at once and marked until it is answered (saves.js).
// While a cell is open <hold-still> keeps the rows where they are. A column that is pasted goes to its preview (paste.js).
//
// Without this file the cells are plain, and a guest is edited on their own page.
import { GuestCells } from './cells/element.js'

if (!customElements.get('guest-cells')) customElements.define('guest-cells', GuestCells)
