namespace PensionsAi.Classification.Model;

/// <summary>One question that a model answers about a text: which of several classes. Thread-safe.</summary>
/// <param name="Name">Name of the question, for example <c>category</c>.</param>
/// <param name="Classes">Codes of the classes.</param>
/// <param name="Biases">The margin of each class before any term is seen.</param>
/// <param name="Thresholds">The least calibrated score with which a class is an answer, 0 to 1.</param>
/// <param name="Calibration">From margins to scores.</param>
internal sealed record LinearHead(
    string Name,
    IReadOnlyList<string> Classes,
    IReadOnlyList<float> Biases,
    IReadOnlyList<float> Thresholds,
    Calibration Calibration);
