namespace PensionsAi.Classification.Domain;

/// <summary>The taxonomies that come with the platform. Names and descriptions are in the language of those who use them.</summary>
internal static class ShippedTaxonomies
{
    /// <summary>Questions, praise and complaints about pensions.</summary>
    public static Taxonomy PensionFreetext { get; } = new(
        "pension-freetext",
        "Fritext om pension",
        "Frågor, synpunkter, beröm och klagomål från chattar, enkäter och samtal om pension.",
        [
            new("ALLMAN_PENSION", "Allmän pension", "Inkomstpension, pensionsrätt, orange kuvert, prognoser och hur pensionen räknas ut."),
            new("BEMOTANDE", "Bemötande", "Hur någon blivit bemött i telefon, chatt, brev eller besök, och hur lätt det är att nå fram."),
            new("BLANKETT_HANDLAGGNINGSTID", "Blankett och handläggningstid", "Ansökningar, blanketter, intyg och hur lång tid ett ärende tar."),
            new("BOSTADSTILLAGG", "Bostadstillägg", "Bostadstillägg och äldreförsörjningsstöd: rätt till det, hyra, tillgångar och ändringar."),
            new("EFTERLEVANDE", "Efterlevande", "Vad som gäller när någon dött: omställningspension, änkepension, barnpension och efterlevandeskydd."),
            new("GARANTIPENSION", "Garantipension", "Grundskyddet för den som haft låg eller ingen inkomst, och vad som minskar det."),
            new("LOGGA_IN_TEKNIK", "Inloggning och teknik", "E-legitimation, webbplats, app, fel på sidan och annat tekniskt."),
            new("MOTETS_GENOMFORANDE", "Mötets genomförande", "Informationsmöten och webbsändningar: ljud, bild, tempo, innehåll, tider och inspelning."),
            new("OVRIGT", "Övrigt", "Hälsningar, tomma svar, andra myndigheters frågor och det som inte hör till någon annan kategori."),
            new("PREMIEPENSION_FONDER", "Premiepension och fonder", "Premiepension, fondval, fondbyte, avgifter och såfa."),
            new("SKATT_UTBETALNING", "Skatt och utbetalning", "Utbetalningsdagar, belopp, skatteavdrag, kontouppgifter och återkrav."),
            new("TJANSTEPENSION", "Tjänstepension", "Pension från arbetsgivaren: avtal, försäkringsbolag, flytt och löneväxling."),
            new("UTLAND", "Utland", "Arbete eller boende i andra länder, flytt, levnadsintyg och utländsk pension."),
            new("UTTAG", "Uttag", "När och hur pensionen kan tas ut: ålder, hel eller del, arbete vid sidan av och att ångra sig."),
        ]);

    /// <summary>The staff's suggestions by what they are about. Shipped untrained, as are the other three axes.</summary>
    public static Taxonomy IdeaArea { get; } = new(
        "idea-area",
        "Förslag: område",
        "Vad medarbetarnas förslag handlar om.",
        [
            new("HANDLAGGNING", "Handläggning", "Hur ärenden utreds, beslutas och följs upp."),
            new("KUNDMOTE", "Kundmöte", "Samtal, chatt, besök och informationsmöten."),
            new("DIGITAL_TJANST", "Digital tjänst", "Webbplats, app och e-tjänster som kunder använder."),
            new("SYSTEMSTOD", "Systemstöd", "System och verktyg som medarbetare använder."),
            new("KOMMUNIKATION", "Kommunikation", "Brev, blanketter, språk och information utåt och inåt."),
            new("KOMPETENS", "Kompetens", "Utbildning, introduktion och att dela kunskap."),
            new("ARBETSMILJO", "Arbetsmiljö", "Lokaler, arbetstider, trivsel och hälsa."),
            new("STYRNING", "Styrning", "Mål, uppföljning, ledning, regler och samarbete med andra."),
            new("OVRIGT", "Övrigt", "Det som inte hör till något annat område."),
        ]);

    /// <summary>The staff's suggestions by what kind of change they ask for.</summary>
    public static Taxonomy IdeaKind { get; } = new(
        "idea-kind",
        "Förslag: slag",
        "Vilket slags förändring medarbetarnas förslag gäller.",
        [
            new("FORENKLA", "Förenkla", "Ta bort steg, slå ihop eller göra tydligare."),
            new("AUTOMATISERA", "Automatisera", "Låta ett system göra det som görs för hand."),
            new("NYTT", "Något nytt", "En tjänst, funktion eller ett arbetssätt som inte finns."),
            new("RATTA_FEL", "Rätta fel", "Något som är fel eller inte fungerar."),
            new("ANDRA_REGEL", "Ändra regel", "En rutin, föreskrift eller lag som bör ändras."),
            new("SAMARBETA", "Samarbeta", "Arbeta mer med andra grupper eller myndigheter."),
        ]);

    /// <summary>The staff's suggestions by the effort that they take.</summary>
    public static Taxonomy IdeaEffort { get; } = new(
        "idea-effort",
        "Förslag: insats",
        "Hur mycket arbete medarbetarnas förslag kräver.",
        [
            new("LITEN", "Liten", "Dagar, inom den egna gruppen."),
            new("MEDEL", "Medel", "Veckor, eller flera grupper."),
            new("STOR", "Stor", "Månader, ett projekt eller en upphandling."),
        ]);

    /// <summary>The staff's suggestions by who gains what.</summary>
    public static Taxonomy IdeaValue { get; } = new(
        "idea-value",
        "Förslag: nytta",
        "Vilken nytta medarbetarnas förslag ger.",
        [
            new("KUNDNYTTA", "Kundnytta", "Enklare, snabbare eller begripligare för kunderna."),
            new("TID", "Tid", "Tid som sparas i arbetet."),
            new("KVALITET", "Kvalitet", "Färre fel och mer lika bedömningar."),
            new("RATTSSAKERHET", "Rättssäkerhet", "Riktiga beslut, integritet och säkerhet."),
            new("ARBETSGLADJE", "Arbetsglädje", "Trivsel, hälsa och lust."),
            new("KOSTNAD", "Kostnad", "Pengar som sparas."),
        ]);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<Taxonomy> All { get; } = [IdeaArea, IdeaEffort, IdeaKind, IdeaValue, PensionFreetext];

    /// <summary>The taxonomy of an id; null when there is none.</summary>
    public static Taxonomy? Find(string id) => All.FirstOrDefault(taxonomy => taxonomy.Id == id);
}
