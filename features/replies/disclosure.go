package replies

import (
	"cmp"
	"fmt"
	"strings"
)

// disclosure is what a customer reads under the assistant's first answer in a session:
// there it hides neither the answer nor, in lists of conversations, its beginning. It is
// ours, not the model's: that one talks to an AI must not depend on what a model makes of
// its prompt. Empty when the configuration does not want it said.
func (t *turn) disclosure() string {
	if !t.config.SaysItIsAI || !t.gated.IsFirst {
		return ""
	}
	business := strings.Join(strings.Fields(t.business.Name), " ")
	return "\n\n" + fmt.Sprintf(cmp.Or(disclosures[t.language()], disclosures["en"]), business)
}

var disclosures = map[string]string{
	"ar": "أنا مساعد %s بالذكاء الاصطناعي. يمكنك طلب التحدث مع شخص في أي وقت.",
	"de": "Ich bin der KI-Assistent von %s. Sie können jederzeit nach einem Menschen fragen.",
	"en": "I am the AI assistant of %s. You can ask for a person at any time.",
	"es": "Soy el asistente de IA de %s. Puede pedir hablar con una persona en cualquier momento.",
	"fr": "Je suis l’assistant IA de %s. Vous pouvez demander une personne à tout moment.",
	"it": "Sono l’assistente IA di %s. Può chiedere una persona in qualsiasi momento.",
	"nl": "Ik ben de AI-assistent van %s. U kunt op elk moment om een persoon vragen.",
	"pl": "Jestem asystentem AI %s. W każdej chwili można poprosić o rozmowę z człowiekiem.",
	"pt": "Sou o assistente de IA de %s. Pode pedir para falar com uma pessoa a qualquer momento.",
	"tr": "Ben %s yapay zekâ asistanıyım. İstediğiniz zaman bir insanla görüşmeyi isteyebilirsiniz.",
	"uk": "Я ШІ-асистент %s. Ви можете будь-коли попросити поговорити з людиною.",
	"zh": "我是%s的 AI 助手。您可以随时要求人工服务。",
}
