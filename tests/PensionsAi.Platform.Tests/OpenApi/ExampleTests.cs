using System.Text.Json.Nodes;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>An example that its own schema refuses teaches the wrong call.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void Examples_Bodies_FitTheirSchemas()
    {
        var api = ApiDescription.Committed();
        var check = new SchemaCheck(api);
        var examples =
            (from operation in api.Operations
             from content in operation.RequestContents.Concat(operation.Responses.SelectMany(entry => ApiOperation.Contents(entry.Response)))
             from example in content.Content["examples"] as JsonObject ?? []
             select (Place: $"{operation} {content.MediaType} {example.Key}", Schema: content.Content["schema"], Value: example.Value!["value"])).ToList();

        Assert.True(examples.Count > 100);
        Assert.Empty(examples.SelectMany(example => check.Errors(example.Schema, example.Value, example.Place)));
    }

    [Fact]
    public void Examples_ParametersAndHeaders_FitTheirSchemas()
    {
        var api = ApiDescription.Committed();
        var check = new SchemaCheck(api);
        var described = api.Operations
            .SelectMany(operation => operation.Parameters.Concat(operation.Responses
                .SelectMany(entry => (entry.Response["headers"] as JsonObject ?? []).Select(header => api.Resolve(header.Value)))))
            .ToList();

        Assert.All(described, part => Assert.False(string.IsNullOrWhiteSpace((string?)part["description"]), part.ToJsonString()));
        Assert.Empty(described.SelectMany(part => check.Errors(part["schema"], part["example"], part.ToJsonString())));
    }

    [Fact]
    public void Problems_Examples_HaveTheStatusOfTheirAnswer()
    {
        var wrong =
            from operation in ApiDescription.Committed().Operations
            from answer in operation.Responses
            from content in ApiOperation.Contents(answer.Response)
            where content.MediaType == "application/problem+json"
            from example in content.Content["examples"]!.AsObject()
            where (string?)example.Value?["value"]?["status"]?.ToString() != answer.Status
            select $"{operation} {answer.Status} {example.Key}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("{\"type\":\"integer\"}", "0.5")]
    [InlineData("{\"type\":[\"null\",\"string\"]}", "1")]
    [InlineData("{\"enum\":[\"a\"]}", "\"b\"")]
    [InlineData("{\"required\":[\"a\"]}", "{}")]
    [InlineData("{\"properties\":{\"a\":{\"type\":\"string\"}}}", "{\"a\":1}")]
    [InlineData("{\"properties\":{},\"additionalProperties\":false}", "{\"a\":1}")]
    [InlineData("{\"additionalProperties\":{\"type\":\"string\"}}", "{\"a\":1}")]
    [InlineData("{\"items\":{\"type\":\"string\"}}", "[1]")]
    [InlineData("{\"oneOf\":[{\"type\":\"null\"},{\"type\":\"string\"}]}", "1")]
    [InlineData("{\"anyOf\":[{\"type\":\"string\"}]}", "1")]
    [InlineData("{\"minimum\":2}", "1")]
    [InlineData("{\"format\":\"date-time\"}", "\"2026-11-24\"")]
    [InlineData("{\"if\":{}}", "1")]
    public void SchemaCheck_ValueThatDoesNotFit_IsFound(string schema, string value) =>
        Assert.NotEmpty(new SchemaCheck(ApiDescription.Committed()).Errors(JsonNode.Parse(schema), JsonNode.Parse(value), "value"));
}
