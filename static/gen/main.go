// Command gen makes what static/ needs and cannot hold by hand: the Datastar bundle (from its Go module, ignored by git)
// and expressions.js (from the templates, committed). Run it at the top of the module, after templ.
//
//	go run ./static/gen datastar
//	go run ./static/gen expressions
package main

import (
	"fmt"
	"os"

	"convive/static/gen/expressions"
)

// folders are where attributes are written.
var folders = []string{"views"}

func main() {
	steps := map[string]func() error{"datastar": datastar, "expressions": writeExpressions}
	if len(os.Args) != 2 || steps[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: go run ./static/gen datastar|expressions")
		os.Exit(2)
	}
	if err := steps[os.Args[1]](); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func writeExpressions() error {
	all, problems, err := expressions.Collect(os.DirFS("."), folders...)
	if err != nil {
		return err
	}
	for _, problem := range problems {
		fmt.Fprintln(os.Stderr, problem.Error())
	}
	if len(problems) > 0 {
		return fmt.Errorf("%d problems; static/expressions.js is left as it was", len(problems))
	}
	return os.WriteFile("static/expressions.js", expressions.Script(all), 0o644)
}
