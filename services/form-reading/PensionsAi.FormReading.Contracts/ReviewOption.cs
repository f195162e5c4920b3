namespace PensionsAi.FormReading.Contracts;

/// <summary>What can be ticked in a choice.</summary>
/// <param name="Value">The field's value when it is.</param>
/// <param name="Label">What is printed beside it.</param>
public sealed record ReviewOption(string Value, string Label);
