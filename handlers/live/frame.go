package live

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// The events of the wire, beside Datastar's own.
const (
	eventPatch     = "datastar-patch-elements"
	eventMove      = "convive-move"
	eventHello     = "convive-hello"
	eventBeat      = "convive-beat"
	eventTrouble   = "convive-trouble"
	eventNews      = "convive-news"
	eventReload    = "convive-reload"
	eventFarewell  = "convive-farewell" // the last patch follows
	eventSignedOut = "convive-signed-out"
)

// Why a stream ends for good, each with words of its own.
const (
	NoAccess    = "access"  // the person may no longer look
	SessionOver = "session" // they may come back when they sign in
	Deleted     = "deleted" // what the page is about is gone
)

func forGood(why string) bool { return why == NoAccess || why == SessionOver || why == Deleted }

// Patch frames elements for Datastar: mode "" morphs by id, the other modes need a selector.
func Patch(dst *bytes.Buffer, selector, mode string, html []byte) {
	begin(dst, eventPatch)
	if selector != "" {
		line(dst, "selector", selector)
	}
	if mode != "" {
		line(dst, "mode", mode)
	}
	if len(html) > 0 {
		for part := range bytes.SplitSeq(bytes.ReplaceAll(html, []byte("\r"), nil), []byte("\n")) {
			dst.WriteString("data: elements ")
			dst.Write(part)
			dst.WriteByte('\n')
		}
	}
	dst.WriteByte('\n')
}

func begin(dst *bytes.Buffer, event string) {
	dst.WriteString("event: ")
	dst.WriteString(event)
	dst.WriteByte('\n')
}

func line(dst *bytes.Buffer, name, value string) {
	dst.WriteString("data: ")
	dst.WriteString(name)
	dst.WriteByte(' ')
	dst.WriteString(value)
	dst.WriteByte('\n')
}

// move frames a row that changes its place; after "" makes it the container's first child.
func move(dst *bytes.Buffer, id, after, container string) {
	begin(dst, eventMove)
	line(dst, "id", id)
	if after != "" {
		line(dst, "after", after)
	} else {
		line(dst, "into", container)
	}
	dst.WriteByte('\n')
}

func signal(event, json string) []byte {
	return fmt.Appendf(nil, "event: %s\ndata: %s\n\n", event, json)
}

// trouble names the fragments that show less than the log holds; none when all is well again.
func trouble(fragments []string) []byte {
	list, _ := json.Marshal(map[string][]string{"fragments": fragments}) // strings always can be
	return signal(eventTrouble, string(list))
}

// withPosition puts the position into the last event of a delivery: only a complete delivery moves it.
func withPosition(frames []byte, position string) []byte {
	if len(frames) == 0 {
		return frames
	}
	out := make([]byte, 0, len(frames)+len(position)+5)
	out = append(out, frames[:len(frames)-1]...)
	out = append(out, "id: "...)
	out = append(out, position...)
	return append(out, '\n', '\n')
}
