using System.ComponentModel.DataAnnotations;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Settings of the service, section <c>FormReading</c>.</summary>
internal sealed record FormReadingOptions
{
    /// <summary>
    /// Confidence from which a plain reading that keeps every rule is accepted, 0 to 1. Default 0.95. Set it on scans of your
    /// own: what holds for one source of handwriting does not hold for another.
    /// </summary>
    [Range(0.0, 1.0)]
    public double AcceptanceThreshold { get; init; } = 0.95;

    /// <summary>
    /// Confidence that the plain reading must reach without the help of date and check digit, 0 to 1. Default 0.4: of numbers with
    /// one digit miswritten, composed of digits of MNIST's validation writers, 0.2 % pass, and 97 % of the others.
    /// </summary>
    [Range(0.0, 1.0)]
    public double PlainThreshold { get; init; } = 0.4;

    /// <summary>Confidence from which ticks and signatures are accepted, 0 to 1. Default 0.95.</summary>
    [Range(0.0, 1.0)]
    public double MarkThreshold { get; init; } = 0.95;

    /// <summary>
    /// Confidence that dates, amounts and other digits must reach as well, 0 to 1. Default 0.995. They have no check digit that
    /// would tell of a misreading: on 1,200 generated pages of MNIST's validation writers one of 2,117 dates from 0.99 on was wrong,
    /// and none from 0.995 on.
    /// </summary>
    [Range(0.0, 1.0)]
    public double NoCheckDigitThreshold { get; init; } = 0.995;

    /// <summary>
    /// What goes before the policy of a form, by its id, whatever the version: paper that is out there keeps its definition, and
    /// thresholds are set when its scans come back. Default none.
    /// </summary>
    public IReadOnlyDictionary<string, PolicyOptions> Policies { get; init; } = new Dictionary<string, PolicyOptions>();

    /// <summary>Base address of jobs, to which files of several pages are handed over. Default that of the one-process host.</summary>
    [Required]
    public Uri Jobs { get; init; } = new("http://127.0.0.1:5105");
}
