package guard

import "regexp"

// WantsHuman says whether a customer asks for a person, in English, French,
// Spanish, German, Italian, Portuguese, Dutch, Polish, Turkish or Arabic. It does
// not ask a model, so that it works when no model does.
func WantsHuman(message string) bool {
	_, _, ok := read(message).wantsHuman()
	return ok
}

// requests are read in the folded words of a message.
var requests = []*regexp.Regexp{
	// English
	words(`(talk|speak|chat|connect|transfer|forward|pass|put|hand|switch|refer|escalate)( me| us| this| it)?( directly| on| over| through)?( to| with)( a| an| the| your| some| any| another| one of your| somebody from| someone from| an actual)*( real| actual| live| human| proper| different| local| customer| service| support| sales)* (human|humans|human being|person|people|someone|somebody|agent|agents|representative|rep|advisor|adviser|manager|supervisor|operator|staff|employee|colleague|team|support|owner)`),
	words(`(want|need|get|give|prefer|request|demand|like|call)( me| to have)?( a| an| some| the)*( real| actual| live)* (human|human being|human agent|representative|live agent|agent|operator|real person|actual person|live person|customer service|supervisor)`),
	words(`(is there|are there|can i have|may i have|could i have|i d like)( a| an| any| some)*( real| actual| live| human)* (human|person|agent|representative|operator|human being)( there| here| available| i can)?`),
	words(`(not|no|no more|stop|don t want|do not want|hate|tired of|sick of)( to| talk| talking| speak| speaking| with| more| a| an| the| this| your| stupid| useless| another)* (bot|bots|robot|robots|chatbot|machine|machines)`),
	words(`(human|human agent|real person|live agent|customer service|representative)( please| now| pls| asap)`),
	words(`(can|could|will|would|may)( a| an| some| any)*( real| actual| live)* (human|human being|person|someone|somebody|agent|representative|operator)( please)* (help|assist|answer|call|contact|reply to|respond to|talk to|take over)`),
	words(`(anyone|anybody|someone|somebody) (real|human|alive) (there|here|available)`),
	words(`i (want|need)( a| an)* person`),
	// French
	words(`(parler|discuter|echanger|causer|joindre|avoir|voir|passer|passez|passe|transferer|transferez|transfere|rediriger|mettez|mettre|mets)( moi| nous| en| relation| contact| directement| direct| au| telephone)*( avec| a| vers)?( un| une| le| la| l| votre| vos| quelqu| d| des| de)*( vrai| vraie| veritable| autre)* (humain|humaine|etre humain|personne|quelqu un|quelqu|conseiller|conseillere|agent|employe|employee|responsable|operateur|operatrice|collegue|vendeur|vendeuse|gerant|gerante|equipe|support|service client)`),
	words(`(veux|voudrais|souhaite|souhaiterais|besoin|exige|prefere|prefererais|demande|aimerais)( avoir| d| de| parler| a| un| une| l)*( vrai| vraie| veritable)* (humain|etre humain|conseiller|conseillere|interlocuteur|interlocutrice|vraie personne|operateur|responsable)`),
	words(`(pas|plus|marre|assez|stop)( de| d| un| une| a| avec| parler| ce| cette| votre| vos| des| aux| les)* (robot|robots|bot|bots|machine|machines|chatbot)`),
	words(`(veux|voudrais|souhaite|exige|prefere|prefererais)( avoir| parler| a)* (une personne|quelqu un de (reel|vrai|humain|vivant))`),
	words(`(un|une|vrai|vraie|est ce qu il y a un|y a t il un) (humain|vraie personne|etre humain|conseiller)( svp| stp| s il vous plait| s il te plait| disponible)?`),
	// Spanish
	words(`(hablar|comunicar|comunicarme|conversar|contactar|pase|paseme|pasame|pasar|comunique|comuniqueme|transfiera|transfierame|transfiere|transferir|atienda|escribir)( me)?( directamente)?( con| a| por)?( un| una| el| la| algun| alguna| otra| otro)*( verdadero| verdadera)? (persona|humano|humana|ser humano|agente|asesor|asesora|operador|operadora|representante|encargado|encargada|responsable|alguien|empleado|supervisor)`),
	words(`(quiero|quisiera|necesito|prefiero|deseo|dame|deme|exijo)( que me atienda| hablar| con| a| un| una)* (humano|humana|ser humano|persona real|persona de verdad|agente|asesor|asesora|operador|operadora|representante)`),
	words(`(atender|atienda|atiende|atenderme|atiendame|ayudar|ayude|ponme|pongame|poner|ponerme|pasarme)( me)?( en contacto| por favor)*( con)?( un| una| el| la| algun| alguna)* (persona|humano|humana|ser humano|agente|asesor|asesora|operador|operadora|representante|encargado|encargada|responsable|supervisor|alguien)`),
	words(`hay (algun|alguna|una|un) (persona|humano|agente|asesor|asesora|operador|operadora) (ahi|aqui|alli|disponible|real|de verdad)`),
	words(`(no|basta de|harto de|harta de)( quiero| mas| hablar| con| un| una| el| la| al| este| estos)* (robot|robots|bot|bots|maquina|maquinas|chatbot)`),
	words(`(un humano|una persona|un agente|un asesor) (por favor|real|de verdad)`),
	// German, Dutch
	words(`(mit|an|zu)( einem| einer| einen| dem| der| ihrem| echten| richtigen)* (menschen|mensch|mitarbeiter|mitarbeiterin|berater|beraterin|person|kollegen|jemandem|jemanden)( zu)? (sprechen|reden|schreiben|verbinden|verbunden|chatten|weiterleiten|telefonieren)`),
	words(`(brauche|mochte|will|echten|echter) (einen? )?(echten |echter )?(menschen|mensch|mitarbeiter)`),
	words(`(met|naar)( een| uw| de| echt| echte)* (mens|persoon|medewerker|iemand|collega) (spreken|praten|chatten|doorverbinden|doorverbonden|bellen)`),
	// Italian, Portuguese
	words(`(parlare|parlo|comunicare|contattare|passatemi|passami|passarmi)( con| a)?( un| una| il| vera| vero)* (persona|persona vera|umano|essere umano|operatore|operatrice|addetto|agente|responsabile|qualcuno)`),
	words(`(falar|conversar|passar|transferir|transfira|contactar|contatar)( me)?( com| para| a)?( um| uma| o| a| algum| alguma)* (pessoa|humano|ser humano|atendente|agente|operador|operadora|alguem|responsavel)`),
	// Polish, Turkish, Arabic
	words(`(rozmawiac|porozmawiac|polaczyc|polacz)( sie| mnie)? z (czlowiekiem|konsultantem|osoba|kims|pracownikiem)`),
	words(`(insanla|insan ile|biriyle|biri ile|temsilciyle|temsilci ile|temsilcisiyle|yetkiliyle|yetkili ile|yetkilisiyle) (konusmak|gorusmek|konusabilir|gorusebilir|baglanmak)`),
	words(`(التحدث|اتحدث|اتكلم|الكلام|التكلم|تحويلي|التواصل)( مع| الي| الى)* (شخص|موظف|انسان|ممثل|احد|بشري|مسوول|وكيل)`),
}

// alone are messages of nothing but the word.
var alone = regexp.MustCompile(`^ (a |an |un |una |une |ein )?(real |live |vrai |vraie |echter )?(customer service|customer support|service client|atencion al cliente|human|humans|agent|representative|operator|advisor|person|humain|conseiller|conseillere|operateur|humano|persona|agente|asesor|operador|mensch|mitarbeiter|operatore|atendente|medewerker)( please| pls| now| svp| stp| s il vous plait| por favor| bitte| per favore)* $`)

// refused is what turns a request into its opposite when it stands before it.
var refused = regexp.MustCompile(` (don t|do not|doesn t|needn t|no need|not need|without|rather not|instead of|pas besoin de|pas envie de|ne veux pas|sans|no quiero|no necesito|sin|kein|nicht)( to| want| wish| have| having| a| de| que| need)* $`)

func (t text) wantsHuman() (from, to int, ok bool) {
	if at := alone.FindStringIndex(t.line); at != nil {
		return at[0], at[1], true
	}
	for _, r := range requests {
		at := r.FindStringIndex(t.line)
		if at != nil && !refused.MatchString(t.line[:at[0]+1]) {
			return at[0], at[1], true
		}
	}
	return 0, 0, false
}
