namespace PensionsAi.FormReading.Pages;

/// <summary>A tick box as it was read.</summary>
/// <param name="State">What it most probably is.</param>
/// <param name="Confidence">How sure that is, 0 to 1.</param>
/// <param name="Darkness">How dark its ink is on average, 0 to 255; 0 without ink.</param>
internal readonly record struct TickReading(TickState State, double Confidence, double Darkness = 0);
