using PensionsAi.Classification.Model;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.Classification.Tests;

internal static class CommittedModel
{
    public static VerifiedModel Verified { get; } = new ModelStore(Path.Combine(Repository.Root, "models")).Open("pension-freetext");

    public static TextModel Model { get; } = Read();

    public static TextLabeller Labeller { get; } = new(Model);

    private static TextModel Read()
    {
        using var stream = Verified.OpenFile("model.bin");
        return TextModelFile.Read(stream);
    }
}
