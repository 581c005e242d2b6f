package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// binary is what `make build` leaves.
const binary = "bin/convive"

// starts is how often the server is started to measure it.
const starts = 5

// patience bounds how long anything here is waited for.
const patience = 60 * time.Second

// bench is one run: a folder with the demo in it, made by the real binary.
type bench struct {
	dir   string
	data  string   // the demo as the first start left it
	site  *site    // the app in this process, when a part needs it
	after []func() // what ends with the bench
}

func newBench() (*bench, error) {
	dir, err := os.MkdirTemp("", "convive-bench-")
	if err != nil {
		return nil, err
	}
	b := &bench{dir: dir, data: filepath.Join(dir, "demo")}
	if _, err := startOnce(binary, "serve", "--demo", "--data", b.data); err != nil {
		os.RemoveAll(dir)
		return nil, fmt.Errorf("%s doesn't start, run make build: %w", binary, err)
	}
	return b, nil
}

func (b *bench) close() {
	if b.site != nil {
		b.site.close()
	}
	for _, end := range slices.Backward(b.after) {
		end()
	}
	_ = os.RemoveAll(b.dir)
}

// start measures the binary: its size, and from its start to the first byte of a page that reads the database, beside
// a process that serves a constant.
func (b *bench) start() error {
	info, err := os.Stat(binary)
	if err != nil {
		return err
	}
	goal("binary_size", float64(info.Size())/1e6, "MB", "< 60")
	var app, bare times
	for range starts {
		took, err := startOnce(binary, "serve", "--demo", "--data", b.data)
		if err != nil {
			return err
		}
		app = append(app, took)
		if took, err = startOnce(os.Args[0], asChild, bareServer, b.data); err != nil {
			return err
		}
		bare = append(bare, took)
	}
	goal("start_to_first_byte", app.median(), "ms", "< 300")
	figure("start_to_first_byte_bare", bare.median(), "ms")
	return nil
}

// startOnce starts a server, asks it for a page until there is one, and stops it.
func startOnce(program string, args ...string) (time.Duration, error) {
	addr, err := freeAddress()
	if err != nil {
		return 0, err
	}
	cmd := exec.Command(program, append(args, "--addr", addr)...)
	if args[0] == asChild {
		cmd = exec.Command(program, args...)
		cmd.Env = append(os.Environ(), addressVariable+"="+addr)
		in, err := cmd.StdinPipe() // its end would end the child
		if err != nil {
			return 0, err
		}
		defer in.Close()
	}
	cmd.Stderr = os.Stderr
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	took, err := firstByte("http://"+addr+"/demo", began)
	_ = cmd.Process.Signal(syscall.SIGTERM)
	if args[0] == asChild {
		_ = cmd.Process.Kill()
	}
	_ = cmd.Wait()
	return took, err
}

// firstByte asks until somebody answers.
func firstByte(url string, began time.Time) (time.Duration, error) {
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	every := time.NewTicker(time.Millisecond)
	defer every.Stop()
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return 0, err
		}
		resp, err := client.Do(req)
		if err == nil {
			defer resp.Body.Close()
			_, err = io.ReadFull(resp.Body, make([]byte, 1))
			return time.Since(began), err
		}
		select {
		case <-ctx.Done():
			return 0, errors.New("nobody answered")
		case <-every.C:
		}
	}
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}
