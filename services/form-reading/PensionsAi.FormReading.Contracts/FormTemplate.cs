namespace PensionsAi.FormReading.Contracts;

/// <summary>The definition of a form: what is printed and what is read come from the same one.</summary>
/// <param name="Id">Its name in calls and in the printed code: 3 to 40 lower-case letters, digits and hyphens.</param>
/// <param name="Version">A whole number from 1 to 999999, in the printed code too. A change of anything that is printed needs a new one.</param>
/// <param name="Title">What the form is called.</param>
/// <param name="Pages">Its pages, 1 to 12.</param>
/// <param name="Fields">Its fields, 1 to 200.</param>
/// <param name="Policy">When what was read is accepted.</param>
public sealed record FormTemplate(
    string Id,
    string Version,
    string Title,
    IReadOnlyList<TemplatePage> Pages,
    IReadOnlyList<TemplateField> Fields,
    FormPolicy Policy);
