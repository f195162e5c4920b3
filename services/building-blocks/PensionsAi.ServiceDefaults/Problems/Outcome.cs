using System.Diagnostics.CodeAnalysis;

namespace PensionsAi.ServiceDefaults.Problems;

/// <summary>A value, or the expected problem that stood in its way.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Outcome<T>
    where T : notnull
{
    private Outcome(T? value, ServiceProblem? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>The value; null when <see cref="Problem"/> is set.</summary>
    public T? Value { get; }

    /// <summary>The problem; null when there is a value.</summary>
    public ServiceProblem? Problem { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsSuccess => Problem is null;

    /// <summary>A successful outcome.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A failed outcome.</summary>
    public static implicit operator Outcome<T>(ServiceProblem problem) => new(default, problem);
}
