using System.Globalization;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Pages;

namespace PensionsAi.Classification.AnalysePage;

/// <summary>The content of the pages, in Swedish.</summary>
internal static class AnalysePages
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    // Small images come without time zones.
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Stockholm", out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The form, and the analyses that there are.</summary>
    /// <param name="root">Path of this page.</param>
    /// <param name="fields">What was filled in before.</param>
    /// <param name="error">What was wrong with it; null when nothing.</param>
    /// <param name="taxonomies">Ids and names of the taxonomies that can be chosen.</param>
    /// <param name="jobs">The person's analyses; null when they cannot be had now.</param>
    public static Html Start(
        string root, IReadOnlyDictionary<string, string> fields, string? error, IReadOnlyList<(string Id, string Name)> taxonomies, IReadOnlyList<Job>? jobs) => Html.Of($"""
        <h1>Analysera fritext</h1>
        {(error is null ? Html.Empty : Html.Of($"<p role=\"alert\">{error}</p>"))}
        <p>Ladda upp en fil med fria texter, en text på varje rad: CSV, Excel (xlsx) eller JSON-rader. Texterna maskeras innan något citeras eller sparas, och filen tas bort när rapporten är klar.</p>
        <form method="post" action="{root}" enctype="multipart/form-data">
        <p><label for="taxonomy">Sortera efter</label><br><select id="taxonomy" name="taxonomy">{Html.Join(taxonomies.Select(taxonomy => Option(taxonomy, fields)))}</select></p>
        {Field("textColumn", "Kolumn med texterna", "Tomt: kolumnen heter text.", fields)}
        {Field("dateColumn", "Kolumn med datum", "Tomt: inget sägs om förändringar.", fields)}
        {Field("groupColumn", "Kolumn med grupper, till exempel län eller kanal", "Tomt: inga grupper.", fields)}
        {Field("series", "Serie", "Teman känns igen mellan rapporter i samma serie. Tomt: default.", fields)}
        <p><label for="file">Fil, högst 100 MB</label><br><input id="file" name="file" type="file" accept=".csv,.txt,.tsv,.xlsx,.jsonl,.ndjson" required></p>
        <div class="actions"><button type="submit">Analysera</button></div>
        </form>
        <h2>Dina analyser</h2>
        {List(root, jobs)}
        """);

    /// <summary>An analysis that is not done.</summary>
    public static Html Waiting(string root, Job job) => Html.Of($"""
        <h1>Analysen pågår</h1>
        <p><label for="progress">{AnalysisWords.Of(job.Status)}, {job.Progress.ToString("P0", Swedish)}</label><br><progress id="progress" max="100" value="{(int)(100 * job.Progress)}"></progress></p>
        <p>Sidan läses om av sig själv. <a href="{root}/{job.Id}">Läs om nu</a></p>
        """);

    /// <summary>An analysis that is done.</summary>
    public static Html Done(string root, Job job) => Html.Of($"""
        <h1>Rapporten är klar</h1>
        <ul>
        <li><a href="{root}/{job.Id}/report">Läs rapporten</a></li>
        <li><a href="{root}/{job.Id}/report.xlsx">Hämta den som Excel</a></li>
        <li><a href="{root}/{job.Id}/report.json">Hämta den som JSON</a></li>
        </ul>
        <p>{(job.ExpiresAt is { } expires ? $"Den tas bort {At(expires)}." : string.Empty)}</p>
        """);

    /// <summary>An analysis that came to nothing.</summary>
    public static Html Failed(string root, string reason) => Html.Of($"""
        <h1>Det blev ingen rapport</h1>
        <p role="alert">{reason}</p>
        <p><a href="{root}">Försök igen</a></p>
        """);

    /// <summary>An analysis that there is not.</summary>
    public static Html Missing(string root) => Html.Of($"""
        <h1>Analysen finns inte</h1>
        <p>Den kan ha tagits bort. <a href="{root}">Till dina analyser</a></p>
        """);

    private static Html Option((string Id, string Name) taxonomy, IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault("taxonomy") == taxonomy.Id
            ? Html.Of($"<option value=\"{taxonomy.Id}\" selected>{taxonomy.Name}</option>")
            : Html.Of($"<option value=\"{taxonomy.Id}\">{taxonomy.Name}</option>");

    private static Html Field(string name, string label, string hint, IReadOnlyDictionary<string, string> fields) => Html.Of($"""
        <p><label for="{name}">{label}</label><br>
        <input id="{name}" name="{name}" type="text" maxlength="200" value="{fields.GetValueOrDefault(name, string.Empty)}" aria-describedby="{name}-hint"><br><small id="{name}-hint">{hint}</small></p>
        """);

    private static Html List(string root, IReadOnlyList<Job>? jobs) => jobs switch
    {
        null => Html.Of($"<p>Listan kan inte visas just nu.</p>"),
        [] => Html.Of($"<p>Inga än.</p>"),
        _ => Html.Of($"""
            <table><thead><tr><th scope="col">Begärd</th><th scope="col">Läge</th></tr></thead><tbody>
            {Html.Join(jobs.Select(job => Html.Of($"<tr><td><a href=\"{root}/{job.Id}\">{At(job.CreatedAt)}</a></td><td>{AnalysisWords.Of(job.Status)}</td></tr>")))}
            </tbody></table>
            """),
    };

    private static string At(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Sweden).ToString(Sweden == TimeZoneInfo.Utc ? "d MMMM yyyy 'kl.' HH:mm:ss 'UTC'" : "d MMMM yyyy 'kl.' HH:mm:ss", Swedish);
}
