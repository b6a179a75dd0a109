#include "shared/receipts/promise_words.h"

namespace aisle {
namespace {

constexpr PromisedGoods kGoods[] = {
    {"refund",
     "refund, refunds, full refund, reimbursement, money back, # back, cashback, erstattung, "
     "ruckerstattung, geld zuruck, # zuruck, betrag zuruck, kaufpreis zuruck, ruckzahlung, "
     "remboursement, reembolso, devolucion del dinero, dinero de vuelta"},
    {"discount",
     "discount, discounts, discount code, # off, price reduction, rebate, promo code, half price, "
     "rabatt, rabattcode, preisnachlass, nachlass, # gunstiger, # billiger, remise, reduction, "
     "rabais, ristourne, code promo, descuento, descuentos, rebaja, codigo promocional"},
    {"voucher",
     "voucher, vouchers, coupon, coupons, gift card, gift cards, store credit, shop credit, # "
     "credit, credit note, gutschein, gutscheine, gutscheincode, geschenkkarte, guthaben, "
     "gutschrift, bon d achat, bons d achat, carte cadeau, cheque cadeau, un avoir, un vale, cupon, "
     "tarjeta regalo, tarjeta de regalo, cheque regalo"},
    {"replacement",
     "replacement, free replacement, ersatz, ersatzlieferung, ersatzartikel, ersatzprodukt, "
     "remplacement, reemplazo, sustitucion"},
    {"match",
     "price match, price guarantee, lower price, better price, bestpreis, preisanpassung, "
     "niedrigeren preis, besseren preis, meilleur prix, prix reduit, mejor precio, igualacion"},
    {"compensation",
     "compensation, goodwill credit, entschadigung, schadenersatz, wiedergutmachung, "
     "dedommagement, indemnisation, compensacion, indemnizacion"}};

constexpr PromiseWordList kLists[] = {
    // What makes the words around it no promise.
    {"denial",
     "not t no never nor neither unable cannot without nicht kein keine keinen keinem keiner keines "
     "nie niemals ohne ne pas aucun aucune jamais sans ni nunca tampoco ningun ninguna sin"},
    {"after_denial", "nicht kein keine keinen keinem niemals nie"},
    // What is spoken of rather than given.
    {"paper",
     "policy policies form forms terms page conditions rules details information info status request "
     "requests process options guidelines link bedingungen richtlinie richtlinien seite antrag "
     "informationen infos politique politiques page conditions formulaire informations demande "
     "politica politicas condiciones formulario informacion pagina solicitud"},
    {"aside",
     "which whose about regarding concerning whether if how where when look check help ask see find "
     "forward show tell explain search request whose uber bezuglich ob wie wo fragen prufen "
     "nachsehen helfen zeigen sur concernant comment verifier demander aider montrer sobre acerca "
     "como verificar comprobar preguntar ayudarte ayudarle mostrarte with mit avec con"},
    {"asking",
     "would shall should do does did can could may might are is am will want whether mochten mochtest "
     "soll sollen kann konnen darf wollen willst haben hast ist voulez veux souhaitez souhaites puis "
     "dois est quiere quieres desea deseas puedo debo how when what which why wie wann was wo warum "
     "comment quand quel quelle como cuando que cual"},
    {"figure", "eur usd gbp chf euro euros dollar dollars pounds percent prozent pourcent"},
    // English.
    {"give", "give offer issue grant send apply arrange process provide credit add approve initiate "
             "authorize authorise secure get take knock organise organize put ship"},
    {"giving", "giving offering issuing granting sending applying arranging processing crediting "
               "adding approving initiating refunding"},
    {"gave", "given offered issued granted sent applied arranged processed provided credited added "
             "approved initiated authorized authorised secured gave took taken knocked got put"},
    {"settled", "issued processed approved granted applied sent confirmed initiated completed "
                "credited authorized authorised added activated"},
    {"refunded", "refunded reimbursed compensated"},
    {"refund", "refund reimburse compensate refunding reimbursing compensating"},
    // German.
    {"geben", "geben gewahren anbieten ausstellen schicken senden schenken veranlassen einraumen "
              "zusenden zukommen erstatten auslosen einleiten verrechnen"},
    {"gegeben", "gegeben gewahrt angeboten ausgestellt geschickt gesendet geschenkt veranlasst "
                "eingeraumt gutgeschrieben eingeleitet angestossen angewendet genehmigt hinterlegt "
                "aktiviert erstellt abgezogen verrechnet bewilligt"},
    {"gebe", "gebe gewahre schenke schicke sende biete veranlasse buche"},
    {"wirgeben", "geben gewahren schenken schicken senden bieten veranlassen"},
    {"erhalten", "erhalten bekommen kriegen erhaltst bekommst kriegst"},
    {"erstattet", "erstattet zuruckerstattet gutgeschrieben entschadigt zuruckuberwiesen"},
    {"erstatten", "erstatten zuruckerstatten entschadigen gutschreiben"},
    // French.
    {"donner", "donner offrir accorder faire envoyer proposer appliquer emettre creer rembourser "
               "effectuer"},
    {"donne", "donne accorde applique offert emis envoye effectue cree ajoute fait active valide "
              "octroye"},
    {"jedonne", "donne accorde applique offre envoie propose consens fais octroie"},
    {"nousdonnons", "donnons accordons appliquons offrons envoyons proposons faisons donnerons "
                    "accorderons offrirons enverrons ferons"},
    {"rembourse", "rembourse remboursee rembourses remboursees dedommage dedommagee indemnise "
                  "indemnisee"},
    {"rembourser", "rembourser dedommager indemniser"},
    // Spanish.
    {"dado", "dado hecho aplicado ofrecido emitido enviado concedido regalado anadido procesado "
             "tramitado generado"},
    {"doy", "doy hago ofrezco aplico envio regalo concedo dare hare ofrecere aplicare enviare "
            "regalare concedere"},
    {"damos", "damos daremos hacemos haremos ofrecemos ofreceremos aplicamos aplicaremos enviamos "
              "enviaremos regalamos regalaremos concedemos concederemos"},
    {"darte", "dar darte darle daros darles ofrecer ofrecerte ofrecerle hacer hacerte hacerle aplicar "
              "aplicarte aplicarle enviarte enviarle regalarte regalarle tramitar"},
    {"reembolsado", "reembolsado reembolsada reembolsados devuelto compensado indemnizado abonado"},
};

constexpr std::string_view kRules[] = {
    // English.
    "done: i|we ve|have|just|already|hereby ..2 $gave ..5 @good",
    "done: i|we $gave ..4 @good",
    "done: i|we ve|have|just|already ..2 $refunded =refund",
    "done: i|we $refunded =refund",
    "done: i|we ve|have waived =compensation",
    "self: i ll|will|can|could|would|d|may ..3 $give|$giving ..5 @good",
    "self: i am|m ..2 $giving ..5 @good",
    "self: i am|m going|happy|able|authorized to $give ..5 @good",
    "self: i ll|will|can|could|would|d ..3 $refund =refund",
    "self: i am|m ..3 $refund =refund",
    "self: i ll|will|can ..2 waive =compensation",
    "self: i|we ll|will|can ..2 match|beat ..3 price =match",
    "self: i|we ll|will|can provide|present you with ..3 @good",
    "self: let me $give ..5 @good",
    "self: let me just|quickly|now|also|gladly|please|first|personally|at|then $give ..5 @good",
    "self: let me refund|reimburse|compensate =refund",
    "self: consider it|this|that|yourself ..1 $refunded =refund",
    "shop: we ll|will|can|could|would|d|are|re ..3 $give|$giving ..5 @good",
    "shop: we ll|will|can|could|would|d|are|re ..3 $refund =refund",
    "shop: we give|offer|grant|issue ..5 @good",
    "shop: we refund|reimburse|compensate =refund",
    "shop: we ll|will|can ..2 replace ..5 free =replacement",
    "shop: you ll|will|can|could ..2 get|receive|have|expect|claim ..5 @good",
    "shop: you can return ..8 get|receive ..4 @good",
    "shop: you get|receive ..4 @good",
    "shop: you re|are getting|receiving ..4 @good",
    "shop: you re|are ..1 entitled|eligible to|for ..4 @good",
    "shop: you qualify for ..4 @good",
    "shop: you ll|will|re|are be|being $refunded =refund",
    "shop: you ll|will be ..2 $refunded|credited =refund",
    "done: you ve|have been ..1 $refunded|credited =refund",
    "done: you ve|have been ..1 given|granted ..3 @good",
    "order: @good has|have been ..2 $settled",
    "order: @good was|were ..1 $settled",
    "order: @good is|s ..2 on its|the way",
    "order: has|have been ..1 $refunded =refund",
    "order: was|were ..1 $refunded =refund",
    "shop: here s|is your|a ..3 @good",
    "shop: enjoy ..3 @good",
    "shop: use|enter ..2 code =discount",
    "shop: gesture of goodwill =compensation",
    "person: i am|m a|an|your ..1 human|person|representative|employee|clerk",
    "person: i am|m ..2 human|live|support|service agent|representative|person",
    "person: i am|m ..2 from|with ..2 support|service|team|staff",
    "person: you re|are ..2 talking|chatting|speaking|connected to|with ..2 "
    "human|person|representative|agent|colleague|employee",
    "person: colleague|representative|agent|operator|employee ..1 has|have ..1 joined|taken",
    "person: has|have joined ..1 chat|conversation",
    "person: ^ representative|agent|operator|human|employee|staff ]",
    "if: if|when|once|unless|provided|after|upon",
    "if: as soon as",
    "polite: if you|u ..1 like|want|wish|prefer|please",
    // German.
    "done: ich|wir habe|haben ..5 @good ..3 $gegeben",
    "done: habe|haben ich|wir ..4 @good ..3 $gegeben",
    "done: ich|wir habe|haben ..5 $erstattet =refund",
    "done: habe|haben ich|wir ..4 $erstattet =refund",
    "self: ich $gebe ..6 @good",
    "self: $gebe ich ..6 @good",
    "self: ich erstatte|entschadige =refund",
    "self: erstatte|entschadige ich =refund",
    "self: ich werde|kann|mochte|darf|wurde ..7 @good ..2 $geben",
    "self: werde|kann|mochte|darf|wurde ich ..6 @good ..2 $geben",
    "self: ich werde|kann|mochte|darf|wurde ..6 $erstatten =refund",
    "self: werde|kann|darf ich ..5 $erstatten =refund",
    "shop: wir $wirgeben ..6 @good",
    "shop: $wirgeben wir ..6 @good",
    "shop: wir erstatten|entschadigen =refund",
    "shop: erstatten|entschadigen wir =refund",
    "shop: wir werden|konnen|mochten ..7 @good ..2 $geben",
    "shop: werden|konnen|mochten wir ..6 @good ..2 $geben",
    "shop: wir werden|konnen ..6 $erstatten =refund",
    "shop: werden|konnen wir ..5 $erstatten =refund",
    "shop: wir ersetzen ..6 kostenlos|kostenfrei|gratis =replacement",
    "shop: sie|du|ihr $erhalten ..6 @good",
    "shop: $erhalten sie|du|ihr ..6 @good",
    "shop: @good $erhalten sie|du|ihr",
    "shop: sie|du|ihr werden|wirst|werdet ..6 @good ..1 $erhalten",
    "shop: wird|werden ..3 erstattet|zuruckerstattet|gutgeschrieben =refund",
    "order: wurde|wurden ..3 $erstattet =refund",
    "order: @good wurde|ist ..2 $gegeben",
    "order: @good ist ..1 unterwegs",
    "shop: hier ist|kommt ihr|dein|ein ..3 @good",
    "shop: mit dem ..1 code|gutscheincode|rabattcode =discount",
    "shop: aus kulanz =compensation",
    "person: ich bin ..3 mensch|mitarbeiter|mitarbeiterin|kundenberater|kundenberaterin",
    "person: sie|du sprechen|chatten|sprichst|chattest ..2 mit ..2 "
    "mitarbeiter|mitarbeiterin|menschen|kollegen|kollegin",
    "person: kollege|kollegin|mitarbeiter|mitarbeiterin ..1 ist|hat ..4 beigetreten|ubernommen",
    "person: ^ mitarbeiter|mitarbeiterin|kundenberater|kundenberaterin|kundenservice ]",
    "if: wenn|falls|sobald|sofern|nachdem|nach",
    "polite: wenn sie|du ..1 mochten|wollen|wunschen|mochtest|willst|magst",
    // French.
    "done: j ai ..2 $donne ..5 @good",
    "done: nous avons ..2 $donne ..5 @good",
    "done: avons|ai ..2 $rembourse =refund",
    "done: vous avez ete ..1 $rembourse =refund",
    "self: je vous|te|t ..1 $jedonne ..5 @good",
    "self: je vous|te|t $rembourse =refund",
    "self: je vais|peux|pourrais|voudrais ..3 $donner ..5 @good",
    "self: je vais|peux|pourrais ..2 $rembourser =refund",
    "shop: nous vous|te ..1 $nousdonnons ..5 @good",
    "shop: nous $nousdonnons ..5 @good",
    "shop: nous vous|te remboursons|rembourserons|dedommagerons|indemniserons =refund",
    "shop: nous allons|pouvons ..3 $donner ..5 @good",
    "shop: nous allons|pouvons ..2 $rembourser =refund",
    "shop: vous|tu recevrez|obtiendrez|aurez|recevez|obtenez|beneficiez|beneficierez|recevras|auras "
    "..5 @good",
    "shop: beneficiez de ..4 @good",
    "shop: vous|tu avez|as droit ..4 @good",
    "shop: vous|tu allez|vas ..1 recevoir|obtenir|avoir|beneficier ..5 @good",
    "shop: vous|tu serez|seras ..2 $rembourse =refund",
    "shop: sera|seront ..2 $rembourse =refund",
    "order: a|ont ete ..2 $rembourse =refund",
    "order: @good a ete ..1 $donne|approuve|traite =refund",
    "shop: voici votre|ton|un|une ..3 @good",
    "shop: avec le code =discount",
    "shop: utilisez|utilise ..2 code =discount",
    "shop: geste commercial =compensation",
    "person: je suis ..2 humain|humaine|conseiller|conseillere|personne|employe|employee",
    "person: vous parlez|discutez ..3 avec|a ..2 conseiller|conseillere|humain|personne|collegue",
    "person: a rejoint ..1 chat|conversation|discussion",
    "person: ^ conseiller|conseillere|representant|agent ]",
    "if: si|lorsque|quand|apres",
    "if: des que",
    "polite: si vous|tu ..1 voulez|souhaitez|veux|souhaites",
    // Spanish.
    "done: he|hemos ..2 $dado ..5 @good",
    "done: he|hemos ..2 $reembolsado =refund",
    "self: te|le|os|les $doy ..5 @good",
    "self: te|le|os|les reembolso|reembolsare|devuelvo|devolvere|compensare =refund",
    "self: puedo|voy ..2 $darte ..5 @good",
    "self: puedo|voy ..2 reembolsarte|reembolsarle|devolverte|compensarte|reembolsar =refund",
    "shop: te|le|os|les $damos ..5 @good",
    "shop: te|le|os|les reembolsamos|reembolsaremos|devolvemos|devolveremos|compensaremos =refund",
    "shop: podemos|vamos ..2 $darte ..5 @good",
    "shop: podemos|vamos ..2 reembolsarte|reembolsarle|devolverte|compensarte =refund",
    "shop: recibiras|recibira|recibiran|recibes|recibe|obtendras|obtendra|obtienes|obtiene|tendras|"
    "tendra ..5 @good",
    "shop: vas|va a recibir|obtener|tener ..5 @good",
    "shop: seras|sera|seran ..1 $reembolsado =refund",
    "shop: se ..1 reembolsara|reembolsaran|abonara|devolvera =refund",
    "order: ha|han sido ..1 $reembolsado =refund",
    "order: @good ha sido ..1 aprobado|procesado|emitido|aplicado|tramitado|enviado",
    "shop: aqui tienes|tiene ..3 @good",
    "shop: usa|use|utiliza|utilice ..2 codigo =discount",
    "shop: con el codigo =discount",
    "person: soy ..2 humano|humana|persona|agente|representante|asesor|asesora|empleado|empleada",
    "person: estas|esta hablando con ..2 persona|agente|humano|asesor",
    "person: ha unido ..2 chat|conversacion",
    "person: ^ agente|representante|asesor|asesora|operador ]",
    "if: cuando|despues",
    "if: en cuanto",
    "if: una vez",
    "polite: si ..1 quieres|quiere|deseas|desea|gustas",
};

}  // namespace

std::span<const PromisedGoods> promised_goods() { return kGoods; }
std::span<const PromiseWordList> promise_lists() { return kLists; }
std::span<const std::string_view> promise_rules() { return kRules; }

}  // namespace aisle
