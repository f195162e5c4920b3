using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.Pdf;

namespace PensionsAi.FormReading;

/// <summary>Says at start what the service lacks.</summary>
internal sealed partial class FormReadingStartup(PdfPages pdf, ILogger<FormReadingStartup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!pdf.IsAvailable || !OpenCv.IsInstalled)
            LogFieldsAlone(logger, pdf.IsAvailable, OpenCv.IsInstalled);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 5201, Level = LogLevel.Warning,
        Message = "Whole forms are refused with 422, single fields alone are read: pdftoppm installed {HasPoppler}, OpenCV usable {HasOpenCv}")]
    private static partial void LogFieldsAlone(ILogger logger, bool hasPoppler, bool hasOpenCv);
}
