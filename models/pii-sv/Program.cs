using PensionsAi.Models.PiiSv;

var data = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
var models = Environment.GetEnvironmentVariable("PENSIONSAI_TEST_MODELS");
switch (args)
{
    case ["build", var folder] when data is not null && models is not null:
        TableBuild.Run(data, models, folder);
        return 0;
    case ["measure", var folder, ..] when data is not null:
        Measurement.Run(data, folder, errorsOf: args.ElementAtOrDefault(2));
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: PensionsAi.Models.PiiSv build FOLDER            writes names.bin and manifest.json into FOLDER
                   PensionsAi.Models.PiiSv measure FOLDER [TYPE]   prints recall, precision and speed of FOLDER's table,
                                                                   and the mistakes of one entity type
            PENSIONSAI_DATA names the folder of the data, PENSIONSAI_TEST_MODELS that of the letter-case statistics (build).
            """);
        return 2;
}
