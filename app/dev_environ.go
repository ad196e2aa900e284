package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"maps"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

// devPorts are moved to the next free port when somebody else has the usual
// one, unless the environment insists. WEBAPP_URL is an address, the rest listen.
var devPorts = []struct{ name, format string }{
	{"ADDR", ":%d"},
	{"WEBAPP_URL", "http://127.0.0.1:%d"},
	{"METRICS_ADDR", "127.0.0.1:%d"},
	{"WORKER_METRICS_ADDR", "127.0.0.1:%d"},
	{"SIM_ADDR", "127.0.0.1:%d"},
	{"SIM_SMTP_ADDR", "127.0.0.1:%d"},
}

// configure brings dev.env up to date and loads it: secrets are made once, the
// addresses of private services and ports are written again at every start.
func (d *dev) configure(ctx context.Context) error {
	values, err := readEnviron(d.path("dev.env"))
	if err != nil {
		return err
	}
	if values["JWT_SECRET"] == "" {
		values["JWT_SECRET"] = randomBase64(48)
	}
	if values["ENCRYPTION_KEYS"] == "" {
		values["ENCRYPTION_KEYS"] = "1:" + randomBase64(32)
	}
	for _, service := range []string{"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"} {
		delete(values, service)
	}
	if d.private {
		if err := readServices(ctx, values); err != nil {
			return err
		}
	}
	values["SIM_STATE"] = d.path("sim.json")
	own, err := readEnviron(".env")
	if err != nil {
		return err
	}
	if err := choosePorts(ctx, values, own); err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("# Written by `make dev`, read by every socialsync command run in this folder.\n")
	for _, key := range slices.Sorted(maps.Keys(values)) {
		fmt.Fprintf(&b, "%s=%s\n", key, values[key])
	}
	if err := os.WriteFile(d.path("dev.env"), []byte(b.String()), 0o600); err != nil {
		return err
	}

	// Children are told everything, whichever folder this is: process, .env, dev.env.
	d.environ = os.Environ()
	for _, v := range Variables() {
		if _, set := os.LookupEnv(v.Name); set {
			continue
		}
		if value := cmp.Or(own[v.Name], values[v.Name]); value != "" {
			values[v.Name] = value
			d.environ = append(d.environ, v.Name+"="+value)
		}
	}
	d.config, err = Load(func(name string) string {
		if value, set := os.LookupEnv(name); set {
			return value
		}
		return values[name]
	})
	return err
}

func readServices(ctx context.Context, values map[string]string) error {
	output, err := exec.CommandContext(ctx, "scripts/services", "env", "dev").Output()
	if err != nil {
		return fmt.Errorf("scripts/services env dev: %w", err)
	}
	for line := range strings.Lines(string(output)) {
		for word := range strings.FieldsSeq(strings.TrimPrefix(line, "export ")) {
			if key, value, found := strings.Cut(word, "="); found {
				values[key] = strings.Trim(value, "'")
			}
		}
	}
	return nil
}

// choosePorts writes every port, those that own does not name. What an earlier
// start moved goes back when it can.
func choosePorts(ctx context.Context, values, own map[string]string) error {
	usual := map[string]string{}
	for _, v := range Variables() {
		usual[v.Name] = v.Default
	}
	taken := map[int]bool{}
	for _, p := range devPorts {
		delete(values, p.name)
		if os.Getenv(p.name) != "" || own[p.name] != "" {
			continue
		}
		wanted, err := strconv.Atoi(usual[p.name][strings.LastIndex(usual[p.name], ":")+1:])
		if err != nil {
			return err
		}
		port := wanted
		for taken[port] || !free(ctx, port) {
			if port++; port > 65535 {
				return fmt.Errorf("no free port for %s from %d on", p.name, wanted)
			}
		}
		taken[port] = true
		values[p.name] = fmt.Sprintf(p.format, port)
	}
	return nil
}

// free reports whether nobody listens on the port, on all addresses or on loopback.
func free(ctx context.Context, port int) bool {
	for _, host := range []string{"", "127.0.0.1"} {
		l, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		if err != nil {
			return false
		}
		l.Close()
	}
	return true
}

func randomBase64(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails: it ends the program instead
	return base64.StdEncoding.EncodeToString(b)
}
