package dbtest

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// howToGet is said when PostgreSQL is missing: the suite runs on both engines or not at all.
const howToGet = "the tests need PostgreSQL's server programs (initdb, postgres): apt-get install postgresql"

// cluster is one private PostgreSQL server of this test process.
type cluster struct {
	dir   string
	watch *exec.Cmd // holds the pipe whose end stops the server
	pool  *sql.DB   // to the database "postgres", for making and dropping others
	err   error
	mu    sync.Mutex
	n     int
	ended []string // databases whose tests are over
}

var shared = sync.OnceValue(startCluster)

func postgres(t testing.TB) *cluster {
	t.Helper()
	c := shared()
	if c.err != nil {
		t.Fatal(c.err)
	}
	return c
}

func (c *cluster) url(database string) string {
	return "host=" + c.dir + " user=convive dbname=" + database + " sslmode=disable"
}

// binaries is the folder of the newest installed server.
func binaries() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return "", fmt.Errorf("%s", howToGet)
	}
	slices.Sort(found)
	return filepath.Dir(found[len(found)-1]), nil
}

// startCluster makes and starts a server. A shell of its own watches this process through a pipe: when the pipe
// closes, however this process ended, it stops the server and removes the folder.
func startCluster() *cluster {
	c := &cluster{}
	bin, err := binaries()
	if err != nil {
		c.err = err
		return c
	}
	if c.dir, c.err = os.MkdirTemp(memory(), "convive-pg-"); c.err != nil {
		return c
	}
	as, err := notRoot(c.dir)
	if err != nil {
		c.err = err
		return c
	}
	init := exec.Command(filepath.Join(bin, "initdb"), "-D", c.dir+"/data", "-U", "convive", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
	init.SysProcAttr, init.Dir = as, c.dir
	if out, err := init.CombinedOutput(); err != nil {
		c.err = fmt.Errorf("initdb: %w\n%s", err, out)
		return c
	}
	server := fmt.Sprintf("%s/postgres -D data -k %s -h '' -F -c max_connections=200 -c shared_buffers=64MB -c max_wal_size=64MB >log 2>&1", bin, c.dir)
	watch := exec.Command("sh", "-c", server+" & pid=$!; cat >/dev/null; kill -QUIT $pid; wait $pid; rm -rf "+c.dir+"/*; rmdir "+c.dir)
	watch.SysProcAttr, watch.Dir = as, c.dir
	c.watch = watch
	if _, err := watch.StdinPipe(); err != nil {
		c.err = err
		return c
	}
	if c.err = watch.Start(); c.err == nil {
		c.err = c.ready()
	}
	return c
}

// memory is the folder that Linux keeps in memory, where it has room, else "" for the usual one: a copy of a PostgreSQL
// database is 300 files, which take 0.3 s on a disk and 0.01 s there, and each commit to SQLite waits for the disk.
func memory() string {
	const folder, room = "/dev/shm", 4 << 30
	var fs syscall.Statfs_t
	if err := syscall.Statfs(folder, &fs); err != nil || fs.Bavail*uint64(fs.Bsize) < room {
		return ""
	}
	return folder
}

// notRoot gives the folder to a user who isn't root, since PostgreSQL refuses to run as root.
func notRoot(dir string) (*syscall.SysProcAttr, error) {
	attr := &syscall.SysProcAttr{Setsid: true}
	if os.Getuid() != 0 {
		return attr, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("%s (%w)", howToGet, err)
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return attr, os.Chown(dir, uid, gid)
}

// ready waits until the server answers.
func (c *cluster) ready() error {
	pool, err := sql.Open("pgx", c.url("postgres"))
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	c.pool = pool
	kept.Store(pool)
	deadline, again := time.After(30*time.Second), time.Tick(20*time.Millisecond)
	for {
		err := pool.PingContext(context.Background())
		if err == nil {
			return nil
		}
		select {
		case <-again:
		case <-deadline:
			log, _ := os.ReadFile(c.dir + "/log")
			return fmt.Errorf("postgres did not start: %w\n%s", err, log)
		}
	}
}

// create makes a database and returns its name. When its test has ended it is dropped with the next one's making: by then
// the server has noticed that nobody is connected, which dropping at once would wait for.
func (c *cluster) create(t testing.TB, template string) string {
	t.Helper()
	name := c.keep(t, template)
	t.Cleanup(func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.ended = append(c.ended, name)
	})
	return name
}

// keep makes a database that stands as long as the server.
func (c *cluster) keep(t testing.TB, template string) string {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range c.ended {
		if err := c.admin("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Log(err)
		}
	}
	c.ended = nil
	c.n++
	name := fmt.Sprintf("test_%d", c.n)
	if err := c.admin("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY file_copy"); err != nil {
		t.Fatal(err)
	}
	return name
}

// admin runs a statement on one connection that is kept: opening one for each took longer than the statement.
func (c *cluster) admin(statement string) error {
	if _, err := c.pool.Exec(statement); err != nil {
		return fmt.Errorf("%s: %w", strings.Fields(statement)[0], err)
	}
	return nil
}
