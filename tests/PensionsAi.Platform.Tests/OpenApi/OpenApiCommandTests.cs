using System.CommandLine;
using PensionsAi.SingleNode;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>The command that the build runs.</summary>
public sealed class OpenApiCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("openapi-tests-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_CommittedDocument_Passes()
    {
        var (code, _, error) = await RunAsync("--check", ApiDescription.File);

        Assert.Equal(string.Empty, error);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Check_ChangedDocument_NamesTheFirstLineThatDiffers()
    {
        var changed = Path.Combine(_folder.FullName, "changed.json");
        var lines = await File.ReadAllLinesAsync(ApiDescription.File, Cancelled);
        lines[40] = "  changed";
        await File.WriteAllLinesAsync(changed, lines, Cancelled);

        var (code, _, error) = await RunAsync("--check", changed);

        Assert.Equal(1, code);
        Assert.Contains("differs from line 41", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_Twice_WritesTheSameOnceAndKeepsNothing()
    {
        var hadLocalFolder = Directory.Exists(".local");
        var file = new FileInfo(Path.Combine(_folder.FullName, "openapi.json"));
        var (first, _, _) = await RunAsync("--output", file.FullName);
        file.LastWriteTimeUtc = DateTime.UnixEpoch;
        var (second, output, _) = await RunAsync("--output", file.FullName);
        file.Refresh();

        Assert.Equal((0, 0), (first, second));
        Assert.Equal(string.Empty, output);
        Assert.Equal(DateTime.UnixEpoch, file.LastWriteTimeUtc);
        Assert.DoesNotContain('\r', await File.ReadAllTextAsync(file.FullName, Cancelled));
        Assert.Equal(hadLocalFolder, Directory.Exists(".local"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var parsed = CommandLine.Create().Parse(["openapi", .. arguments]);
        return (await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancelled), output.ToString(), error.ToString());
    }
}
