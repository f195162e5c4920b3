namespace PensionsAi.Models.PiiSv;
internal static class Measurement { public static void Run(string data, string folder, string? errorsOf) { } }
