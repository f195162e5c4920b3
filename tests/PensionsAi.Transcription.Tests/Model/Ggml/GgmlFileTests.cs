using PensionsAi.RandomSpeechModel;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Model.Ggml;

namespace PensionsAi.Transcription.Tests.Model.Ggml;

/// <summary>Files of weights: what is stored is read exactly, and what is no model is refused.</summary>
public sealed class GgmlFileTests(ToyModel toy) : IClassFixture<ToyModel>
{
    [Fact]
    public void ReadFloats_FiveBitBlocks_AreWhatTheirBytesSay()
    {
        using var file = GgmlFile.Open(PartialModel.FiveBitPath);
        var tensor = file.Tensor("decoder.blocks.1.mlp.0.weight", 1_536, 384);
        Assert.Equal(GgmlType.Q5_0, tensor.Type);
        var read = new float[tensor.Elements];
        file.ReadFloats(tensor, 0, read);
        var bytes = File.ReadAllBytes(PartialModel.FiveBitPath);
        for (var i = 0; i < read.Length; i++)
            Assert.Equal(FiveBitNumber(bytes, tensor.Offset, i), read[i]);
    }

    [Fact]
    public void ReadFloats_FiveBitBlocks_AreHalfAStepFromWhatWasQuantised()
    {
        using var five = GgmlFile.Open(PartialModel.FiveBitPath);
        using var half = GgmlFile.Open(PartialModel.HalfPath);
        const string name = "encoder.blocks.0.attn.query.weight";
        var (quantised, original) = (new float[384 * 384], new float[384 * 384]);
        five.ReadFloats(five.Tensor(name, 384, 384), 0, quantised);
        half.ReadFloats(half.Tensor(name, 384, 384), 0, original);
        for (var block = 0; block < quantised.Length; block += 32)
        {
            // The number of the greatest magnitude becomes -16 steps; the other end has 15, and what lies beyond is clipped.
            var step = original.AsSpan(block, 32).ToArray().Max(Math.Abs) / 16;
            for (var i = block; i < block + 32; i++)
                Assert.InRange(Math.Abs(quantised[i] - original[i]), 0, step * 1.01f);
        }
    }

    [Theory]
    [InlineData(StoredAs.F32, 64)]
    [InlineData(StoredAs.F16, 64)]
    [InlineData(StoredAs.Q5_0, 64)]
    [InlineData(StoredAs.Q8_0, 32)]
    [InlineData(StoredAs.Q8_0, 64)]
    public void ReadEightBits_Numbers_AreHalfAStepAway(StoredAs storedAs, int block)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.bin");
        RandomModelFile.Write(path, ModelSize.Toy, storedAs, seed: 4);
        using var file = GgmlFile.Open(path);
        var tensor = file.Tensor("decoder.blocks.0.mlp.0.weight", 256, 64);
        var floats = new float[tensor.Elements];
        var values = new byte[floats.Length];
        var scales = new float[floats.Length / block];
        file.ReadFloats(tensor, 0, floats);
        file.ReadEightBits(tensor, values, scales);
        for (var i = 0; i < floats.Length; i++)
        {
            Assert.Equal(floats.AsSpan(i / block * block, block).ToArray().Max(Math.Abs) / 127, scales[i / block], 1e-6f);
            Assert.InRange(Math.Abs(floats[i] - ((values[i] - 128) * scales[i / block])), 0, (scales[i / block] / 2) + 1e-6f);
        }
    }

    [Fact]
    public void Tensor_OfAnotherShape_IsRefused()
    {
        using var file = GgmlFile.Open(toy.Path);
        Assert.Throws<SpeechModelException>(() => file.Tensor("decoder.ln.weight", 65));
        Assert.Throws<SpeechModelException>(() => file.Tensor("decoder.ln.heaviness", 64));
    }

    [Fact]
    public void Read_CutOffAnywhere_IsRefused()
    {
        var whole = File.ReadAllBytes(toy.Path);
        var random = new Random(5);
        int[] lengths = [0, 3, 4, 20, 47, 48, 55, 56, whole.Length - 1, .. Enumerable.Range(0, 100).Select(_ => random.Next(whole.Length))];
        foreach (var length in lengths)
        {
            using var stream = new MemoryStream(whole, 0, length);
            var index = Record.Exception(() => GgmlIndex.Read(stream));
            if (index is null)
                AssertLacksTensors(whole.AsSpan(0, length).ToArray());
            else
                Assert.IsType<SpeechModelException>(index);
        }
    }

    [Fact]
    public void Read_BytesChangedAnywhere_IsReadOrRefused()
    {
        var whole = File.ReadAllBytes(toy.Path);
        var random = new Random(6);
        var refused = 0;
        for (var i = 0; i < 400; i++)
        {
            var changed = (byte[])whole.Clone();

            // Most of a file is weights, where any byte is right: the first kilobytes and the places of tensors matter.
            for (var change = 0; change < 1 + (i % 4); change++)
                changed[i % 2 == 0 ? random.Next(64) : random.Next(whole.Length)] = (byte)random.Next(256);
            using var stream = new MemoryStream(changed);
            var exception = Record.Exception(() => GgmlIndex.Read(stream));
            Assert.True(exception is null or SpeechModelException, exception?.ToString());
            refused += exception is null ? 0 : 1;
        }

        Assert.InRange(refused, 100, 400);
    }

    /// <summary>A file that ends between two tensors can be read, and is found out when a network is built of it.</summary>
    private static void AssertLacksTensors(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.bin");
        File.WriteAllBytes(path, bytes);
        Assert.Throws<SpeechModelException>(() => SpeechNetwork.Load(path, null, default, threads: 1));
    }

    /// <summary>A number of a Q5_0 tensor, by the description of the format: 22 bytes for 32 numbers.</summary>
    private static float FiveBitNumber(byte[] bytes, long offset, int index)
    {
        var block = (int)(offset + (index / 32 * 22L));
        var place = index % 32;
        var scale = (float)BitConverter.ToHalf(bytes, block);
        var low = place < 16 ? bytes[block + 6 + place] % 16 : bytes[block + 6 + place - 16] / 16;
        var high = BitConverter.ToUInt32(bytes, block + 2) / (uint)Math.Pow(2, place) % 2;
        return scale * (low + (16 * (int)high) - 16);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("pensionsai-ggml-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
