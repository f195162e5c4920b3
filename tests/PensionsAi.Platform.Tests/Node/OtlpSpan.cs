using Google.Protobuf;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>
/// A span of an OTLP export, read field by field: opentelemetry-proto's trace.proto (ExportTraceServiceRequest 1 →
/// ResourceSpans 2 → ScopeSpans 2 → Span: 1 trace id, 2 span id, 4 parent id, 5 name, 6 kind).
/// </summary>
public sealed record OtlpSpan(string TraceId, string SpanId, string ParentId, string Name, int Kind)
{
    public const int Server = 2;
    public const int Client = 3;
    public const int Consumer = 5;

    private const int Spans = 2;

    public static IEnumerable<OtlpSpan> ReadAll(byte[] request) =>
        from resource in Messages(request, 1)
        from scope in Messages(resource, Spans)
        from span in Messages(scope, Spans)
        select Read(span);

    private static OtlpSpan Read(byte[] span)
    {
        var read = new OtlpSpan(string.Empty, string.Empty, string.Empty, string.Empty, 0);
        using var input = new CodedInputStream(span);
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: read = read with { TraceId = Hex(input) }; break;
                case 2: read = read with { SpanId = Hex(input) }; break;
                case 4: read = read with { ParentId = Hex(input) }; break;
                case 5: read = read with { Name = input.ReadString() }; break;
                case 6: read = read with { Kind = input.ReadEnum() }; break;
                default: input.SkipLastField(); break;
            }
        }

        return read;
    }

    private static string Hex(CodedInputStream input) => Convert.ToHexStringLower(input.ReadBytes().Span);

    private static List<byte[]> Messages(byte[] message, int field)
    {
        var found = new List<byte[]>();
        using var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == field)
                found.Add(input.ReadBytes().ToByteArray());
            else
                input.SkipLastField();
        }

        return found;
    }
}
