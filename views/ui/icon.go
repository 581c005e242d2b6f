package ui

import (
	"maps"
	"slices"
)

// IconName names a drawing of the set. Icons are 16 × 16, stroked 1.5 px in the colour of the text beside them.
type IconName string

// Known reports whether the set holds a drawing of that name.
func (n IconName) Known() bool { return icons[n] != "" }

// directional icons point along the line of reading and are mirrored in right-to-left pages.
var directional = map[IconName]bool{
	"chevron-start": true, "chevron-end": true, "arrow-end": true, "undo": true, "redo": true, "sign-out": true, "list": true,
}

func (n IconName) class() string {
	if directional[n] {
		return "icon icon-flips"
	}
	return "icon"
}

// icons holds one path each, on a 16 px grid.
var icons = map[IconName]string{
	"activity":      "M1.5 8.5h3l2-5.5 3 10 2-4.5h3",
	"arrow-end":     "M2.5 8h11M9.5 4l4 4-4 4",
	"bus":           "M2.5 3.5h11v8h-11zM2.5 8h11M5 11.5v2M11 11.5v2",
	"calendar":      "M2.5 4h11v9.5h-11zM2.5 7.2h11M5.5 2.2V5M10.5 2.2V5",
	"chair":         "M5 2v12M11 2v12M5 5h6M5 9h6",
	"check":         "M3 8.5l3.2 3.2L13 4.8",
	"chevron-down":  "M4 6l4 4 4-4",
	"chevron-end":   "M6 4l4 4-4 4",
	"chevron-start": "M10 4L6 8l4 4",
	"chevron-up":    "M4 10l4-4 4 4",
	"child":         "M8 5.2A1.6 1.6 0 1 0 8 2a1.6 1.6 0 0 0 0 3.2zM8 5.2v4.8M4.8 7.2h6.4M8 10l-2.2 4M8 10l2.2 4",
	"clock":         "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 4.8V8l2.2 1.5",
	"close":         "M4 4l8 8M12 4l-8 8",
	"copy":          "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
	"diet":          "M5 2v4.5M3 2v3a2 2 0 0 0 4 0V2M5 7v7M12.5 14V2c-2 1-3 3.2-3 7h3",
	"document":      "M4 2h5.5l3 3v9H4zM9.2 2v3.3h3.3M6.2 8.5h4M6.2 11h4",
	"door":          "M4 14V2.5h8V14M2 14h12M9.8 8v.6",
	"drag":          "M6 4v.01M6 8v.01M6 12v.01M10 4v.01M10 8v.01M10 12v.01",
	"dots":          "M3.5 8h.01M8 8h.01M12.5 8h.01",
	"export":        "M8 9.5v-7M5 5.3l3-2.8 3 2.8M2.5 10.5v3h11v-3",
	"eye":           "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z",
	"filter":        "M2 4h12M4.5 8h7M6.8 12h2.4",
	"flag":          "M4 14V2.5h8.5l-2 3 2 3H4",
	"gift":          "M2.5 6h11v2.8h-11zM3.5 8.8h9v4.7h-9zM8 6v7.5M8 6S7 2.5 5.2 2.8 5 6 8 6zM8 6s1-3.5 2.8-3.2S11 6 8 6z",
	"globe":         "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M2 8h12M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12",
	"heart":         "M8 13.5S2 10 2 6a3 3 0 0 1 6-1 3 3 0 0 1 6 1c0 4-6 7.5-6 7.5z",
	"home":          "M2 7.8L8 2.8l6 5M3.8 6.5v7h8.4v-7M6.6 13.5v-4h2.8v4",
	"import":        "M8 2.5v7M5 6.7l3 2.8 3-2.8M2.5 10.5v3h11v-3",
	"info":          "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 7.5v3.5M8 5v.1",
	"keyboard":      "M1.5 4h13v8h-13zM4 6.5v.01M6.7 6.5v.01M9.3 6.5v.01M12 6.5v.01M5 9.5h6",
	"leaf":          "M3.2 12.8C2 7 6 3 13.5 2.8 13.8 10 9.5 14 3.2 12.8zM2.2 13.8l6-6",
	"link":          "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
	"list":          "M2 4h12M2 8h8M2 12h5",
	"lock":          "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
	"mail":          "M2 3.5h12v9H2zM2 4.5l6 4.5 6-4.5",
	"map":           "M8 14s4.5-4.5 4.5-7.8a4.5 4.5 0 0 0-9 0C3.5 9.5 8 14 8 14zM8 4.8a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z",
	"menu":          "M2 4h12M2 8h12M2 12h12",
	"minus":         "M3 8h10",
	"music":         "M6 12V3.5L13 2v8.5M6 12a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM13 10.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
	"pencil":        "M3 13l.8-3.2 7-7 2.4 2.4-7 7zM9.2 4.4l2.4 2.4",
	"people":        "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.6 1.9-4 4.5-4s4.5 1.4 4.5 4M10.5 2.6a2.5 2.5 0 0 1 0 4.8M12 9.9c1.6.6 2.5 1.8 2.5 3.6",
	"person":        "M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 13.5c0-2.6 2.2-4 5-4s5 1.4 5 4",
	"phone":         "M3 2.5h3l1.2 3.3-1.7 1.3a8 8 0 0 0 3.4 3.4l1.3-1.7 3.3 1.2v3C7.5 13.5 2.5 8.5 3 2.5z",
	"plus":          "M8 3v10M3 8h10",
	"print":         "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
	"turn":          "M12.9 8.8a5 5 0 1 1-1.3-4.2L13 6M13 2.6V6H9.6",
	"turn-back":     "M3.1 8.8a5 5 0 1 0 1.3-4.2L3 6M3 2.6V6h3.4",
	"align":         "M2.5 2v12M5 3.5h8.5v3H5zM5 9.5h5v3H5z",
	"redo":          "M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H9",
	"refresh":       "M13.5 8A5.5 5.5 0 1 1 11.7 4L13.5 5.7M13.5 2.5v3.2h-3.2",
	"request":       "M2.5 3h11v8H7.2l-3 2.5V11H2.5z",
	"scan":          "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M3.5 8h9",
	"search":        "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.4 3.4",
	"seat":          "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.6.6M12 12l.6.6M3.4 12.6l.6-.6M12 4l.6-.6",
	"settings":      "M2 4.5h6M12 4.5h2M10 2.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4zM2 11.5h2M8 11.5h6M6 9.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z",
	"sign-out":      "M6.5 2.5h-4v11h4M6 8h8M11 5l3 3-3 3",
	"star":          "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z",
	"swap":          "M2.5 5.5h10M9.5 2.5l3 3-3 3M13.5 10.5h-10M6.5 7.5l-3 3 3 3",
	"table":         "M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM8 1.6v.01M8 14.4v.01M1.6 8v.01M14.4 8v.01M3.4 3.4v.01M12.6 12.6v.01M3.4 12.6v.01M12.6 3.4v.01",
	"tag":           "M2.5 2.5h5.2l6 6-5.2 5.2-6-6zM5.3 5.3v.01",
	"team":          "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.6 1.9-4 4.5-4s4.5 1.4 4.5 4M12.5 4v4.5M10.2 6.2h4.6",
	"trash":         "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4",
	"undo":          "M6 3L3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7",
	"warning":       "M8 2.2L14.3 13.2H1.7zM8 6.5v3.2M8 11.3v.1",
	"wheelchair":    "M6.5 3v5h4l1.7 4.2h1.6M6.5 5.6h3.2M5 7.5a3.6 3.6 0 1 0 5 4.2M6.5 1.9v.01",
	"wand":          "M2.5 13.5l8-8M9 4l3 3M12.5 1.5v2M14.5 3.5h-2M5 2v2M4 3h2M13 10v2M12 11h2",
}

// IconNames lists the set in the order of the alphabet.
func IconNames() []IconName { return slices.Sorted(maps.Keys(icons)) }
