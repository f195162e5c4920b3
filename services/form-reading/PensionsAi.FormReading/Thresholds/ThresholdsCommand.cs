using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.Printing;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.Storage;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>
/// The command line's <c>thresholds</c>: from when on a form's fields are accepted, computed from scans whose content is known. Works
/// beside a running service.
/// </summary>
public static class ThresholdsCommand
{
    private const int MostErrors = 20;

    /// <summary>The command, over the database and the settings that the configuration names.</summary>
    public static Command Create(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var pages = new Option<DirectoryInfo?>("--pages") { Description = "Folder of scanned pages, each with a label: what is on page NAME.jpg is in NAME.json." };
        var examples = new Option<DirectoryInfo?>("--examples") { Description = "Folder that 'examples export' wrote. Tells whether thresholds must be raised; what could be lowered is not in it." };
        var form = new Option<string?>("--form") { Description = "Id of the form. Left out, the only one of the set." };
        var maxError = new Option<double>("--max-error")
        {
            Description = "Largest share of wrong fields among the accepted ones, 0.0001 to 0.2.",
            CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share : double.NaN,
            DefaultValueFactory = _ => 0.005,
        };
        maxError.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0.0001 and <= 0.2))
                result.AddError("--max-error must be from 0.0001 to 0.2.");
        });
        var command = new Command("thresholds", "Compute a form's acceptance thresholds from scans whose content is known, and report coverage against error.")
        {
            pages, examples, form, maxError,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(pages) is null == result.GetResult(examples) is null)
                result.AddError("Give either --pages or --examples.");
        });
        command.SetAction((arguments, cancellationToken) => RunAsync(
            configuration,
            arguments.GetValue(pages)?.FullName,
            arguments.GetValue(examples)?.FullName,
            arguments.GetValue(form),
            arguments.GetValue(maxError),
            arguments.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        IConfiguration configuration, string? pages, string? examples, string? form, double maxError, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        using var host = await OpenAsync(configuration, cancellationToken);
        var set = pages is not null
            ? await ReadPagesAsync(host.Services, pages, form, cancellationToken)
            : await ReadExamplesAsync(host.Services, examples!, form, cancellationToken);
        if (set.Errors.Count > 0)
        {
            foreach (var error in set.Errors.Take(MostErrors))
                await console.Error.WriteLineAsync(error);
            if (set.Errors.Count > MostErrors)
                await console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"And {set.Errors.Count - MostErrors} more."));
            return 1;
        }

        var results = new ThresholdSearch(set.Fields, set.Now!, maxError, mayLower: pages is not null).Run();
        var report = new ThresholdReport(set.Form!, set.Now!.Accept, maxError);
        foreach (var text in set.Remarks.Concat(results.Select(report.Describe)).Append(ThresholdReport.DescribeWrong(set.Fields)))
            await console.Output.WriteLineAsync(text + '\n');
        var without = results.Where(result => result.Chosen is null).Select(result => ThresholdReport.NameOf(result.Kind)).ToList();
        if (without.Count > 0)
        {
            await console.Error.WriteLineAsync($"There is no policy that keeps the limit: no value of {string.Join(" and ", without)} does. Look at the wrong readings above: are their labels right?");
            return 1;
        }

        await console.Output.WriteLineAsync("In the form's template:\n\n" + report.Policy(results));
        await console.Output.WriteLineAsync("\nOr in the operator's settings, for all versions of the form:\n\n" + report.Settings(results));
        return 0;
    }

    private static async Task<LabelledSet> ReadPagesAsync(IServiceProvider services, string folder, string? form, CancellationToken cancellationToken)
    {
        if (!services.GetRequiredService<BlankPages>().IsAvailable || !OpenCv.IsInstalled)
            return LabelledSet.Refused("Pages cannot be read on this machine: that takes pdftoppm (Debian package poppler-utils) and OpenCV.");
        var labels = ActivatorUtilities.CreateInstance<LabelledPages>(services);
        var pages = await labels.ReadAsync(folder, cancellationToken);
        if (labels.Errors.Count > 0)
            return LabelledSet.Refused([.. labels.Errors]);
        if (Only(pages.Select(page => page.Template.Id), form) is not { } id)
            return LabelledSet.Refused(OneForm(pages.Select(page => page.Template.Id)));

        pages = [.. pages.Where(page => page.Template.Id == id)];
        var options = services.GetRequiredService<IOptions<FormReadingOptions>>().Value;
        // What the form's newest version says is what its next one will start from.
        var now = InForce(pages.MaxBy(page => TemplateStore.NumberOf(page.Template.Version))!.Template, options);
        var open = new PolicyOptions { Accept = now.Accept, AcceptanceThreshold = 0, PlainThreshold = 0, MarkThreshold = 0, NoCheckDigitThreshold = 0 };
        var reader = ActivatorUtilities.CreateInstance<PageReader>(
            services, Options.Create(options with { Policies = new Dictionary<string, PolicyOptions> { [id] = open } }));
        var measurement = new PageMeasurement(services.GetRequiredService<PageSource>(), reader);
        var fields = await measurement.ReadAsync(pages, cancellationToken);
        var unread = measurement.Unread.ToList();
        return new LabelledSet(id, now, fields, [.. measurement.Errors],
        [
            string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages of {id}, {fields.Count} fields, read by {services.GetRequiredService<DigitNetwork>().Version.Version}."),
            string.Join('\n', unread.Prepend(string.Create(CultureInfo.InvariantCulture, $"Pages that were not read, whose fields are for a person: {unread.Count}."))),
        ]);
    }

    private static async Task<LabelledSet> ReadExamplesAsync(IServiceProvider services, string folder, string? form, CancellationToken cancellationToken)
    {
        var examples = new AuditExamples(services.GetRequiredService<DigitNetwork>().Version);
        var all = await examples.ReadAsync(folder, cancellationToken);
        if (examples.Errors.Count > 0)
            return LabelledSet.Refused([.. examples.Errors]);
        if (Only(all.Select(one => one.Form), form) is not { } id)
            return LabelledSet.Refused(OneForm(all.Select(one => one.Form)));
        if (await services.GetRequiredService<FormTemplates>().FindAsync(id, version: null, cancellationToken) is not { } template)
            return LabelledSet.Refused($"There is no form {id}.");
        return new LabelledSet(
            id,
            InForce(template, services.GetRequiredService<IOptions<FormReadingOptions>>().Value),
            [.. all.Where(one => one.Form == id).Select(one => one.Field)],
            [],
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{all.Count(one => one.Form == id)} accepted fields of {id}, seen by reviewers for audit. Not counted: {examples.NotAudited} that were reviewed for other reasons or not accepted, {examples.OfOtherModels} of other models."),
            ]);
    }

    /// <summary>The policy in force; of a form of which nothing is accepted yet, that which would accept with the same thresholds.</summary>
    private static AcceptanceThresholds InForce(FormTemplate template, FormReadingOptions options) =>
        AcceptanceThresholds.Of(template, options) is { Accept: not AcceptanceRule.Never } thresholds
            ? thresholds
            : AcceptanceThresholds.Of(template, options) with { Accept = AcceptanceRule.PlainReading };

    private static string? Only(IEnumerable<string> forms, string? named)
    {
        var known = forms.Distinct().ToList();
        return named is null ? known.Count == 1 ? known[0] : null : known.Find(form => form == named);
    }

    private static string OneForm(IEnumerable<string> forms) =>
        $"A policy is a form's own. Name one with --form; the set has: {string.Join(", ", forms.Distinct().Order(StringComparer.Ordinal).DefaultIfEmpty("none"))}.";

    private static async Task<IHost> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddMetrics().AddSingleton<LocalFolder>().AddSingleton<PlatformKeys>().AddSingleton(TimeProvider.System);
        builder.AddFormReading();
        // Built and not started: the service's own classes, without its endpoints and queues.
        var host = builder.Build();
        await host.Services.GetRequiredService<DatabaseMigration<FormReadingDbContext>>().RunAsync(cancellationToken);
        return host;
    }
}
