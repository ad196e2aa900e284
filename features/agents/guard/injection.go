package guard

import "regexp"

// sign is how an attempt to command the model looks. It proves nothing; it only
// keeps the AI from sending by itself.
type sign struct {
	name string
	// look is matched against the folded words.
	look *regexp.Regexp
}

var signs = []sign{
	{"OVERRIDE", words(`(ignore|disregard|forget|override|bypass|skip)( all| any| of| your| the| these| those| my| previous| prior| above| earlier| preceding| everything| system)* (instructions?|rules?|prompts?|guidelines|directives|restrictions|programming)`)},
	{"OVERRIDE", words(`(ignore|ignorez|ignorer|contourne|contournez|passe outre|ne tiens pas compte de|ne tenez pas compte de)( toutes?| tous| tes| vos| les| ces| mes| de| des| d| l| ensemble| precedentes?| anterieures?)* (instructions?|consignes?|regles?|directives?|restrictions?|limites)`)},
	{"OVERRIDE", words(`(oublie|oubliez|oublier)( (toutes?|tous|tes|vos|ces|mes)( les| tes| vos| ces| precedentes?)* (instructions?|consignes?|regles?|directives?)| les (instructions?|consignes?|regles?|directives?) (precedentes?|anterieures?|ci dessus|du systeme))`)},
	{"OVERRIDE", words(`(ignora|ignore|ignorar|olvida|olvide|olvidar|omite|omita|salta|desobedece|haz caso omiso de|no hagas caso de)( todas?| todos| tus| sus| las| los| estas| esas| mis| de| anteriores| previas)* (instrucciones|reglas|indicaciones|directrices|ordenes|restricciones|normas)`)},
	{"OVERRIDE", words(`(ignoriere|vergiss|ignora|dimentica|esqueca|negeer)( alle| deine| die| vorherigen| bisherigen| tutte| le| tue| precedenti| as| suas| todas| anteriores| eerdere)* (anweisungen|regeln|istruzioni|regole|instrucoes|regras|instructies)`)},
	{"REVEAL", words(`(show|reveal|print|repeat|tell|give|display|output|list|share|write|what (is|are|were))( me| us| out)*( your| the| all| full| whole| entire| exact| initial| hidden| secret| system| original| internal| of)* (system prompt|prompt|system message|instructions you (were|are|have)|instructions (given|above)|(your|hidden|secret|internal|initial) (instructions|rules|guidelines))`)},
	{"REVEAL", words(`(montre|montrez|affiche|affichez|revele|revelez|repete|repetez|donne|donnez|ecris|cite|quelles? (est|sont))( moi| nous)*( ton| ta| tes| votre| vos| le| la| les| l| tout| toutes?| integralite| du| de| des)* (prompt|prompt systeme|message systeme|instructions? systeme|(consignes|instructions|regles) (initiales|internes|cachees|secretes))`)},
	{"REVEAL", words(`(muestra|muestrame|revela|revelame|imprime|repite|dime|escribe|cuales son)( me)?( tu| tus| su| sus| el| la| las| los| todo| todas| completo)* (prompt|mensaje del sistema|instrucciones del sistema|(instrucciones|reglas) (iniciales|internas|ocultas|secretas))`)},
	{"ROLE", words(`(you are now (a|an|in|dan|no longer|free|my|the)|from now on you (are|will|must|have)|pretend (to be|that you|you)|act as (if|though|an? (ai|unrestricted|admin|developer|different|hacker))|(developer|dan|jailbreak|god|debug|admin|sudo|maintenance) mode|jailbreak|do anything now|new instructions|you have no (rules|restrictions|limits))`)},
	{"ROLE", words(`(tu es maintenant|vous etes maintenant (un|une|en)|a partir de maintenant (tu|vous)|desormais tu|fais comme si tu|fais semblant d|faites semblant d|mode (developpeur|admin|debug|maintenance)|nouvelles instructions)`)},
	{"ROLE", words(`(ahora eres|ahora es usted un|a partir de ahora (eres|debes|vas)|finge (ser|que)|actua como (si|un|una)|modo (desarrollador|admin|dios|depuracion)|nuevas instrucciones)`)},
	{"AUTHORITY", words(`((i am|i m|this is|as) (the|your) (developer|administrator|admin|creator|programmer|owner|ceo|boss|system)|you (are|re) (authori[sz]ed|allowed|permitted) (to|by)|je suis (le|la|ton|votre) (developpeur|developpeuse|administrateur|administratrice|createur|creatrice|patron|patronne|gerant)|soy (el|la|tu|su) (desarrollador|desarrolladora|administrador|administradora|creador|creadora|jefe|jefa|dueno|duena)|(estas|esta) autorizad[oa] (a|por)|tu es autorise|vous etes autorise)`)},
}

// marks are what stands between our parts of a prompt, or another maker's.
var marks = regexp.MustCompile(`(?im)</?\s*(passage|customer_message|answer|conversation|system|instructions?|tool)\b|<\|[a-z_]+\|>|\[/?(INST|SYS)\]|<</?SYS>>|^\s*#{0,4}\s*(system|assistant|developer)\s*(prompt|message)?\s*:|[A-Za-z0-9+/]{240,}={0,2}`)

func words(expression string) *regexp.Regexp { return regexp.MustCompile(` (?:` + expression + `) `) }

// injections finds each sign once.
func (t text) injections() []Finding {
	var findings []Finding
	seen := map[string]bool{}
	for _, s := range signs {
		if at := s.look.FindStringIndex(t.line); at != nil && !seen[s.name] {
			seen[s.name] = true
			findings = append(findings, t.within(Injection, s.name, OnlyDraft, at[0], at[1]))
		}
	}
	if at := marks.FindStringIndex(t.original); at != nil {
		findings = append(findings, Finding{
			Kind: Injection, Rule: "MARKS", Action: OnlyDraft, Matched: t.original[at[0]:at[1]],
			Start: units(t.original[:at[0]]), End: units(t.original[:at[1]]),
		})
	}
	return findings
}
