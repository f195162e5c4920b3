using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>One page of a form as it was read.</summary>
/// <param name="Template">The form.</param>
/// <param name="Number">Which of its pages, from 1.</param>
/// <param name="Fields">The page's fields, in the template's order.</param>
/// <param name="Crops">Their pictures by name.</param>
/// <param name="MayBeAccepted">Whether the form may be accepted: not where the policy says never, nor where the page's code could not be read.</param>
internal sealed record FormPage(
    FormTemplate Template, int Number, IReadOnlyList<FieldReading> Fields, IReadOnlyDictionary<string, GreyPicture> Crops, bool MayBeAccepted);
