using System.Net.Http.Headers;
using System.Net.Mime;

namespace PensionsAi.MixedLoad;

/// <summary>A kind of call.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Share">How often it is made, relative to the others.</param>
/// <param name="Create">Makes the request.</param>
internal sealed record Call(string Name, int Share, Func<HttpRequestMessage> Create)
{
    /// <summary>The mix: mostly short texts, some pictures, jobs and recordings, and a few calls that are wrong.</summary>
    public static IReadOnlyList<Call> All(string samples)
    {
        return
        [
            Post("mask a text", 35, "/v1/maskings", MediaTypeNames.Application.Json, Read("masking.json")),
            Post("classify texts", 25, "/v1/classifications", MediaTypeNames.Application.Json, Read("classification.json")),
            Post("read a field", 15, "/v1/form-readings?template=field:personnummer", MediaTypeNames.Image.Png, Read("personnummer.png")),
            Post("mask as a job", 10, "/v1/maskings", MediaTypeNames.Application.Json, Read("masking.json"), ("Prefer", "respond-async")),
            Post("transcribe", 3, "/v1/transcriptions?language=sv", "audio/wav", Read("call.wav")),
            new("list jobs", 8, () => new HttpRequestMessage(HttpMethod.Get, "/v1/jobs?limit=20")),
            Post("malformed JSON", 2, "/v1/maskings", MediaTypeNames.Application.Json, "{\"texts\":["u8.ToArray()),
            Post("text as picture", 2, "/v1/form-readings?template=field:digits", MediaTypeNames.Image.Png, "no picture"u8.ToArray()),
        ];

        byte[] Read(string name) => File.ReadAllBytes(Path.Combine(samples, name));
    }

    private static Call Post(
        string name, int share, string path, string mediaType, byte[] body, params (string Name, string Value)[] headers) =>
        new(name, share, () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
            foreach (var header in headers)
                request.Headers.Add(header.Name, header.Value);
            return request;
        });
}
