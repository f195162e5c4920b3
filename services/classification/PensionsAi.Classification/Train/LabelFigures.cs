namespace PensionsAi.Classification.Train;

/// <summary>How well a model does on one label, when every label at or above its threshold is an answer.</summary>
/// <param name="Code">Code of the label.</param>
/// <param name="Texts">Texts that carry it.</param>
/// <param name="Answers">Texts that were given it.</param>
/// <param name="Hits">Texts that were rightly given it.</param>
internal sealed record LabelFigures(string Code, int Texts, int Answers, int Hits)
{
    /// <summary>Share of the answers that are right, 0 to 1; 0 without answers.</summary>
    public double Precision => Answers == 0 ? 0 : (double)Hits / Answers;

    /// <summary>Share of the texts that were found, 0 to 1; 0 without texts.</summary>
    public double Recall => Texts == 0 ? 0 : (double)Hits / Texts;

    /// <summary>The harmonic mean of the two, 0 to 1.</summary>
    public double F1 => Texts + Answers == 0 ? 0 : 2.0 * Hits / (Texts + Answers);
}
