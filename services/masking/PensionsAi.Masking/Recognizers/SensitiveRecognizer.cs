using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Words that say something of a person's health, union membership, faith, ethnic origin, sexuality or crimes (GDPR Art. 9 and
/// 10). Words of other use need a word about a person beside them. Only looked for when asked for: pensions are about
/// illness, and texts without these words say little.
/// </summary>
internal sealed class SensitiveRecognizer : IRecognizer
{
    private const string Name = "sensitive";
    private const float LexiconScore = 0.8f;
    private const float ContextScore = 0.7f;
    private const int ContextReach = 45;

    // By beginnings: Swedish compounds put the disease first ("diabetesmedicin", "cancersjuk").
    private static readonly ContextWords Lexicon = new(
        // Health: diseases and conditions.
        "cancer*", "tumör*", "leukemi*", "lymfom*", "diabetes*", "diabetiker*", "astma*", "kol-sjuk*", "demens*", "dement*", "alzheimer*",
        "parkinson*", "ms-sjuk*", "epilepsi*", "epileptik*", "stroke*", "hjärtinfarkt*", "hjärtsvikt*", "hjärtsjuk*", "kärlkramp*",
        "blodpropp*", "hjärnblödning*", "hjärnskad*", "depression*", "deprimerad*", "ångest*", "panikångest*", "bipolär*", "schizofren*",
        "psykos*", "psykotisk*", "psykisk*", "psykiatri*", "utmattningssyndrom*", "utmattningsdepression*", "utbränd*", "ptsd", "adhd*",
        "autism*", "autistisk*", "asperger*", "anorexi*", "bulimi*", "ätstörning*", "självmord*", "suicid*", "alkoholist*", "alkoholmissbruk*",
        "missbruk*", "missbrukare*", "narkoman*", "beroendevård*", "hiv*", "aids", "hepatit*", "tuberkulos*", "covid*", "reumatism*", "reumatisk*",
        "artros*", "artrit*", "ledgångsreumatism*", "fibromyalgi*", "osteoporos*", "benskörhet*", "crohn*", "kolit*", "ulcerös*",
        "celiaki*", "glutenintoleran*", "njursvikt*", "njursjuk*", "dialys*", "levercirros*", "cellgift*", "cytostatik*", "strålbehandl*",
        "kemoterapi*", "opererad*", "opererades", "amputer*", "förlamad*", "förlamning*", "rullstol*", "synskad*", "blind", "hörselskad*", "döv",
        "dövblind*", "funktionsnedsättning*", "funktionshind*", "utvecklingsstörd*", "utvecklingsstörning*", "downs", "cp-skad*", "als-sjuk*",
        "graviditet*", "gravid", "missfall*", "abort*", "ivf", "infertil*", "sjukskriv*", "långtidssjuk*", "sjukersättning*", "sjukpension*",
        "förtidspension*", "arbetsskad*", "arbetssjukdom*", "diagnos*", "inlagd", "hospice*", "palliativ*", "kronisk*", "obotlig*",
        "multipel", "migrän*", "psoriasis*", "eksem*", "sepsis*", "lunginflammation*", "prostata*", "bröstcancer*", "diskbråck*", "insulin*",
        "antidepressiv*", "morfin*", "metadon*",
        // Union membership.
        "fackmedlem*", "fackligt", "facklig", "fackliga", "fackansluten*", "facket", "skyddsombud*", "förtroendevald*", "fackombud*",
        // Faith.
        "muslim*", "islam", "islamisk*", "jude", "juden", "judar", "judisk*", "kristen", "kristna", "katolik*", "katolsk*", "protestant*", "ortodox*",
        "hindu*", "buddhist*", "sikh*", "ateist*", "jehovas", "pingstvän*", "frikyrklig*", "frikyrko*", "mormon*", "troende", "bahai*", "shiamuslim*", "sunnimuslim*",
        // Ethnic origin.
        "rom", "romer", "romsk*", "romani", "same", "samen", "samer", "samisk*", "kurd*", "assyri*", "syrian*", "tornedaling*", "resande", "etnisk*", "mörkhyad*", "afrosvensk*", "hudfärg*",
        // Sexuality.
        "homosexuell*", "bisexuell*", "heterosexuell*", "asexuell*", "lesbisk*", "bög", "bögar", "gay", "queer*", "hbtq*", "hbt*", "transsexuell*", "transperson*",
        "könskorriger*", "könsbyt*", "könsidentitet*", "icke-binär*", "sexuell", "sexuella",
        // Crime.
        "brottsdömd*", "straffad*", "straffregist*", "belastningsregist*", "fängelsestraff*", "fängslad*", "häktad*", "häktet", "intagen", "kriminalvård*", "anstalten",
        "fotboja*", "skyddstillsyn*", "misshandl*", "våldtäkt*", "våldtagen", "narkotikabrott*", "rattfyller*", "bidragsbrott*", "villkorlig");

    // Words that are sensitive beside a person: "medlem i Kommunal", "dömd till fängelse".
    private static readonly ContextWords Unions = new(
        "kommunal", "unionen", "vision", "metall", "if-metall", "byggnads", "seko", "handels", "transport", "akavia", "saco", "ledarna", "fastighets", "pappers",
        "hotell", "lärarförbundet", "vårdförbundet", "polisförbundet", "st", "forena", "naturvetarna", "journalistförbundet", "målarna", "elektrikerna", "gs", "facket");

    private static readonly ContextWords UnionContext = new("medlem*", "medlemskap*", "ombud", "förbund*", "fackförbund*", "ansluten", "fackavgift*");

    private static readonly ContextWords Crimes = new("dömd", "dömdes", "fängelse*", "böter", "åtalad", "åtalades", "misstänkt", "stöld*", "rån", "rånet", "bedrägeri*", "snatteri*", "mord*");

    private static readonly ContextWords CrimeContext = new(
        "dömd", "dömdes", "dom", "domen", "fängelse*", "straff*", "avtjän*", "suttit", "sitter", "åtal*", "misstänkt*", "brott", "brottet", "fälld", "fälldes", "polis*", "häkt*");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Sensitive;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        foreach (var word in text.Words)
        {
            if (word.Length < 2 || Score(text, word) is not { } score)
                continue;
            yield return new PiiSpan(PiiEntityType.Sensitive, word.Start, word.End, score, Name);
        }
    }

    private static float? Score(ScannedText text, Word word)
    {
        var letters = text[word];
        if (Lexicon.Contains(letters))
            return LexiconScore;
        if (Unions.Contains(letters))
            return text.HasNear(UnionContext, word.Start, word.End, ContextReach) ? ContextScore : null;
        return Crimes.Contains(letters) && HasOther(text, word, CrimeContext) ? ContextScore : null;
    }

    // Another word than this one itself.
    private static bool HasOther(ScannedText text, Word word, ContextWords context) =>
        text.HasNear(context, word.Start, word.Start, ContextReach) || text.HasNear(context, word.End, word.End, before: 0, after: ContextReach);
}
