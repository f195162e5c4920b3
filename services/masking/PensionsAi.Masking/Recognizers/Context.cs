using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Context words that more than one recognizer looks for.</summary>
internal static class Context
{
    /// <summary>Words for a payment reference: its check digit is a bank account's, and it identifies a payment, not a person.</summary>
    public static readonly ContextWords PaymentReference = new("ocr", "ocr-nr", "ocr-nummer", "ocr-numret", "faktura*", "referensnummer");
}
