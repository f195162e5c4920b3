using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.Pages;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Reads the fields of a page, all their digits together, and decides about each. Thread-safe.</summary>
internal sealed class FieldsReader(DigitNetwork network, TimeProvider time)
{
    private const string CellsFilled = "cells-filled";

    /// <summary>Where cells are empty, or more is written than digits in them, what is read may not be what is meant.</summary>
    private const double DoubtfulConfidence = 0.5;

    /// <summary>The readings, in the fields' order.</summary>
    public IReadOnlyList<FieldReading> Read(StraightPage page, IReadOnlyList<SeenField> seen, AcceptanceThresholds thresholds)
    {
        var written = seen.Select(RunOf).ToList();
        var rows = new Queue<IReadOnlyList<DigitRow>>(DigitRun.Read([.. written.OfType<DigitRun>()], network));
        return [.. seen.Zip(written, (field, run) => ReadField(page, field, run is null ? [] : rows.Dequeue(), thresholds))];
    }

    private static DigitRun? RunOf(SeenField seen)
    {
        if (seen.Cells?.Row is { } cells)
            return RowReader.OfCells(cells);
        return seen.Row is { } row ? RowReader.Free(row, WrittenRules.Of(seen.Field).Separators) : null;
    }

    private FieldReading ReadField(StraightPage page, SeenField seen, IReadOnlyList<DigitRow> rows, AcceptanceThresholds thresholds)
    {
        // Where the print was not found, what was read may be something else's: good for a suggestion at most.
        if (!seen.IsFound)
            thresholds = thresholds with { Accept = AcceptanceRule.Never };
        var field = seen.Field;
        return field.Type switch
        {
            FieldType.Image => Reading(page, field, new MarkDecision(null, 0, false, [], [])),
            FieldType.Signature => Reading(page, field, MarkDecision.OfSignature(field, seen.Signature.IsSigned, seen.Signature.Confidence, thresholds)),
            FieldType.Checkbox => Reading(page, field, MarkDecision.OfCheckbox(field, seen.Ticks[0], thresholds)),
            FieldType.Choice => Reading(page, field, MarkDecision.OfChoice(field, seen.Ticks, thresholds)),
            _ => ReadWritten(page, seen, rows, thresholds),
        };
    }

    private FieldReading ReadWritten(StraightPage page, SeenField seen, IReadOnlyList<DigitRow> rows, AcceptanceThresholds thresholds)
    {
        var field = seen.Field;
        var cells = seen.Cells;
        var isWhole = cells is null || IsWhole(field, cells);
        if (!isWhole)
            thresholds = thresholds with { Accept = AcceptanceRule.Never };
        var decision = FieldDecision.Make(
            WrittenRules.Of(field), rows, DateOnly.FromDateTime(time.GetLocalNow().DateTime), thresholds);
        return Reading(page, field, new MarkDecision(
            decision.Suggestion is null ? null : JsonValue.Create(decision.Suggestion),
            isWhole ? decision.Confidence : Math.Min(decision.Confidence, DoubtfulConfidence),
            decision.IsAccepted,
            cells is not null && isWhole ? [CellsFilled, .. decision.Checks] : decision.Checks,
            decision.Alternatives)) with { PlainConfidence = isWhole ? decision.PlainConfidence : Math.Min(decision.PlainConfidence, DoubtfulConfidence) };
    }

    /// <summary>
    /// Whether what is written fills its cells as it should, and nothing else is there. An amount may be shorter than its cells
    /// are many, but has no gap.
    /// </summary>
    private static bool IsWhole(TemplateField field, CellInk cells) =>
        !cells.HasStrayInk
        && (field.Type == FieldType.Amount || field is { Type: FieldType.Digits, Rules.Length: null }
            ? cells.IsContiguous
            : cells.Filled.All(filled => filled));

    private static FieldReading Reading(StraightPage page, TemplateField field, MarkDecision decision) => new(
        field.Name,
        field.Type,
        decision.IsAccepted ? decision.Suggestion?.DeepClone() as JsonValue : null,
        decision.Suggestion,
        decision.Confidence,
        decision.IsAccepted,
        field.Page,
        page.BoxOf(field.Box),
        decision.Checks,
        decision.Alternatives);
}
