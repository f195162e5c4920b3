using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;

namespace PensionsAi.Classification.Analyze;

/// <summary>What an analysis is asked for.</summary>
/// <param name="Format">What the file is.</param>
/// <param name="Settings">How it is analysed.</param>
internal sealed record AnalysisRequest(TableFormat Format, AnalyzeTexts Settings);
