using PensionsAi.Masking.Contracts;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Masking.MaskTable;

/// <summary>The examples in the API description.</summary>
internal static class MaskTableExamples
{
    public const string Csv = "namn;kommentar;telefon\r\n[PERSON_1];Ringde om [PERSON_1].;070-174 06 90\r\n";

    public const string JsonLines = """{"namn":"[PERSON_1]","kommentar":"Ringde om [PERSON_1].","telefon":"070-174 06 90"}""" + "\n";

    public static readonly Contracts.MaskTable Settings = new()
    {
        Columns = [new ColumnRule("namn") { EntityType = "PERSON", Operator = "pseudonym" }, new ColumnRule("kommentar")],
    };

    public static readonly TableMaskingReport Report = new(
        1,
        [
            new TableColumnReport("namn", true, new Dictionary<string, long> { ["PERSON"] = 1 }, null),
            new TableColumnReport("kommentar", true, new Dictionary<string, long> { ["PERSON"] = 1 }, null),
            new TableColumnReport("telefon", false, new Dictionary<string, long>(), new ColumnSuggestion("PHONE", 1)),
        ],
        new ModelVersion("pii-sv", "1.0.0", "7566877fb5eba08907199480163e495455cf5b6bfeb171dede219095227997fa"));
}
