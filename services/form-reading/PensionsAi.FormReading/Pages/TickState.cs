namespace PensionsAi.FormReading.Pages;

/// <summary>What was done to a tick box.</summary>
internal enum TickState
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>A tick or a cross.</summary>
    Ticked,

    /// <summary>Filled all over: a tick that was taken back.</summary>
    InkedOut,
}
