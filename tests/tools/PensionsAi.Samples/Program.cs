using PensionsAi.StripComposer;

// Writes the sample pictures of docs/samples: PensionsAi.Samples docs/samples
if (args is not [var folder])
{
    Console.Error.WriteLine("Usage: PensionsAi.Samples FOLDER");
    return 2;
}

if (MnistDigits.DataFolder is not { } data)
{
    Console.Error.WriteLine("PENSIONSAI_DATA names no folder with handwriting/mnist.");
    return 1;
}

const int seed = 1934;
var random = new Random(seed);
var number = TestPersonnummer.Load(data).First(candidate => candidate.StartsWith("1934", StringComparison.Ordinal));
var writer = new StripWriter(MnistDigits.Load(data, "train"));
var style = new StripStyle { Height = 96, Slant = 0.1, MinGap = 0.08, Noise = 1 };
var path = Path.Combine(folder, "personnummer.png");
File.WriteAllBytes(path, writer.Compose($"{number[2..8]}-{number[8..]}", style, random));
Console.WriteLine($"Wrote {path}: {number}");
return 0;
