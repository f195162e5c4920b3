namespace PensionsAi.JobWorker.Parts;

/// <summary>A multipart body that was read as far as its file.</summary>
/// <typeparam name="TSettings">What the settings are.</typeparam>
/// <param name="Settings">The part <c>settings</c>; null when it was left out.</param>
/// <param name="ContentType">Media type of the file; empty when the part names none.</param>
/// <param name="FileName">Name of the file; null when the part names none.</param>
/// <param name="File">The file, which was not read yet.</param>
/// <param name="Whole">The whole body, which knows whether it has ended.</param>
public sealed record BodyParts<TSettings>(TSettings? Settings, string ContentType, string? FileName, Stream File, WholeBody Whole)
    where TSettings : class;
