using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Templates;
using PensionsAi.FormReading.Tests.Reviews;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Tests.Templates;

/// <summary>Forms that are defined through the API, in either kind of storage.</summary>
public abstract class TemplateEndpointTests(StorageProvider storage)
{
    private const string Own = "/v1/form-templates/premiepension-70plus";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Templates_ThatTheProgramBrings_CanBeSeenAndPrinted()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        using var client = host.ClientOf("case-handling", Scopes.ReadForms);
        var list = await client.GetFromJsonAsync<FormTemplateList>("/v1/form-templates", JsonConventions.Options, Cancelled);
        var form = Assert.Single(list!.Items);
        Assert.Equal(("premiepension-70plus", "1", 1), (form.Id, form.Version, list.TotalItems));

        var template = await client.GetFromJsonAsync<FormTemplate>(Own, JsonConventions.Options, Cancelled);
        Assert.Equal(JsonSerializer.Serialize(TestTemplates.Pension, JsonConventions.Options), JsonSerializer.Serialize(template, JsonConventions.Options));
        using var blank = await client.GetAsync($"{Own}/blank?version=1", Cancelled);
        Assert.Equal("application/pdf", blank.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(await blank.Content.ReadAsByteArrayAsync(Cancelled)), StringComparison.Ordinal);
        foreach (var path in (string[])["/v1/form-templates/no-such-form", $"{Own}?version=2", $"{Own}?version=01", $"{Own}?version=one", $"{Own}/blank?version=7", "/v1/form-templates/no-such-form/blank"])
        {
            using var missing = await client.GetAsync(path, Cancelled);
            Assert.True(missing.StatusCode == HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Put_Versions_AreKeptAsTheyAreAndTheNewestIsMeant()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        using var client = host.ClientOf("designer", Scopes.Train, Scopes.ReadForms);
        var form = TestTemplates.EveryType;
        foreach (var version in (string[])["2", "10", "9"])
            Assert.Equal(HttpStatusCode.OK, await PutAsync(client, form with { Version = version, Title = $"Version {version}" }));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(client, form with { Version = "9", Title = "Version 9" }));
        Assert.Equal(HttpStatusCode.Conflict, await PutAsync(client, form with { Version = "9", Title = "Another" }));

        var newest = await client.GetFromJsonAsync<FormTemplate>("/v1/form-templates/every-type", JsonConventions.Options, Cancelled);
        Assert.Equal("Version 10", newest!.Title);
        var ninth = await client.GetFromJsonAsync<FormTemplate>("/v1/form-templates/every-type?version=9", JsonConventions.Options, Cancelled);
        Assert.Equal("Version 9", ninth!.Title);
        var list = await client.GetFromJsonAsync<FormTemplateList>("/v1/form-templates", JsonConventions.Options, Cancelled);
        Assert.Equal(["every-type", "premiepension-70plus"], list!.Items.Select(item => item.Id));
        Assert.Equal(["2", "9", "10"], list.Items[0].Versions);
        var second = await client.GetFromJsonAsync<FormTemplateList>("/v1/form-templates?limit=1&page=2", JsonConventions.Options, Cancelled);
        Assert.Equal("premiepension-70plus", Assert.Single(second!.Items).Id);
    }

    /// <summary>Kept before a rule and a check were known: the same again still changes nothing.</summary>
    [Fact]
    public async Task Put_WhatWasKeptByAnEarlierRelease_IsTheSameAgain()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var form = TestTemplates.EveryType;
        form = form with { Fields = [.. form.Fields.Select(field => field.Type == FieldType.Checkbox ? field with { Box = field.Box with { Width = 3, Height = 3 } } : field)] };
        var definition = JsonSerializer.SerializeToNode(form, JsonConventions.Options)!;
        foreach (var rules in definition["fields"]!.AsArray().Select(field => field!["rules"]).OfType<JsonObject>())
            Assert.True(rules.Remove("sameAs") && rules.Remove("notAfterToday"));
        await using (var context = await host.Contexts.CreateDbContextAsync(Cancelled))
        {
            context.Templates.Add(new StoredTemplate { Id = form.Id, Version = 7, Definition = definition.ToJsonString(), CreatedBy = "designer", CreatedAt = DateTimeOffset.UnixEpoch });
            await context.SaveChangesAsync(Cancelled);
        }

        using var client = host.ClientOf("designer", Scopes.Train, Scopes.ReadForms);
        Assert.Equal(HttpStatusCode.OK, await PutAsync(client, form));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(client, form with { Version = "8" }));
        Assert.Equal(HttpStatusCode.Conflict, await PutAsync(client, TestTemplates.EveryType));
    }

    [Fact]
    public async Task Put_SameVersionAtOnce_IsOneDefinition()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        using var client = host.ClientOf("designer", Scopes.Train, Scopes.ReadForms);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => PutAsync(client, TestTemplates.EveryType with { Title = $"Titel {number}" })));
        Assert.Equal(1, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(3, statuses.Count(status => status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Put_ThatTheProgramBrings_CannotBeAnother()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        using var client = host.ClientOf("designer", Scopes.Train, Scopes.ReadForms);
        Assert.Equal(HttpStatusCode.OK, await PutAsync(client, TestTemplates.Pension));
        Assert.Equal(HttpStatusCode.Conflict, await PutAsync(client, TestTemplates.Pension with { Title = "En annan" }));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(client, TestTemplates.Pension with { Version = "2", Title = "En annan" }));
        var newest = await client.GetFromJsonAsync<FormTemplate>(Own, JsonConventions.Options, Cancelled);
        Assert.Equal("En annan", newest!.Title);
    }

    [Fact]
    public async Task Put_WrongDefinition_SaysAllAtOnceAndKeepsNothing()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        using var client = host.ClientOf("designer", Scopes.Train, Scopes.ReadForms);
        var wrong = TestTemplates.EveryType with { Version = "v1", Title = "", Policy = new FormPolicy(AcceptanceThreshold: 2) };
        using var answer = await client.PutAsJsonAsync("/v1/form-templates/every-type", wrong, JsonConventions.Options, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.Equal(["policy.acceptanceThreshold", "title", "version"], errors.Order(StringComparer.Ordinal));

        using var other = await client.PutAsJsonAsync("/v1/form-templates/another-form", TestTemplates.EveryType, JsonConventions.Options, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        using var missing = await client.GetAsync("/v1/form-templates/every-type", Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Put_WithoutTheScope_Is403()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        using var client = host.ClientOf("case-handling", Scopes.ReadForms);
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(client, TestTemplates.EveryType));
    }

    [Fact]
    public async Task Reading_OfADefinedForm_IsRecognisedByItsCodeAndReviewedByItsDefinition()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        using var designer = host.ClientOf("designer", Scopes.Train);
        using var sender = host.ClientOf("case-handling", Scopes.ReadForms);
        using var form = await TestForms.EmptyAsync(TestTemplates.EveryType);
        using (var unknown = await PostAsync(sender, form.Encode()))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);

        Assert.Equal(HttpStatusCode.OK, await PutAsync(designer, TestTemplates.EveryType));
        form.Write("number", "31415").Tick("colour", "blue");
        using var answer = await PostAsync(sender, form.Encode());
        var reading = (await answer.Content.ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, Cancelled))!;
        Assert.Equal(("every-type", "7", FormDecision.Review), (reading.Template, reading.TemplateVersion, reading.Decision));
        Assert.Equal("31415", reading.Fields.Single(field => field.Name == "number").Value?.GetValue<string>());
        using var reviewer = host.Reviewer("anna");
        var details = await reviewer.GetFromJsonAsync<ReviewDetails>($"/v1/reviews/{reading.ReviewId}", JsonConventions.Options, Cancelled);
        Assert.Equal("Färg", details!.Fields.Single(field => field.Reading.Name == "colour").Label);
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient client, FormTemplate template)
    {
        using var answer = await client.PutAsJsonAsync($"/v1/form-templates/{template.Id}", template, JsonConventions.Options, Cancelled);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] picture)
    {
        using var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return await client.PostAsync("/v1/form-readings", content, Cancelled);
    }

    public sealed class OnSqlite() : TemplateEndpointTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : TemplateEndpointTests(StorageProvider.PostgreSql);
}
