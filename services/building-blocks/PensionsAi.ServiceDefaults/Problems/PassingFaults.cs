namespace PensionsAi.ServiceDefaults.Problems;

/// <summary>All the <see cref="PassingFault"/>s that are known in this process. Thread-safe.</summary>
internal sealed class PassingFaults(IEnumerable<PassingFault> known)
{
    private readonly PassingFault[] _known = [.. known];

    /// <summary>Whether an exception, or one inside it, is a fault that passes by itself.</summary>
    public bool IsCauseOf(Exception exception) => WithInner(exception).Any(one => _known.Any(fault => fault.Includes(one)));

    /// <summary>An exception and those inside it, from the outside in.</summary>
    public static IEnumerable<Exception> WithInner(Exception exception)
    {
        for (var one = exception; one is not null; one = one.InnerException)
            yield return one;
    }
}
