package model

import (
	"fmt"
	"strings"
)

// idOf reads the one kind of selector that our streams use: #id (with CSS escapes) or [id="…"].
func idOf(selector string) (string, error) {
	if id, ok := strings.CutPrefix(selector, `[id="`); ok && strings.HasSuffix(id, `"]`) {
		return strings.TrimSuffix(id, `"]`), nil
	}
	id, ok := strings.CutPrefix(selector, "#")
	if !ok || id == "" || strings.ContainsAny(id, " .>+~:[,*") && !strings.Contains(id, `\`) {
		return "", fmt.Errorf("selector %q names no single id", selector)
	}
	return unescape(id), nil
}

func unescape(id string) string {
	var out strings.Builder
	for i := 0; i < len(id); i++ {
		if id[i] != '\\' || i+1 == len(id) {
			out.WriteByte(id[i])
			continue
		}
		i++
		var r rune
		end := i
		for end < len(id) && end < i+6 && strings.IndexByte("0123456789abcdefABCDEF", id[end]) >= 0 {
			end++
		}
		if end == i {
			out.WriteByte(id[i])
			continue
		}
		fmt.Sscanf(id[i:end], "%x", &r)
		out.WriteRune(r)
		if end == len(id) || id[end] != ' ' {
			end--
		}
		i = end
	}
	return out.String()
}
