using PensionsAi.FormGenerator.Scanning;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormGenerator;

/// <summary>What is on a generated page.</summary>
/// <param name="Template">The form's template.</param>
/// <param name="Version">Its version.</param>
/// <param name="Page">Which of its pages, from 1.</param>
/// <param name="Seed">What it was made from: the same makes the same.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Kinds">What is remarkable about the scan.</param>
/// <param name="PixelsPerMillimetre">Of the picture, about.</param>
/// <param name="Fields">What its fields hold.</param>
/// <param name="Scan">How it was scanned; null for special scans.</param>
public sealed record PageTruth(
    string Template,
    string Version,
    int Page,
    int Seed,
    string File,
    IReadOnlyList<string> Kinds,
    double PixelsPerMillimetre,
    IReadOnlyList<FieldTruth> Fields,
    ScanStyle? Scan);
