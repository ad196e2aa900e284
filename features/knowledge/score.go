package knowledge

// Calibration turns what speaks for a passage into its score: the chance, 0 to 1,
// that it answers the question. The score has this one meaning everywhere: in the
// bench, in the agent's lanes, in thresholds people set.
//
// `make eval` prints the curve that fits the committed questions best, and
// docs/decisions/0014 how good it is. A model's cosines mean something only against
// those of the same model, hence one calibration for each.
type Calibration struct {
	CosineNothing, CosineAll float64    // between them the cosine says something
	Same                     [4]float64 // intercept, words, meaning, both at once
	Foreign                  [3]float64 // another language than the question's: intercept, words, meaning
	Words                    [2]float64 // no embedding to compare: intercept, words
}

// The calibrations there are. offline is the product's own simulator, whose
// vectors compare words.
var (
	offlineCalibration = Calibration{
		CosineNothing: 0.05, CosineAll: 0.45, Same: [4]float64{-4.56, 6.20, 3.85, -1.53}, Foreign: [3]float64{-3.94, 4.28, 7.21},
		Words: [2]float64{-4.31, 7.78},
	}
	// semanticCalibration is for text-embedding-3-small and others of its kind. Only
	// Words was measured, which has no part in them: the rest is an estimate from what
	// the model's users report, and stricter than what was measured offline.
	semanticCalibration = Calibration{
		CosineNothing: 0.15, CosineAll: 0.60, Same: [4]float64{-5, 3, 4, 2}, Foreign: [3]float64{-5, 1, 8},
		Words: [2]float64{-4.31, 7.78},
	}
)

// numbers are the calibration as search_knowledge wants it.
func (c Calibration) numbers() []float64 {
	return append([]float64{
		c.CosineNothing, c.CosineAll, c.Same[0], c.Same[1], c.Same[2], c.Same[3], c.Foreign[0], c.Foreign[1], c.Foreign[2],
	}, c.Words[:]...)
}

// calibration of the embeddings in use.
func (s *Service) calibration() Calibration {
	if s.Embedder.Endpoint.Offline {
		return offlineCalibration
	}
	return semanticCalibration
}

// OfflineRange is the range of cosines of the offline model, for whoever fits its
// curve anew.
func OfflineRange() (nothing, all float64) {
	return offlineCalibration.CosineNothing, offlineCalibration.CosineAll
}
