using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Metrics;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Recognizers;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.Tests.MaskText;

/// <summary>A text that could not be searched whole is never returned, and says nothing of itself.</summary>
public sealed class FailClosedTests
{
    private const string Text = "Hej, jag heter Anna Öberg, 19900101-2385.";

    private readonly FakeTimeProvider _time = new();
    private readonly LogLines _log = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Mask_RecognizerThrows_FailsTheCallAndQuotesNothing(bool isAfterAFinding)
    {
        var problem = await MaskAsync(new Failing(text => isAfterAFinding ? FindThenThrow(text) : throw new FormatException(text)));
        Assert.Equal(("masking-failed", 500), (problem!.Kind, problem.Status));
        Assert.DoesNotContain("Anna", problem.Detail, StringComparison.Ordinal);
        var line = Assert.Single(_log.Lines);
        Assert.Contains("System.FormatException", line, StringComparison.Ordinal);
        Assert.Contains("failing", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", line, StringComparison.Ordinal);

        static IEnumerable<PiiSpan> FindThenThrow(string text)
        {
            yield return new PiiSpan(PiiEntityType.Person, 15, 19, 1f, "failing");
            throw new FormatException(text);
        }
    }

    [Fact]
    public async Task Mask_RecognizerThatPointsOutside_FailsTheCall()
    {
        var problem = await MaskAsync(new Failing(text => [new PiiSpan(PiiEntityType.Person, text.Length - 1, text.Length + 1, 1f, "failing")]));
        Assert.Equal("masking-failed", problem!.Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Mask_RecognizerOutOfTime_FailsTheCall(bool hasFindings)
    {
        var problem = await MaskAsync(new Failing(text =>
        {
            _time.Advance(new MaskingOptions().TextTimeout + TimeSpan.FromTicks(1));
            return hasFindings ? Enumerable.Repeat(new PiiSpan(PiiEntityType.Person, 15, 19, 1f, "failing"), int.MaxValue) : [];
        }));
        Assert.Equal(("masking-timed-out", 503), (problem!.Kind, problem.Status));
        Assert.NotNull(problem.RetryAfter);
    }

    [Fact]
    public async Task Mask_RecognizerHangs_EndsTheCallWhileItHangs()
    {
        using var hanging = new ManualResetEventSlim();
        using var isReached = new ManualResetEventSlim();
        var masking = MaskAsync(new Failing(_ =>
        {
            isReached.Set();
            hanging.Wait();
            return [];
        }));
        try
        {
            await Task.Run(() => isReached.Wait(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            // The watch sets its timer anew after each look: the clock goes on until it has looked late enough.
            while (!masking.IsCompleted)
            {
                _time.Advance(new MaskingOptions().TextTimeout);
                await Task.Delay(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);
            }

            Assert.Equal("masking-timed-out", (await masking)!.Kind);
            Assert.Contains("failing", Assert.Single(_log.Lines), StringComparison.Ordinal);
        }
        finally
        {
            hanging.Set();
        }
    }

    [Fact]
    public async Task Mask_RecognizerInTime_Succeeds()
    {
        var problem = await MaskAsync(new Failing(text =>
        {
            _time.Advance(new MaskingOptions().TextTimeout);
            return [];
        }));
        Assert.Null(problem);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The gate lives as long as the test.")]
    private async Task<ServiceProblem?> MaskAsync(IRecognizer failing)
    {
        var options = Options.Create(new MaskingOptions());
        var masker = new TextMasker(
            new PiiFinder([new EmailRecognizer(), failing], _time, options),
            TestMasking.Names,
            TestMasking.Operators,
            new CallerDefaults(options),
            new InferenceGate("test", TestMasking.Metrics),
            TestMasking.Metrics,
            _log);
        // The first text is sound: it must not be returned either.
        var outcome = await masker.MaskAsync(
            new Request([new TextToMask("1", "anna@post.example"), new TextToMask("2", Text)]), "tests", progress: null, TestContext.Current.CancellationToken);
        Assert.Equal(outcome.Problem is null, outcome.Value is not null);
        return outcome.Problem;
    }

    private sealed class Failing(Func<string, IEnumerable<PiiSpan>> recognize) : IRecognizer
    {
        public PiiEntityType EntityType => PiiEntityType.Person;

        public IEnumerable<PiiSpan> Recognize(ScannedText text) => text.Text.StartsWith("Hej", StringComparison.Ordinal) ? recognize(text.Text) : [];
    }

    private sealed class LogLines : ILogger<TextMasker>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Lines.Add(formatter(state, exception) + exception);
        }
    }
}
