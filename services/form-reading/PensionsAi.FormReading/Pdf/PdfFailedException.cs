namespace PensionsAi.FormReading.Pdf;

/// <summary>The renderer could not render a PDF, took more than it may, or is not installed. Says nothing of the file.</summary>
internal sealed class PdfFailedException() : Exception("The PDF could not be rendered.");
