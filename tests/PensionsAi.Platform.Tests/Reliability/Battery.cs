using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// One test of the battery: how large it is, what it draws its chances from, and what it prints. In its long form when
/// <c>PENSIONSAI_RELIABILITY</c> is <c>long</c>; <c>PENSIONSAI_RELIABILITY_SEED</c> sets the seed.
/// </summary>
internal sealed class Battery
{
    private readonly ITestOutputHelper _output;
    private readonly string _name;

    private Battery(ITestOutputHelper output, string name, int n)
    {
        _output = output;
        _name = name;
        N = n;
        Random = new Random(Seed);
    }

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("PENSIONSAI_RELIABILITY") == "long";

    public static int Seed { get; } = int.Parse(
        Environment.GetEnvironmentVariable("PENSIONSAI_RELIABILITY_SEED") ?? "7", CultureInfo.InvariantCulture);

    /// <summary>Jobs, calls or what else the test counts.</summary>
    public int N { get; }

    /// <summary>Everything that the test leaves to chance.</summary>
    public Random Random { get; }

    /// <summary>Begins a test, and prints what it needs to be repeated.</summary>
    public static Battery Begin(ITestOutputHelper output, string name, int shortForm, int longForm)
    {
        var battery = new Battery(output, name, Choose(shortForm, longForm));
        battery.Say($"N {battery.N}, seed {Seed}, {(IsLong ? "long" : "short")} form; .NET {Environment.Version}, MassTransit {VersionOf("MassTransit")}, "
            + $"RabbitMQ.Client {VersionOf("RabbitMQ.Client")}, Npgsql {VersionOf("Npgsql")}, {RuntimeInformation.OSDescription}");
        return battery;
    }

    /// <summary>A number of the short form, or of the long.</summary>
    public static T Choose<T>(T shortForm, T longForm) => IsLong ? longForm : shortForm;

    /// <summary>Prints a line.</summary>
    public void Say(string line) => _output.WriteLine($"{_name}: {line}");

    /// <summary>Prints what was counted, and asserts that nothing was lost or done twice.</summary>
    public void Conclude(JobTally tally, string more = "")
    {
        Say($"accepted {tally.Accepted}, finished {tally.Finished}, failed {tally.Failed}, lost {tally.Lost}, duplicate effects {tally.DuplicateEffects}"
            + $"{(more.Length == 0 ? string.Empty : ", ")}{more}");
        Assert.Equal(0, tally.Lost);
        Assert.Equal(0, tally.DuplicateEffects);
    }

    private static string VersionOf(string assembly) =>
        Assembly.Load(assembly).GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
