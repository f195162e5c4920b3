namespace PensionsAi.Pages;

/// <summary>Pages that belong together, and what they have in common.</summary>
/// <param name="Path">Where they are, as the gateway knows it.</param>
/// <param name="Name">What they are for, in the reader's language.</param>
/// <param name="Home">What the first of them is called.</param>
public sealed record PageArea(string Path, string Name, string Home);
