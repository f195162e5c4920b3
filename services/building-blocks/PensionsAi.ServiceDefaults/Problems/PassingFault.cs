namespace PensionsAi.ServiceDefaults.Problems;

/// <summary>
/// Tells faults that pass by themselves, such as a database that is away or a full disk, from faults of our own. Whoever knows
/// some registers them as singletons; a call that meets one is answered with 503 instead of 500.
/// </summary>
/// <param name="Includes">Whether an exception is one; its inner exceptions are asked about apart.</param>
public sealed record PassingFault(Predicate<Exception> Includes)
{
    private const int NoSpaceLeft = 28;

    /// <summary>A disk without room (<c>ENOSPC</c>).</summary>
    internal static PassingFault FullDisk { get; } = new(exception => exception is IOException { HResult: NoSpaceLeft });
}
