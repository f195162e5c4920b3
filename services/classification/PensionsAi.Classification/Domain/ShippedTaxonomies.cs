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

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<Taxonomy> All { get; } = [PensionFreetext];

    /// <summary>The taxonomy of an id; null when there is none.</summary>
    public static Taxonomy? Find(string id) => All.FirstOrDefault(taxonomy => taxonomy.Id == id);
}
