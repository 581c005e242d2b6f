package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Entry is one sentence of a PO file.
type Entry struct {
	Notes      []string // comments of people and programs, with their "# ", "#." or "#,"
	Files      []string
	ID, Plural string
	Forms      []string // one, or as many as the language has plurals
	Obsolete   bool     // no longer said anywhere
}

// Catalogue is a PO file: what stands above its first sentence, and its sentences.
type Catalogue struct {
	Head    Entry
	Entries []Entry
}

var field = regexp.MustCompile(`^(msgid|msgid_plural|msgstr|msgstr\[(\d+)\]) (".*")$`)

// parse reads a PO file; errors name the line.
func parse(text string) (*Catalogue, error) {
	var all []Entry
	var entry Entry
	var last *string // what a line that is only a string goes on with
	begun := false
	finish := func() {
		if begun {
			all = append(all, entry)
		}
		entry, last, begun = Entry{}, nil, false
	}
	for number, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		line, obsolete := strings.CutPrefix(line, "#~ ")
		match := field.FindStringSubmatch(line)
		switch {
		case line == "":
			finish()
		case strings.HasPrefix(line, "#"):
			if begun {
				finish()
			}
			entry.comment(line)
		case strings.HasPrefix(line, `"`) && last != nil:
			more, err := strconv.Unquote(line)
			if err != nil {
				return nil, fmt.Errorf("line %d: %s", number+1, line)
			}
			*last += more
		case match != nil:
			if match[1] == "msgid" && begun {
				finish()
			}
			value, err := strconv.Unquote(match[3])
			if err != nil {
				return nil, fmt.Errorf("line %d: %s", number+1, line)
			}
			begun, entry.Obsolete = true, obsolete
			last = entry.set(match[1], match[2], value)
		default:
			return nil, fmt.Errorf("line %d: %s", number+1, line)
		}
	}
	finish()
	if len(all) == 0 || all[0].ID != "" {
		return nil, fmt.Errorf(`the head (msgid "") is missing`)
	}
	return &Catalogue{Head: all[0], Entries: all[1:]}, nil
}

func (e *Entry) comment(line string) {
	if files, ok := strings.CutPrefix(line, "#:"); ok {
		e.Files = append(e.Files, strings.Fields(files)...)
		return
	}
	if !strings.HasPrefix(line, "#|") { // the former sentence of a fuzzy match
		e.Notes = append(e.Notes, line)
	}
}

func (e *Entry) set(name, index, value string) *string {
	switch name {
	case "msgid":
		e.ID = value
		return &e.ID
	case "msgid_plural":
		e.Plural = value
		return &e.Plural
	}
	i, _ := strconv.Atoi(index) // "" is the only form
	for len(e.Forms) <= min(i, 9) {
		e.Forms = append(e.Forms, "")
	}
	e.Forms[min(i, 9)] = value
	return &e.Forms[min(i, 9)]
}

// String writes the file: its head, the sentences by text, then the obsolete ones.
func (c *Catalogue) String() string {
	var out strings.Builder
	c.Head.write(&out)
	entries := slices.Clone(c.Entries)
	slices.SortStableFunc(entries, func(a, b Entry) int {
		if a.Obsolete != b.Obsolete {
			return map[bool]int{true: 1, false: -1}[a.Obsolete]
		}
		return strings.Compare(a.ID, b.ID)
	})
	for _, entry := range entries {
		out.WriteString("\n")
		entry.write(&out)
	}
	return out.String()
}

func (e Entry) write(out *strings.Builder) {
	for _, note := range e.Notes {
		out.WriteString(note + "\n")
	}
	if len(e.Files) > 0 && !e.Obsolete {
		out.WriteString("#: " + strings.Join(e.Files, " ") + "\n")
	}
	line := func(name, value string) {
		if e.Obsolete {
			name = "#~ " + name
		}
		out.WriteString(name + " " + quote(value) + "\n")
	}
	line("msgid", e.ID)
	if e.Plural == "" {
		line("msgstr", strings.Join(e.Forms, ""))
		return
	}
	line("msgid_plural", e.Plural)
	for i, form := range e.Forms {
		line("msgstr["+strconv.Itoa(i)+"]", form)
	}
}

// quote writes a string on one line, or a line for each of its own.
func quote(value string) string {
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace
	lines := strings.SplitAfter(strings.TrimSuffix(value, "\n"), "\n")
	if len(lines) == 1 {
		return `"` + escape(value) + `"`
	}
	if strings.HasSuffix(value, "\n") {
		lines[len(lines)-1] += "\n"
	}
	out := `""`
	for _, line := range lines {
		out += "\n\"" + escape(line) + `"`
	}
	return out
}
