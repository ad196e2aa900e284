package guard

import "regexp"

// sign is how an attempt to command the model looks. It proves nothing; it only
// keeps the AI from sending by itself.
type sign struct {
	name string
	// look is matched against the folded words.
	look *regexp.Regexp
}

// Words that tell our instructions from those that came with a lamp stand before them
// ("your rules", "all previous instructions") or behind them ("the instructions above").
var signs = []sign{
	{"OVERRIDE", words(`(ignore|disregard|forget|override|bypass|skip)( of| the)*( all| any| your| these| those| my| previous| prior| above| earlier| preceding| everything| system)+( of| the| all| any| your| previous| prior| above| system)* (instructions?|rules?|prompts?|guidelines|directives|restrictions|programming|told|said)`)},
	{"OVERRIDE", words(`(ignore|disregard|forget|override|bypass)( all)?( of)? (the|these|those) (system prompt|(instructions?|rules?|prompts?|guidelines|directives|restrictions)( that)? (above|before|earlier|given|so far|you (were|are|have|got)))`)},
	{"OVERRIDE", words(`(forget|disregard|ignore) (everything|all|anything)( that)? (you|above|before|i (said|told)|we)`)},
	{"OVERRIDE", words(`(ignore|ignorez|ignorer|contourne|contournez|passe outre|ne tiens pas compte de|ne tenez pas compte de)( les| de| l| ensemble| des)*( toutes?| tous| tes| vos| ces| mes| precedentes?| anterieures?)+( les| tes| vos| ces| precedentes?)* (instructions?|consignes?|regles?|directives?|restrictions?|limites)`)},
	{"OVERRIDE", words(`(ignore|ignorez|ignorer|ne tiens pas compte d|ne tenez pas compte d)( es)? (les|des|es) (instructions?|consignes?|regles?|directives?) (precedentes?|anterieures?|ci dessus|du systeme|qu on t a|que tu)`)},
	{"OVERRIDE", words(`(oublie|oubliez|oublier)( (toutes?|tous|tes|vos|ces|mes)( les| tes| vos| ces| precedentes?)* (instructions?|consignes?|regles?|directives?)| les (instructions?|consignes?|regles?|directives?) (precedentes?|anterieures?|ci dessus|du systeme))`)},
	{"OVERRIDE", words(`(ignora|ignore|ignorar|olvida|olvide|olvidar|omite|omita|salta|desobedece|haz caso omiso de|no hagas caso de)( las| los)*( todas?| todos| tus| sus| estas| esas| mis| anteriores| previas)+( las| los| tus| sus| anteriores)* (instrucciones|reglas|indicaciones|directrices|ordenes|restricciones|normas)`)},
	{"OVERRIDE", words(`(ignora|ignore|ignorar|olvida|olvide|olvidar|omite|omita|haz caso omiso de|no hagas caso de) (las|los) (instrucciones|reglas|indicaciones|directrices|ordenes|restricciones|normas) (anteriores|previas|de arriba|del sistema|que te)`)},
	{"OVERRIDE", words(`(ignoriere|vergiss|ignora|dimentica|esqueca|negeer)( alle| deine| die| vorherigen| bisherigen| tutte| le| tue| precedenti| as| suas| todas| anteriores| eerdere)* (anweisungen|regeln|istruzioni|regole|instrucoes|regras|instructies)`)},
	{"REVEAL", words(`(show|reveal|print|repeat|tell|give|display|output|list|share|write|what (is|are|were))( me| us| out)*( your| the| all| full| whole| entire| exact| initial| hidden| secret| system| original| internal| of)* (system prompt|prompt|system message|instructions you (were|are|have)|instructions (given|above)|(your|hidden|secret|internal|initial) (instructions|rules|guidelines))`)},
	{"REVEAL", words(`(montre|montrez|affiche|affichez|revele|revelez|repete|repetez|donne|donnez|ecris|cite|quelles? (est|sont))( moi| nous)*( ton| ta| tes| votre| vos| le| la| les| l| tout| toutes?| integralite| du| de| des)* (prompt|prompt systeme|message systeme|instructions? systeme|(consignes|instructions|regles) (initiales|internes|cachees|secretes))`)},
	{"REVEAL", words(`(muestra|muestrame|revela|revelame|imprime|repite|dime|escribe|cuales son)( me)?( tu| tus| su| sus| el| la| las| los| todo| todas| completo)* (prompt|mensaje del sistema|instrucciones del sistema|(instrucciones|reglas) (iniciales|internas|ocultas|secretas))`)},
	{"ROLE", words(`(you are now (a|an|in|dan|no longer|free|the)|you are (now )?my (late |dear |dead )*(grandmother|grandma|mother|slave|servant)|from now on you (are|will|must|have)|pretend (to be|that you|you)|act as (if|though|an? (ai|unrestricted|admin|developer|different|hacker))|(enter|enable|activate|start|unlock|(switch|go|get)( in)?(to)?|you are( now)? in|now in)( the| your| a)* (developer|debug|admin|maintenance|test|unrestricted) mode|(dan|jailbreak|god|sudo) mode|jailbreak|do anything now|new instructions|you have no (rules|restrictions|limits))`)},
	{"ROLE", words(`(tu es maintenant|vous etes maintenant (un|une|en)|a partir de maintenant (tu|vous)|desormais tu|fais comme si tu|fais semblant d|faites semblant d|mode (developpeur|admin|debug|maintenance)|nouvelles instructions)`)},
	{"ROLE", words(`(ahora eres (un|una|el|la|dan|libre)|ahora es usted un|a partir de ahora (eres|debes|vas)|finge (ser|que)|actua como (si|un|una)|modo (desarrollador|admin|dios|depuracion)|nuevas instrucciones)`)},
	{"AUTHORITY", words(`((i am|i m|this is|as) ((the|your) (developer|administrator|admin|creator|programmer|system)|your (owner|boss|ceo|maker))|you (are|re) (authori[sz]ed|allowed|permitted) (to|by)|je suis ((le|la|ton|votre) (developpeur|developpeuse|administrateur|administratrice|createur|creatrice)|(ton|votre) (patron|patronne|gerant|gerante|chef))|soy ((el|la|tu|su) (desarrollador|desarrolladora|administrador|administradora|creador|creadora)|(tu|su) (jefe|jefa|dueno|duena))|(estas|esta) autorizad[oa] (a|por)|tu es autorise|vous etes autorise)`)},
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

// addressed tells an order to whoever reads a source as a model from what the source
// tells customers: "from now on you find us in Lyon" is no order.
var addressed = words(`ai|ia|assistant|assistante|asistente|chatbot|bot|robot|llm|language model|modele de langage|modelo de lenguaje|system|systeme|sistema|prompt|(tell|ask|have|make) the (customer|user|reader)|(dis|dites|demande|demandez) (au|a la|aux) (client|cliente|clients)|(di|dile|pide|pidele|diga) al (cliente|usuario)`)

// Commands says how a source tries to command the model that reads it: the sign's name,
// empty when it does not.
func Commands(source string) string {
	t := read(source)
	for _, f := range t.injections() {
		switch f.Rule {
		case "OVERRIDE", "REVEAL", "MARKS":
			return f.Rule
		case "ROLE":
			if addressed.MatchString(t.line) {
				return f.Rule
			}
		}
	}
	return ""
}
