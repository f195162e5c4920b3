using System.Text;
using PensionsAi.Classification.Model.Sentences;

namespace PensionsAi.Classification.Model;

/// <summary>
/// Reads and writes a <see cref="TextModel"/>. Little-endian: the mark <c>PAITEXT2</c>, the weights of blocks, the cue
/// lexicon, the heads, the terms, the weights as half-precision numbers (training rounds them, so a model read back is the one evaluated), and the profile of
/// the training texts, which a file may end without. A model that needs a sentence encoder has the mark <c>PAITEXT3</c>, so that a
/// release that knows nothing of encoders refuses it, and its block before the profile.
/// </summary>
internal static class TextModelFile
{
    private const int LargestCount = 10_000_000;

    private static ReadOnlySpan<byte> Mark => "PAITEXT2"u8;

    private static ReadOnlySpan<byte> MarkWithSentences => "PAITEXT3"u8;

    /// <summary>Rounds a weight to what the file can hold.</summary>
    public static float Round(float weight) => (float)(Half)weight;

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="profile">What its training texts are like; null when that is not known.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(TextModel model, TrainingProfile? profile, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(model.Sentence is null ? Mark : MarkWithSentences);
        writer.Write(model.Space.Weights.Characters);
        writer.Write(model.Space.Weights.Cues);
        writer.Write(model.Space.Cues.Source);
        writer.Write(model.Heads.Count);
        foreach (var head in model.Heads)
            WriteHead(writer, head);

        writer.Write(model.Space.Terms.Count);
        foreach (var term in model.Space.Terms)
        {
            writer.Write((byte)term.Kind);
            writer.Write(term.Text);
            writer.Write(term.InverseFrequency);
        }

        for (var term = 0; term < model.Space.Terms.Count; term++)
        {
            for (var output = 0; output < model.Outputs; output++)
                writer.Write((Half)model.Weight(term, output));
        }

        if (model.Sentence is not null)
            SentenceBlockFile.Write(model.Sentence, writer);
        if (profile is not null)
            WriteProfile(writer, profile);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The stream does not hold one.</exception>
    public static TextModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var mark = reader.ReadBytes(Mark.Length);
        var hasSentence = mark.AsSpan().SequenceEqual(MarkWithSentences);
        if (!hasSentence && !mark.AsSpan().SequenceEqual(Mark))
            throw new InvalidDataException("This is not a text model of a known format.");

        var blocks = new BlockWeights(reader.ReadSingle(), reader.ReadSingle());
        var cues = new CueLexicon(reader.ReadString());
        var heads = new LinearHead[ReadCount(reader)];
        for (var i = 0; i < heads.Length; i++)
            heads[i] = ReadHead(reader);

        var terms = new Term[ReadCount(reader)];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = new Term((TermKind)reader.ReadByte(), reader.ReadString(), reader.ReadSingle());

        var weights = new float[checked(terms.Length * heads.Sum(head => head.Classes.Count))];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (float)reader.ReadHalf();
        return new TextModel(new TermSpace(terms, blocks, cues), heads, weights)
        {
            Sentence = hasSentence ? SentenceBlockFile.Read(reader, heads[0].Classes.Count) : null,
            Profile = stream.ReadByte() < 0 ? null : ReadProfile(reader),
        };
    }

    private static void WriteHead(BinaryWriter writer, LinearHead head)
    {
        writer.Write(head.Name);
        writer.Write(head.Calibration.Scale);
        writer.Write(head.Calibration.Slope);
        writer.Write(head.Calibration.MarginSlope);
        writer.Write(head.Calibration.Intercept);
        writer.Write(head.Classes.Count);
        for (var i = 0; i < head.Classes.Count; i++)
        {
            writer.Write(head.Classes[i]);
            writer.Write(head.Biases[i]);
            writer.Write(head.Thresholds[i]);
        }
    }

    private static LinearHead ReadHead(BinaryReader reader)
    {
        var name = reader.ReadString();
        var calibration = new Calibration(
            reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        var count = ReadCount(reader);
        var (classes, biases, thresholds) = (new string[count], new float[count], new float[count]);
        for (var i = 0; i < count; i++)
            (classes[i], biases[i], thresholds[i]) = (reader.ReadString(), reader.ReadSingle(), reader.ReadSingle());
        return new LinearHead(name, classes, biases, thresholds, calibration);
    }

    private static void WriteProfile(BinaryWriter writer, TrainingProfile profile)
    {
        writer.Write((byte)1);
        writer.Write(profile.Texts);
        writer.Write(profile.Abstained);
        writer.Write(profile.KnownShare);
        writer.Write(profile.KnownDeviation);
        writer.Write(profile.Labels.Count);
        foreach (var (code, texts) in profile.Labels)
        {
            writer.Write(code);
            writer.Write(texts);
        }
    }

    private static TrainingProfile ReadProfile(BinaryReader reader)
    {
        var (texts, abstained, known, deviation) = (ReadCount(reader), ReadCount(reader), reader.ReadDouble(), reader.ReadDouble());
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var count = ReadCount(reader); count > 0; count--)
            labels.Add(reader.ReadString(), ReadCount(reader));
        return new TrainingProfile(texts, labels, abstained, known, deviation);
    }

    private static int ReadCount(BinaryReader reader) =>
        reader.ReadInt32() is >= 0 and <= LargestCount and var count
            ? count
            : throw new InvalidDataException("The text model names an impossible count.");
}
