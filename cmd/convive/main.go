package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// Exit codes that scripts may rely on.
const (
	exitFailed  = 1
	exitUsage   = 2 // wrong flags or configuration
	exitRefused = 3 // a file was refused as a whole; nothing changed
	exitUnmet   = 4 // a plan was written that breaks hard rules
)

// exit is an error with a code of its own.
type exit struct {
	code int
	err  error
}

func (e exit) Error() string { return e.err.Error() }

// usage says that the configuration is wrong.
func usage(format string, args ...any) error { return exit{exitUsage, fmt.Errorf(format, args...)} }

// cli is every command and flag; each flag can also be set by its CONVIVE_… variable.
type cli struct {
	Serve    serveCommand    `cmd:"" help:"Serve the app; migrates the database first."`
	Migrate  migrateCommand  `cmd:"" help:"Bring the database to this version's schema."`
	Import   importCommand   `cmd:"" help:"Import a guest list into an event."`
	Account  accountCommand  `cmd:"" help:"Keep accounts."`
	Seed     seedCommand     `cmd:"" help:"Make the demo event anew."`
	Export   exportCommand   `cmd:"" help:"Write a report as CSV or XLSX."`
	Touch    touchCommand    `cmd:"" help:"Have every open page of an event drawn anew, after rows were changed by hand."`
	Backup   backupCommand   `cmd:"" help:"Write everything into one file (SQLite)."`
	Seat     seatCommand     `cmd:"" help:"Find who sits where: an instance from standard input, a plan to standard output."`
	Simulate simulateCommand `cmd:"" help:"Play a wedding against a demo server on this machine, and judge what everybody saw."`
	Restore  restoreCommand  `cmd:"" help:"Put a backup in the place of the data folder."`
}

// store is where the data is; every command has it.
type store struct {
	Data        string `default:"./data" env:"CONVIVE_DATA" help:"Folder of the database and the installation's secret." placeholder:"DIR"`
	DatabaseURL string `env:"CONVIVE_DATABASE_URL" help:"PostgreSQL to use instead of SQLite in the data folder." placeholder:"URL"`
	Secret      string `env:"CONVIVE_SECRET" help:"The installation's secret, the same on all replicas; otherwise kept in the data folder." placeholder:"HEX"`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:]))
}

// run carries out one command line and returns the exit code.
func run(ctx context.Context, args []string) int {
	var c cli
	parser, err := kong.New(&c, kong.Name("convive"), kong.Description("Planning weddings and seated events, live."), kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		panic(err)
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "convive:", err)
		return exitUsage
	}
	err = command.Run()
	if err == nil {
		return 0
	}
	fmt.Fprintln(os.Stderr, "convive:", err)
	var e exit
	if errors.As(err, &e) {
		return e.code
	}
	return exitFailed
}
