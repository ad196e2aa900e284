package app

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/redis/go-redis/v9"
)

// EncryptionKey is one version of the key that protects channel credentials.
type EncryptionKey struct {
	Version int
	Key     []byte // 32 bytes
}

// Each parser below returns the setter of one field. Its error completes the
// sentence "NAME is …" and never repeats the value: shown adds it, unless it is secret.

type setter = func(value string) error

func shown(v Variable, value string, err error) error {
	if v.Secret {
		if strings.HasPrefix(err.Error(), "expected") {
			return fmt.Errorf("is wrong: %w", err)
		}
		return err
	}
	if len(value) > 60 {
		value = value[:60] + "…"
	}
	return fmt.Errorf("is %q: %w", value, err)
}

func text(dst *string) setter {
	return func(v string) error { *dst = v; return nil }
}

func optional(set setter) setter {
	return func(v string) error {
		if v == "" {
			return nil
		}
		return set(v)
	}
}

func oneOf(dst *string, allowed ...string) setter {
	return func(v string) error {
		if *dst = v; !slices.Contains(allowed, v) {
			return errors.New("expected one of " + strings.Join(allowed, ", "))
		}
		return nil
	}
}

func atLeast(dst *[]byte, n int) setter {
	return func(v string) error {
		if *dst = []byte(v); len(v) < n {
			return fmt.Errorf("is %d characters long: expected %d or more, from a random source", len(v), n)
		}
		return nil
	}
}

func listen(dst *string) setter {
	return func(v string) error {
		*dst = v
		_, port, err := net.SplitHostPort(v)
		if err != nil {
			return errors.New("expected host:port or :port")
		}
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return errors.New("expected a port between 1 and 65535")
		}
		return nil
	}
}

func httpURL(dst *string) setter {
	return func(v string) error {
		u, err := url.Parse(v)
		if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			return errors.New("expected an address that begins with http:// or https://")
		}
		*dst = strings.TrimRight(v, "/")
		return nil
	}
}

func origin(dst **url.URL) setter {
	return func(v string) error {
		var checked string
		if err := httpURL(&checked)(v); err != nil {
			return err
		}
		u, err := url.Parse(checked)
		if err != nil || u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
			return errors.New("expected scheme, host and port only, like https://inbox.example.com")
		}
		*dst = u
		return nil
	}
}

func postgres(dst *string) setter {
	return func(v string) error {
		*dst = v
		if !strings.HasPrefix(v, "postgres://") && !strings.HasPrefix(v, "postgresql://") {
			return errors.New("is no Postgres address: expected postgres://user:password@host:5432/database")
		}
		if _, err := pgconn.ParseConfig(v); err != nil { // its text may repeat the password
			return errors.New("cannot be read: expected postgres://user:password@host:5432/database")
		}
		return nil
	}
}

func redisURL(dst *string) setter {
	return func(v string) error {
		*dst = v
		if _, err := redis.ParseURL(v); err != nil {
			return errors.New("is no Redis address: expected redis://:password@host:6379/0 or rediss:// for TLS")
		}
		return nil
	}
}

var prefixPattern = regexp.MustCompile(`^[A-Za-z0-9:-]{0,40}$`)

// prefix keeps braces out, which mean something to Redis Cluster.
func prefix(dst *string) setter {
	return func(v string) error {
		if *dst = v; !prefixPattern.MatchString(v) {
			return errors.New("expected up to 40 letters, digits, colons and hyphens")
		}
		return nil
	}
}

func blobURL(dst *string) setter {
	return func(v string) error {
		*dst = v
		u, err := url.Parse(v)
		if err != nil || (u.Scheme != "file" && u.Scheme != "s3" && u.Scheme != "mem") {
			return errors.New("is no blob address: expected file:///folder or s3://bucket?region=eu-west-1")
		}
		if u.Scheme == "file" && u.Host != "" && u.Host != "." && u.Host != "localhost" {
			return errors.New("names a host: expected file:///absolute/folder or file://./relative/folder")
		}
		return nil
	}
}

func smtp(dst *string) setter {
	return func(v string) error {
		*dst = v
		u, err := url.Parse(v)
		if err != nil || u.Hostname() == "" || (u.Scheme != "smtp" && u.Scheme != "smtps") {
			return errors.New("is no mail server: expected smtp://user:password@host:587 or smtps://")
		}
		return nil
	}
}

func mailbox(dst *string) setter {
	return func(v string) error {
		if *dst = v; !parses(mail.ParseAddress(v)) {
			return errors.New("expected an address like SocialSync <no-reply@example.com>")
		}
		return nil
	}
}

func parses(_ *mail.Address, err error) bool { return err == nil }

func between(dst *int, low, high int) setter {
	return func(v string) error {
		n, err := strconv.Atoi(v)
		if err != nil || n < low || n > high {
			return fmt.Errorf("expected a number between %d and %d", low, high)
		}
		*dst = n
		return nil
	}
}

func duration(dst *time.Duration, low, high time.Duration) setter {
	return func(v string) error {
		d, err := time.ParseDuration(v)
		if err != nil || d < low || d > high {
			return fmt.Errorf("expected a duration between %s and %s, like 25s", low, high)
		}
		*dst = d
		return nil
	}
}

func level(dst *slog.Level) setter {
	return func(v string) error {
		if dst.UnmarshalText([]byte(v)) != nil {
			return errors.New("expected debug, info, warn or error")
		}
		return nil
	}
}

func prefixes(dst *[]netip.Prefix) setter {
	return func(v string) error {
		for part := range strings.SplitSeq(v, ",") {
			part = strings.TrimSpace(part)
			if part == "" {
				continue
			}
			p, err := netip.ParsePrefix(part)
			if err != nil {
				return fmt.Errorf("%q is no network: expected 10.0.0.0/8,fd00::/8", part)
			}
			*dst = append(*dst, p.Masked())
		}
		return nil
	}
}

func keyring(dst *[]EncryptionKey) setter {
	return func(v string) error {
		for i, part := range strings.Split(v, ",") {
			number, encoded, found := strings.Cut(strings.TrimSpace(part), ":")
			version, err := strconv.Atoi(number)
			if !found || err != nil || version < 1 {
				return fmt.Errorf("has no number before its key %d: expected 1:base64key,2:base64key", i+1)
			}
			key, err := base64.StdEncoding.DecodeString(encoded)
			if err != nil || len(key) != 32 {
				return fmt.Errorf("has a key %d that is not 32 bytes of base64: make one with openssl rand -base64 32", version)
			}
			if slices.ContainsFunc(*dst, func(k EncryptionKey) bool { return k.Version == version }) {
				return fmt.Errorf("has key %d twice: give each key its own number", version)
			}
			*dst = append(*dst, EncryptionKey{Version: version, Key: key})
		}
		slices.SortFunc(*dst, func(a, b EncryptionKey) int { return cmp.Compare(a.Version, b.Version) })
		return nil
	}
}

// dollars is an amount of US dollars, kept in millionths.
func dollars(dst *int64) setter {
	return func(v string) error {
		amount, err := strconv.ParseFloat(v, 64)
		if err != nil || !(amount >= 0 && amount <= 1_000_000) {
			return errors.New("expected an amount of US dollars, such as 2 or 0.5")
		}
		*dst = int64(math.Round(amount * 1e6))
		return nil
	}
}
