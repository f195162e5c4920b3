using System.Text;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Metrics;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Operators;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.MaskText;

/// <summary>Masks the personal data in texts. It fails closed: a text that cannot be searched whole is not returned. Thread-safe.</summary>
internal sealed partial class TextMasker(
    PiiFinder finder,
    NameTable names,
    OperatorFactory operators,
    CallerDefaults defaults,
    [FromKeyedServices(PiiModel.ModelName)] InferenceGate gate,
    InferenceMetrics metrics,
    ILogger<TextMasker> logger)
{
    public static readonly ServiceProblem RecognizerFailed = new(
        "masking-failed", 500, "The text could not be searched", "A recognizer failed, so nothing of the call is returned. Quote the trace id when you report it.");

    public static readonly ServiceProblem TimedOut = new(
        "masking-timed-out", 503, "The search took too long", "A text could not be searched whole in time, so nothing of the call is returned. Try again.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    private static readonly Request CellRequest = new([]);

    private const string EncryptedValue = "encrypted-value";

    /// <summary>What finds the names.</summary>
    public ModelVersion Model => names.Version;

    /// <summary>Whether the request would be taken: the problem, or null.</summary>
    public ServiceProblem? Check(Request request) => MaskTextCheck.Check(request, finder.EntityTypes).Problem;

    /// <summary>Masks every text of the request, or none.</summary>
    /// <param name="request">The texts and how to mask them.</param>
    /// <param name="caller">Name of the caller.</param>
    /// <param name="progress">Told the share of texts done; null when nobody asks.</param>
    /// <param name="cancellationToken">Stops between texts and between recognizers.</param>
    public async ValueTask<Outcome<MaskingResult>> MaskAsync(
        Request request, string caller, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        request = defaults.Apply(request, caller);
        var plan = MaskTextCheck.Check(request, finder.EntityTypes);
        if (!plan.IsSuccess)
            return plan.Problem;
        var entered = await gate.EnterAsync(cancellationToken);
        if (!entered.IsSuccess)
            return entered.Problem;

        using var measured = metrics.Measure(Model);
        var watch = finder.Watch();
        var lease = entered.Value;
        try
        {
            var results = await watch.RunAsync(token => Task.FromResult(MaskAll(request, caller, plan.Value, lease, watch, progress, token)), cancellationToken);
            LogMasked(logger, results.Sum(result => result.Entities.Count), request.Texts.Sum(item => item.Text.Length), Model.Version);
            return new MaskingResult(results, Model);
        }
        catch (RecognizerFailedException failure)
        {
            return Failed(failure);
        }
    }

    private MaskedText[] MaskAll(
        Request request, string caller, MaskingPlan plan, InferenceGate.Lease lease, SearchWatch watch, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        // Given back when the work ends, not when the call does: a recognizer that hangs keeps its turn.
        using var turn = lease;
        using var call = operators.Begin(caller, request.ConsistencyScope);
        var results = new MaskedText[request.Texts.Count];
        for (var index = 0; index < results.Length; index++)
        {
            results[index] = Mask(request.Texts[index], plan, call, request, watch, cancellationToken);
            progress?.Report((index + 1) / (double)results.Length);
        }

        return results;
    }

    private MaskedText Mask(
        TextToMask item, MaskingPlan plan, CallOperators call, Request request, SearchWatch watch, CancellationToken cancellationToken)
    {
        var indexType = request.StringIndexType;
        var log = request.Explain ? new CandidateLog() : null;
        var scanned = ScannedText.Scan(item.Text, log);
        var spans = finder.Find(scanned, plan, cancellationToken, watch);
        if (plan.IsReversible)
            AddEncryptedValues(scanned, spans);
        var tags = new TagNumbers(scanned.Tags);
        var entities = new MaskedEntity[spans.Count];
        var masked = new StringBuilder(item.Text.Length);
        var original = new TextPositions(indexType);
        var (copied, maskedOffset) = (0, 0);
        for (var index = 0; index < entities.Length; index++)
        {
            var span = spans[index];
            var name = span.Recognizer == EncryptedValue ? OperatorNames.Encrypt : plan.OperatorFor(span.EntityType);
            var replacement = call[name].Replace(span.EntityType, item.Text.AsSpan(span.Start, span.Length), tags);
            masked.Append(item.Text, copied, span.Start - copied).Append(replacement);
            var (start, end) = (original.Of(item.Text, span.Start), original.Of(item.Text, span.End));
            // Replacements are counted like the rest; what is between them is as long in the masked text as in the original.
            var maskedStart = start + maskedOffset;
            var maskedEnd = maskedStart + new TextPositions(indexType).Of(replacement, replacement.Length);
            maskedOffset = maskedEnd - end;
            entities[index] = new MaskedEntity(
                span.EntityType.Name(), start, end, Math.Round(span.Score, 3), span.Recognizer, replacement, maskedStart, maskedEnd)
            {
                Explanation = log is null ? null : Explanations.Of(span, item.Text, log),
            };
            copied = span.End;
        }

        masked.Append(item.Text, copied, item.Text.Length - copied);
        return new MaskedText(item.Id, masked.ToString(), entities)
        {
            Rejected = log is null ? null : [.. Explanations.Rejected(log, plan, spans).Select(rejection => Rejected(rejection, item.Text, indexType))],
        };
    }

    private static RejectedCandidate Rejected(CandidateLog.Rejection rejection, string text, StringIndexType indexType)
    {
        var span = rejection.Span;
        var positions = new TextPositions(indexType);
        return new RejectedCandidate(
            span.EntityType.Name(),
            positions.Of(text, span.Start),
            positions.Of(text, span.End),
            span.Recognizer,
            Math.Round(span.Score, 3),
            Explanations.ChecksumOf(span, text),
            rejection.Reason);
    }

    /// <summary>Masks one cell of a table. The caller holds a turn at the gate.</summary>
    /// <exception cref="RecognizerFailedException">The cell could not be searched whole.</exception>
    public MaskedText MaskCell(string cell, MaskingPlan plan, CallOperators call, SearchWatch watch, CancellationToken cancellationToken) =>
        cell.Length == 0 ? new MaskedText("", cell, []) : Mask(new TextToMask("", cell), plan, call, CellRequest, watch, cancellationToken);

    /// <summary>A watch over the searches of one table.</summary>
    public SearchWatch Watch() => finder.Watch();

    /// <summary>Logs why a text could not be searched, and gives the problem that its call fails with.</summary>
    public ServiceProblem Failed(RecognizerFailedException failure)
    {
        LogFailed(logger, failure.Recognizer, failure.Cause ?? "a timeout", failure.CauseStack);
        return failure.Cause is null ? TimedOut : RecognizerFailed;
    }

    // What an earlier call encrypted is encrypted once more, so that one unmasking restores this call's text and not the earlier one's.
    private static void AddEncryptedValues(ScannedText scanned, List<PiiSpan> spans)
    {
        var values = scanned.Tags.Where(tag => tag.Kind == TagKind.Encrypted).ToList();
        if (values.Count == 0)
            return;
        spans.AddRange(values.Select(tag => new PiiSpan(tag.EntityType, tag.Start, tag.End, 1f, EncryptedValue)));
        spans.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "A text was not masked because {Recognizer} failed with {Cause}: {StackTrace}")]
    private static partial void LogFailed(ILogger logger, string recognizer, string cause, string? stackTrace);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Masked {SpanCount} spans in {CharCount} chars with model {ModelVersion}")]
    private static partial void LogMasked(ILogger logger, int spanCount, int charCount, string modelVersion);
}
