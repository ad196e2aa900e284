package metasim

import "time"

// bucket is a token bucket in the world's time.
type bucket struct {
	Left float64   `json:"left"`
	At   time.Time `json:"at"`
}

// take spends one of key's tokens, of which there are at most most, growing
// by perSecond. The caller holds mu.
func (s *Server) take(key string, most, perSecond float64) bool {
	now := s.now()
	b := s.world.Buckets[key]
	if b == nil {
		b = &bucket{Left: most, At: now}
		s.world.Buckets[key] = b
	}
	if passed := now.Sub(b.At).Seconds(); passed > 0 {
		b.Left = min(most, b.Left+passed*perSecond)
	}
	b.At = now
	if b.Left < 1 {
		return false
	}
	b.Left--
	return true
}

// Meta's numbers.
const (
	throughput    = 80.0 // messages a second for one number
	pairBurst     = 45.0
	pairPerSecond = 1.0 / 6
	igThroughput  = 300.0
	window        = 24 * time.Hour
	humanWindow   = 7 * 24 * time.Hour
)
