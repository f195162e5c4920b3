using PensionsAi.Models.PiiSv;

var data = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
var models = Environment.GetEnvironmentVariable("PENSIONSAI_TEST_MODELS");
switch (args)
{
    case ["build", var folder] when data is not null && models is not null:
        TableBuild.Run(data, models, folder);
        return 0;
    case ["train", var folder] when data is not null:
        EvaluateCommand.Train(data, folder);
        return 0;
    case ["evaluate", var folder, .. var parts] when data is not null:
        EvaluateCommand.Run(data, folder, parts);
        return 0;
    case ["measure", var folder, ..] when data is not null:
        Measurement.Run(data, folder, errorsOf: args[2..]);
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: PensionsAi.Models.PiiSv build FOLDER              writes names.bin into FOLDER, and manifest.json anew
                   PensionsAi.Models.PiiSv train FOLDER              trains person-names.bin over FOLDER's names.bin, and writes
                                                                     manifest.json anew
                   PensionsAi.Models.PiiSv evaluate FOLDER [PART…]   trains on a part and measures on the rest: ner, talbanken,
                                                                     notes; ner+ and talbanken+ show the mistakes, and so do the
                                                                     names of entity types, and NONE, for the notes
                   PensionsAi.Models.PiiSv measure FOLDER [TYPE…]    prints recall and precision of FOLDER's model on the notes
                                                                     that it was trained on, its speed, and mistakes by type
            PENSIONSAI_DATA names the folder of the data, PENSIONSAI_TEST_MODELS that of the statistics of words (build).
            """);
        return 2;
}
