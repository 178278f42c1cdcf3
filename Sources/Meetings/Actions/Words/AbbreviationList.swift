/// Capitals that name things rather than people.
enum AbbreviationList {
    static let words = """
        lss sip kol ifo pp hsl sol lvu lvm it hr vc bb pm eu öv sv at st ai kf ks sn hsn iva ssk usk lssol ssf pdf bhv gdpr \
        vip rcc sbu tlv lif msb fhm pdl sas sos mr ct ekg adhd npf asi dsm icd kva kvå nkk nks kpp drg vas bmi ptsd ua fou \
        os ok cv tv fn usa uk qr url html xml api ikt pc cc bcc ps nb obs tba tbd tbc ev ca jo ja ne mm ffa rsa sms fk af \
        akk vgk aku rpa sdv cosmic uvi ksk läk rf dfs bvc mvc umo vårdsam sbar ögk öpv svp sf svf pvc ltk ok id nr kl tf au
        """
}

/// Where meetings are held and people come from, by name: a place owns no action unless a word says kommun.
enum PlaceList {
    static let words = """
        stockholm göteborg malmö uppsala örebro västerås linköping norrköping helsingborg jönköping lund umeå gävle borås \
        eskilstuna södertälje karlstad täby växjö halmstad sundsvall luleå trollhättan östersund borlänge falun kalmar \
        skövde kristianstad karlskrona skellefteå uddevalla varberg mora ludvika avesta hedemora säter leksand rättvik orsa \
        malung sälen älvdalen vansbro gagnef smedjebacken dalarna sverige norge danmark finland norden europa värmland gotland \
        visby västmanland sörmland gävleborg jämtland härjedalen västernorrland norrbotten västerbotten skåne halland blekinge \
        kronoberg östergötland västra götaland arlanda karlskoga kumla lindesberg nora hällefors laxå askersund degerfors \
        lekeberg hallsberg ljusnarsberg köping arboga sala fagersta bollnäs söderhamn hudiksvall sandviken
        """
}
