package inbox

import "strings"

// PhoneKey returns the form that all spellings of one number share. Three
// countries give the same phone two spellings, and WhatsApp uses either:
// Brazil's ninth digit, Argentina's 9 and Mexico's 1 after the country code.
func PhoneKey(phone string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, phone)
	switch {
	case len(digits) == 13 && strings.HasPrefix(digits, "55") && digits[4] == '9':
		return digits[:4] + digits[5:]
	case len(digits) == 13 && strings.HasPrefix(digits, "549"):
		return "54" + digits[3:]
	case len(digits) == 13 && strings.HasPrefix(digits, "521"):
		return "52" + digits[3:]
	}
	return digits
}
