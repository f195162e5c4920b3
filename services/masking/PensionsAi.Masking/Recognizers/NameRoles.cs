namespace PensionsAi.Masking.Recognizers;

/// <summary>What a word does beside names.</summary>
[Flags]
internal enum NameRoles : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A title, a role or kinship: "handläggare", "mormor".</summary>
    Title = 1,

    /// <summary>Introduces a name: "heter", "hette".</summary>
    Naming = 2,

    /// <summary>A greeting or a closing: "hej", "mvh".</summary>
    Greeting = 4,

    /// <summary>Stands in small letters inside names: "von", "af".</summary>
    Particle = 8,

    /// <summary>Before a place: "i", "till".</summary>
    PlacePreposition = 16,

    /// <summary>After the name of a firm, prize or school: "AB", "stiftelse".</summary>
    AfterCompany = 32,

    /// <summary>Before the name of a firm, street or ship: "firman".</summary>
    BeforeCompany = 64,

    /// <summary>A well-known firm, fund or make.</summary>
    Company = 128,

    /// <summary>A word that somebody bears and that is hardly ever meant as a name: "jag", "love".</summary>
    NeverName = 256,

    /// <summary>What persons do: "säger", "ringde".</summary>
    Saying = 512,

    /// <summary>Behind a name: "III", "jr".</summary>
    Suffix = 1024,

    /// <summary>Says what follows: "pnr", "tel". Never a part of a name.</summary>
    Label = 2048,

    /// <summary>After the name of whom a thing is called after: "sjukdom", "syndrom".</summary>
    AfterEponym = 4096,

    /// <summary>A particle that is no Swedish word: "von", "van", "af".</summary>
    NobleParticle = 8192,
}
