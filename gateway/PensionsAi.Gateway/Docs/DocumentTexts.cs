namespace PensionsAi.Gateway.Docs;

/// <summary>The longer texts of the document.</summary>
internal static class DocumentTexts
{
    public const string Description =
        """
        ## Svenska

        **Syfte.** Gränssnittet ger myndighetens egna system fyra AI-tjänster: det maskerar personuppgifter i text, sorterar
        fritextsvar i kategorier, läser handskrift på inskannade blanketter och skriver ut inspelade samtal. Allt körs på
        myndighetens egna maskiner.

        **Så fungerar det.** Korta anrop besvaras direkt. Långa blir jobb: svaret är 202 och en adress där jobbet följs och
        resultatet hämtas. Varje resultat anger vilken modell som gjorde det. Indata till jobb sparas krypterade och tas bort
        när jobbet är klart, resultat efter sju dagar. Fel besvaras med `application/problem+json` och upprepar aldrig det
        som skickades in. Varje anrop kräver en nyckel med rätt behörighet (scope).

        **Kända begränsningar.** Modellerna kan ha fel: ett resultat med låg säkerhet ska ses av en människa, och beslut som
        rör enskilda får inte bygga på resultatet ensamt. Maskning kan missa personuppgifter som är felskrivna eller ovanliga.
        Det som ännu saknas i denna version räknas upp i `x-limitations`.

        ## English

        **Purpose.** The API gives the agency's own systems four AI services: it masks personal data in text, sorts free-text
        answers into labels, reads handwriting on scanned forms and transcribes recorded calls. Everything runs on the
        agency's own machines.

        **Behaviour.** Short calls are answered at once. Long ones become jobs: the answer is 202 and an address at which the
        job is followed and its result fetched. Every result names the model that made it. A job's input is kept encrypted
        and removed when the job ends, its result after seven days. Errors are answered as `application/problem+json` and
        never repeat what was sent. Every call needs a key that has the scope.

        **Known limits.** Models err: a person should look at a result of low confidence, and no decision about an individual
        may rest on a result alone. Masking may miss personal data that is misspelt or rare. What this version still lacks is
        listed in `x-limitations`.
        """;

    public static IReadOnlyList<string> Limitations { get; } =
    [
        "A call takes at most 1,000 texts of 100,000 characters each, 10 MB of JSON, an image of 25 MB and 100 megapixels, or a recording of 500 MB and 4 hours. Beyond: 413.",
        "Form reading gives names and addresses as pictures, not as text.",
        "Transcription needs a speech model that is not part of the program: without it, jobs end with the problem model-not-installed. The speakers of a recording with one channel are estimated, two at most.",
        "Callers are identified by keys; tokens of an identity provider are not taken yet.",
        "Jobs are done in the order in which they came, without a promise of when.",
    ];
}
