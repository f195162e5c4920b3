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

    /// <summary>Right before a name that may be a word: after these a word is a name, unless it is one of <see cref="NeverNames"/>.</summary>
    public static readonly ContextWords Naming = new("heter", "hette", "kallas", "herr", "hr", "fru", "fröken", "mvh");

    /// <summary>Words that somebody bears, and that are hardly ever meant as a name.</summary>
    public static readonly ContextWords NeverNames = new(
        "jag", "du", "han", "hon", "hen", "den", "det", "vi", "ni", "dom", "de", "dem", "man", "min", "din", "sin", "mitt", "en", "ett", "som",
        "så", "och", "i", "på", "är", "var", "vad", "vem", "inte", "ju", "nog", "nu", "då", "alla", "allt", "från", "till", "med", "om", "för",
        "av", "att", "men", "eller", "kan", "ska", "har", "mer", "nej", "ja", "hej", "tack", "lev", "väl", "love", "samma", "igen", "också",
        "god", "kära", "eg", "pa", "swedish", "avin", "alltså", "precis", "just", "samt", "kund", "moder", "fader");

    /// <summary>Well-known firms, funds and makes that are also names of persons, or look like them.</summary>
    public static readonly ContextWords Companies = new(
        "sandvik", "saab", "opel", "kia", "ica", "ericsson", "åhléns", "arla", "astra", "astrazeneca", "kockums", "swedbank*", "robur", "nordea*",
        "skandia*", "folksam", "alecta", "collectum", "avanza", "nordnet", "länsförsäkringar", "handelsbanken", "sparbanken", "seb", "freja",
        "safari", "ohlson", "volvo", "scania", "electrolux", "husqvarna", "atlas", "securitas", "skanska", "peab", "ncc", "postnord", "telia",
        "telenor", "vattenfall", "fortum", "preem", "lidl", "willys", "coop", "hemköp", "bauhaus", "biltema", "jula", "rusta", "didner",
        "carnegie", "lannebo", "spiltan", "storebrand", "danica", "bliwa", "swish", "klarna", "facebook", "google", "microsoft", "apple",
        "samsung", "nokia", "toyota", "ford", "mercedes", "volkswagen", "kadett", "algots", "siemens", "bosch", "tesla", "amazon", "ikea");

    /// <summary>Before a place.</summary>
    public static readonly ContextWords PlacePrepositions = new("i", "på", "från", "till", "mot", "via", "utanför", "nära", "genom");

    /// <summary>Right after the name of a firm.</summary>
    public static readonly ContextWords CompanyAfter = new("ab", "hb", "kb", "aktiebolag", "handelsbolag", "holding", "group", "stiftelse*", "fastigheter", "bygg", "plåt",
        "snickeri", "åkeri", "el", "rör", "måleri", "entreprenad", "förlag", "bageri", "konditori", "begravningsbyrå", "advokatbyrå", "fonden", "pris*", "skola*", "kyrka*");

    /// <summary>Right before the name of a firm, street or ship.</summary>
    public static readonly ContextWords CompanyBefore = new("ab", "firma", "firman", "bolaget", "företaget", "m/s", "kvarteret", "s:t", "sankt", "sankta", "st");
}
