namespace PensionsAi.Classification.Train;

/// <summary>What a fit of labels makes small.</summary>
internal enum LabelLoss
{
    /// <summary>The squared difference to 0 and 1: each label against the rest, any number of them a text.</summary>
    Squared,

    /// <summary>The cross-entropy of a softmax: labels against each other, of which a text has one.</summary>
    CrossEntropy,
}
