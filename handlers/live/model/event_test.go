package model_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"convive/handlers/live/model"
)

const stream = "event: convive-hello\ndata: {\"build\":\"b1\"}\n\n" +
	": a proxy's comment\n\n" +
	"event: datastar-patch-elements\ndata: mode append\ndata: selector #rows\ndata: elements <li id=\"zoë\">Zoë 🌻\ndata: elements  second line</li>\nid: e1:7\n\n"

func TestEventsAreReadAlikeWithEveryLineEnd(t *testing.T) {
	for name, end := range map[string]string{"LF": "\n", "CRLF": "\r\n", "CR": "\r"} {
		t.Run(name, func(t *testing.T) {
			in := iotest.OneByteReader(strings.NewReader(strings.ReplaceAll(stream, "\n", end)))
			events, err := model.NewReader(in).All()
			if err != nil || len(events) != 2 {
				t.Fatalf("%d events, %v", len(events), err)
			}
			if hello := events[0]; hello.Type != "convive-hello" || hello.Raw != `{"build":"b1"}` || hello.Ends {
				t.Errorf("hello: %+v", hello)
			}
			patch := events[1]
			if !patch.Ends || patch.ID != "e1:7" || patch.Data["mode"] != "append" || patch.Data["selector"] != "#rows" {
				t.Errorf("patch: %+v", patch)
			}
			if want := "<li id=\"zoë\">Zoë 🌻\n second line</li>"; patch.Data["elements"] != want {
				t.Errorf("elements %q, want %q", patch.Data["elements"], want)
			}
		})
	}
}

func TestACutEventIsNotReported(t *testing.T) {
	whole := strings.Index(stream, ": a proxy")
	for cut := whole + 1; cut < len(stream); cut++ {
		events, err := model.NewReader(strings.NewReader(stream[:cut])).All()
		if len(events) != 1 {
			t.Fatalf("cut at %d: %d events", cut, len(events))
		}
		if cut > strings.Index(stream, "event: datastar") && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Fatalf("cut at %d: %v", cut, err)
		}
	}
}

func TestAnEventIsReportedBeforeTheNextByteComes(t *testing.T) {
	in, out := io.Pipe()
	go func() { _, _ = io.WriteString(out, "event: convive-beat\r\ndata: {}\r\n\r") }()
	event, err := model.NewReader(in).Next() // would wait for ever for the LF of the last CRLF
	if err != nil || event.Type != "convive-beat" {
		t.Fatalf("%+v, %v", event, err)
	}
}

func FuzzReaderSeesTheSameEventsInPieces(f *testing.F) {
	f.Add(stream)
	f.Add("id\n\ndata\n\nevent:x\r\ndata:  y\r\r\n")
	f.Add("\xef\xbb\xbfdata: bom\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		whole, err := model.NewReader(strings.NewReader(text)).All()
		pieces, err2 := model.NewReader(iotest.OneByteReader(strings.NewReader(text))).All()
		if !errors.Is(err2, err) || len(whole) != len(pieces) {
			t.Fatalf("%d events, %v; in pieces %d, %v", len(whole), err, len(pieces), err2)
		}
		for i := range whole {
			if whole[i].Raw != pieces[i].Raw || whole[i].ID != pieces[i].ID || whole[i].Type != pieces[i].Type {
				t.Fatalf("%+v, in pieces %+v", whole[i], pieces[i])
			}
		}
	})
}
