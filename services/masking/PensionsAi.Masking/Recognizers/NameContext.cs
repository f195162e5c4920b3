using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Words beside names.</summary>
internal static class NameContext
{
    /// <summary>Right before a name: titles, roles, kinship, introductions, greetings, closings.</summary>
    public static readonly ContextWords Before = new(
        "herr", "hr", "fru", "fröken", "frk", "dr", "doktor", "professor", "advokat", "jurist", "handläggare", "handläggaren", "kund",
        "kunden", "sökande", "sökanden", "huvudman", "mannen", "make", "maken", "maka", "makan", "hustru", "hustrun", "frun", "man",
        "sambo", "sambon", "son", "sonen", "dotter", "dottern", "bror", "brodern", "brorsan", "syster", "systern", "syrran", "mamma",
        "pappa", "mor", "modern", "far", "fadern", "farsan", "morsan", "mormor", "morfar", "farmor", "farfar", "moster", "faster",
        "morbror", "farbror", "kusin", "kusinen", "svärmor", "svärfar", "svärson", "svärdotter", "brorson", "brorsdotter", "brorsdottern",
        "systerson", "systerdotter", "barnbarn", "barnbarnet", "vän", "vännen", "väninna", "väninnan", "granne", "grannen", "kollega",
        "kollegan", "chef", "chefen", "ombud", "ombudet", "tolk", "tolken", "vikarie", "läkare", "läkaren", "sjuksköterska", "rektor",
        "ordförande", "ordföranden", "kassör", "sekreterare", "revisor", "gode", "vittne", "vittnet", "försäljaren", "säljaren",
        "heter", "hette", "heta", "kallas", "kallad", "namn", "namnet", "jag", "signatur", "undertecknad", "undertecknat",
        "mvh", "hälsningar", "hälsar", "hälsn", "vänligen", "kram", "kramar", "puss", "hej", "hejsan", "hallå", "kära", "käre", "tack",
        "hälsa", "dödsboet", "efter", "änka", "änkan", "änkling", "kontaktperson", "kontakt", "personen", "c/o", "familjen", "tant", "gubben");

    /// <summary>Right before a name that stands in small letters: the words above that are followed by little else.</summary>
    public static readonly ContextWords Strong = new(
        "heter", "hette", "kallas", "herr", "hr", "fru", "fröken", "mvh", "hälsningar", "hälsar", "handläggaren", "dödsboet", "maken",
        "makan", "sambon", "brorsan", "namnet", "tant");

    /// <summary>Right after a name: "filippa heter jag".</summary>
    public static readonly ContextWords After = new("heter", "hette", "här");

    /// <summary>Lower-case words inside names.</summary>
    public static readonly ContextWords Particles = new("af", "av", "von", "van", "de", "la", "da", "del", "della", "di", "du", "le", "zu", "ter", "ten", "der", "den", "dos", "ibn", "bin", "ben", "el", "al", "und");

    /// <summary>Particles that begin a name and are no Swedish words.</summary>
    public static readonly ContextWords LeadingParticles = new("af", "von", "van", "de", "da", "della", "di", "la", "le", "el", "al");

    /// <summary>Before a place.</summary>
    public static readonly ContextWords PlacePrepositions = new("i", "på", "från", "till", "mot", "via", "utanför", "nära", "genom");

    /// <summary>Right after the name of a firm.</summary>
    public static readonly ContextWords CompanyAfter = new("ab", "hb", "kb", "aktiebolag", "handelsbolag", "holding", "group", "stiftelse*", "fastigheter", "bygg", "plåt",
        "snickeri", "åkeri", "el", "rör", "måleri", "entreprenad", "förlag", "bageri", "konditori", "begravningsbyrå", "advokatbyrå", "fonden", "pris*", "skola*", "kyrka*");

    /// <summary>Right before the name of a firm, street or ship.</summary>
    public static readonly ContextWords CompanyBefore = new("ab", "firma", "firman", "bolaget", "företaget", "m/s", "kvarteret", "s:t", "sankt", "sankta", "st");
}
