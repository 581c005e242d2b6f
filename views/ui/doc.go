// Package ui holds the small pieces every screen is built from: buttons, fields, marks, bars, notices, tables' furniture.
//
// A component takes a struct made for it and knows nothing of models. Add a piece here when a second screen needs it,
// with its look in static/css/30-*.css and an entry in the gallery.
//
// The rule it guards: text of people is only ever a text node or a plain attribute value; every data-* expression in
// these files is a constant, and what varies stands in attributes that the expression reads. Attrs fields are for
// plain attributes (data-x, aria-x), never for data-on or another expression.
package ui
