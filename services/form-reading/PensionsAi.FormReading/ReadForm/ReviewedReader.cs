using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Reads a form and has a person asked where that is needed: what call and job have in common. Thread-safe.</summary>
internal sealed class ReviewedReader(FormReader reader, ReviewIntake reviews)
{
    /// <summary>The model that reads the handwriting.</summary>
    public ModelVersion Model => reader.Model;

    /// <summary>The reading, with its review when it has one.</summary>
    public async Task<Outcome<Contracts.FormReading>> ReadAsync(
        FieldTemplate template, byte[] content, ReviewSource source, CancellationToken cancellationToken)
    {
        var page = await reader.ReadAsync(template, content, cancellationToken);
        return page.IsSuccess
            ? await reviews.AddAsync(page.Value.Reading, page.Value.EncodeCrops, source, cancellationToken)
            : page.Problem;
    }
}
