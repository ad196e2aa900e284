package agents

import (
	"context"
	"sort"

	"socialsync/db"
)

// priorWeight is how many answers the common curve counts for, in each tenth, beside
// those that a workspace's own people judged: with as many of them it has half the say.
const priorWeight = 20

// Calibration corrects how likely an answer is right, which one curve says for all
// workspaces, by what people made of this one's answers.
type Calibration struct {
	Judged int // answers it rests on
	knots  []knot
}

// knot says that answers which the common curve gives a chance of common have own here.
type knot struct{ common, own, weight float64 }

// CalibrationIn is the workspace's; nil while there is too little to go by.
func CalibrationIn(ctx context.Context, tx *db.Tx) (*Calibration, error) {
	record, err := tx.SupportBuckets(ctx, judgedDays)
	if err != nil {
		return nil, err
	}
	return Calibrate(record), nil
}

// Calibrate makes a workspace's correction of its record. Nil: fewer than leastJudged
// answers were judged, and the common curve holds.
//
// In each tenth the share of good answers is drawn towards what the common curve said of
// them, as by priorWeight more answers of which it was true. What is surer must not be
// less likely right, so neighbours that contradict that are taken together (pool adjacent
// violators). Where nobody judged anything, the common curve is all there is.
func Calibrate(record []db.SupportBucket) *Calibration {
	c := &Calibration{}
	tenths := [10]db.SupportBucket{}
	for _, b := range record {
		c.Judged += b.Count
		tenths[b.Bucket] = b
	}
	if c.Judged < leastJudged {
		return nil
	}
	for i, b := range tenths {
		middle := (float64(i) + 0.5) / 10
		if b.Count > 0 {
			middle = b.Expected / float64(b.Count)
		}
		weight := float64(b.Count) + priorWeight
		c.knots = append(c.knots, knot{middle, (float64(b.Good) + priorWeight*middle) / weight, weight})
	}
	c.rise()
	return c
}

// rise makes own never fall where common rises.
func (c *Calibration) rise() {
	type block struct {
		own, weight float64
		knots       int
	}
	var blocks []block
	for _, k := range c.knots {
		b := block{k.own, k.weight, 1}
		for len(blocks) > 0 && blocks[len(blocks)-1].own > b.own {
			last := blocks[len(blocks)-1]
			blocks = blocks[:len(blocks)-1]
			b = block{(last.own*last.weight + b.own*b.weight) / (last.weight + b.weight), last.weight + b.weight, last.knots + b.knots}
		}
		blocks = append(blocks, b)
	}
	at := 0
	for _, b := range blocks {
		for range b.knots {
			c.knots[at].own = b.own
			at++
		}
	}
}

// Chance is how likely an answer is right here, of which the common curve says common,
// 0 to 1. It lies on the line between the tenths on both sides; outside of them it keeps
// the distance of the last one. What has no support at all gets none.
func (c *Calibration) Chance(common float64) float64 {
	if c == nil || common <= 0 {
		return common
	}
	i := sort.Search(len(c.knots), func(i int) bool { return c.knots[i].common >= common })
	switch {
	case i == 0:
		return max(0, common+c.knots[0].own-c.knots[0].common)
	case i == len(c.knots):
		last := c.knots[i-1]
		return min(1, common+last.own-last.common)
	}
	before, after := c.knots[i-1], c.knots[i]
	share := 1.0
	if wide := after.common - before.common; wide > 0 {
		share = (common - before.common) / wide
	}
	return before.own + share*(after.own-before.own)
}
