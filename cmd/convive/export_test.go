package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"convive/models/demo"
)

// demoData is a data folder with the demo wedding, which stays open as a running server would keep it.
func demoData(t *testing.T) string {
	t.Helper()
	ctx, s := context.Background(), store{Data: t.TempDir()}
	secret, err := s.secret()
	if err != nil {
		t.Fatal(err)
	}
	clock := &demo.Clock{}
	d, err := s.ready(ctx, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if err := demo.Seed(ctx, d, clock, secret, time.Date(2026, 8, 29, 12, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return s.Data
}

func TestExportWritesAReportBesideARunningServer(t *testing.T) {
	data, file := demoData(t), filepath.Join(t.TempDir(), "meals.csv")
	export := func(args ...string) int {
		return run(context.Background(), append([]string{"export", "--data", data}, args...))
	}
	if code := export("--event", "amara-jonas", "meals", "-o", file); code != 0 {
		t.Fatal(code)
	}
	written, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"Reception,braised beef,31,0,31,0,31,", "Reception,lake trout,27,0,27,0,27,", "Reception,mushroom wellington (vegan),50,5,55,0,55,", "Reception,children's pasta,0,36,36,0,36,"} {
		if !strings.Contains(string(written), line+"\r\n") {
			t.Errorf("%q is missing in\n%s", line, written)
		}
	}
	workbook := filepath.Join(t.TempDir(), "guests.XLSX")
	if code := export("--event", "amara-jonas", "guests", "-o", workbook); code != 0 {
		t.Fatal(code)
	}
	if written, _ := os.ReadFile(workbook); !bytes.HasPrefix(written, []byte("PK")) {
		t.Errorf("%.20q is no workbook", written)
	}
	for _, wrong := range [][]string{
		{"--event", "nowhere", "meals"}, {"--event", "nowhere", "--list"}, {"--event", "amara-jonas", "nonesuch"}, {"--event", "amara-jonas"}, {"meals"},
		{"--event", "amara-jonas", "meals", "-o", "meals.pdf"}, {"--event", "amara-jonas", "meals", "-o", filepath.Join(data, "no", "folder.csv")},
		{"--event", "amara-jonas", "meals", "--data", filepath.Join(data, "empty")},
	} {
		if code := export(wrong...); code != exitUsage {
			t.Errorf("%v: exit %d", wrong, code)
		}
	}
}

func TestExportListsTheReportsWithTheirTitles(t *testing.T) {
	var out bytes.Buffer
	if err := list(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	want := "headcount\tHeadcount\nmeals\tMeals\ndiets\tDiets and allergies\nunseated\tWithout a seat\nguests\tGuest list\nseating-by-table\tSeating by table\nseating-a-z\tSeating A–Z\n" +
		"households\tHouseholds\naddresses\tAddresses\nreplies\tReplies\nno-reply\tNo reply yet\nanswers\tAnswers to questions\n"
	if out.String() != want {
		t.Error(out.String())
	}
}
