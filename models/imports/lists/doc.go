// Package lists reads guest lists as people bring them: exports of The Knot, Zola, Joy, Minted and
// Partiful, spreadsheets of their own making (CSV in any encoding, XLSX), pasted text and the demo
// wedding. It is pure: bytes in, a [List] or a [Refusal] out, no database, no clock, no files.
//
// It guards three rules. What a file says is kept as written (names are never re-cased, formulas
// stay text); what a file doesn't say stays "" and so can never erase anything on a second import;
// and a file is either understood as a whole or refused as a whole, with the line that is to blame.
//
// The words of foreign products ("party", "sub-event", "RSVP") stay inside this room; what leaves
// it speaks of households, occasions and replies.
package lists
